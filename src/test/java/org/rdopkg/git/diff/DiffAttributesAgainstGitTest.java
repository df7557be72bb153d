package org.rdopkg.git.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.git.diff.AttributesFile.Setting;

/** The attribute {@code diff} of generated paths, as {@code git check-attr} reports it. */
class DiffAttributesAgainstGitTest {
  private static final List<String> FOLDERS = List.of("", "a", "a/b", "ab");

  @TempDir Path folder;

  @Test
  void the_attribute_is_what_git_reports() throws IOException {
    compare(1, 40);
  }

  @Test
  @Tag("exhaustive")
  void the_attribute_is_what_git_reports_for_masses() throws IOException {
    compare(1000, 3000);
  }

  private void compare(int firstSeed, int count) throws IOException {
    GitProcess.start(folder, "init", "-q", ".").close();
    for (String sub : FOLDERS) {
      Files.createDirectories(folder.resolve(sub));
    }
    for (int seed = firstSeed; seed < firstSeed + count; seed++) {
      Random random = new Random(seed);
      StringBuilder all = new StringBuilder();
      for (String sub : FOLDERS) {
        String text = attributes(random);
        write(folder.resolve(sub).resolve(".gitattributes"), text);
        all.append(sub).append(":\n").append(text);
      }
      List<String> paths = paths(random);
      DiffAttributes ours = new DiffAttributes(this::read);
      List<String> expected = gits(paths);
      for (int i = 0; i < paths.size(); i++) {
        Optional<Setting> setting =
            ours.setting(paths.get(i).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(setting.map(DiffAttributesAgainstGitTest::word).orElse("unspecified"))
            .as("seed %d, path %s in\n%s", seed, paths.get(i), all)
            .isEqualTo(expected.get(i));
      }
    }
  }

  private static String word(Setting setting) {
    return switch (setting.state()) {
      case SET -> "set";
      case UNSET -> "unset";
      case VALUE -> setting.value();
      case UNSPECIFIED -> "unspecified";
    };
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Optional<byte[]> read(byte[] sub) {
    try {
      Path file =
          folder.resolve(new String(sub, StandardCharsets.US_ASCII)).resolve(".gitattributes");
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> gits(List<String> paths) throws IOException {
    try (GitProcess run = GitProcess.quiet(folder, "check-attr", "-z", "--stdin", "diff")) {
      ByteArrayOutputStream input = new ByteArrayOutputStream();
      for (String path : paths) {
        input.writeBytes(path.getBytes(StandardCharsets.ISO_8859_1));
        input.write(0);
      }
      try (OutputStream in = run.process().getOutputStream()) {
        input.writeTo(in);
      }
      byte[] output = run.process().getInputStream().readAllBytes();
      String[] fields = new String(output, StandardCharsets.ISO_8859_1).split("\0", -1);
      List<String> values = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        values.add(fields[3 * i + 2]);
      }
      return values;
    }
  }

  private static String attributes(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "\u00ef\u00bb\u00bf" : "");
    for (int n = random.nextInt(5); n > 0; n--) {
      text.append(pick(random, "", "", "", "", " ", "#", "\t"));
      if (random.nextInt(5) == 0) {
        text.append(pick(random, "[attr]m", "[attr]n", "[attr] m", "[attr]binary", "[attr]-"));
      } else {
        text.append(pattern(random));
      }
      for (int a = random.nextInt(4); a >= 0; a--) {
        text.append(pick(random, " ", " ", "\t", "  ")).append(attribute(random));
      }
      text.append(pick(random, "\n", "\n", "\r\n", " \n"));
    }
    return text.toString();
  }

  private static String attribute(Random random) {
    return pick(
        random,
        "diff",
        "-diff",
        "!diff",
        "diff=java",
        "diff=x",
        "m",
        "-m",
        "!m",
        "n",
        "binary",
        "-binary",
        "!binary",
        "binary=1",
        "text",
        "-",
        "=x",
        "--diff",
        "-diff=x",
        "di:ff",
        "m=2");
  }

  private static String pattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    for (int n = random.nextInt(5); n >= 0; n--) {
      pattern.append(
          pick(
              random,
              "a",
              "b",
              "ab",
              "*",
              "?",
              "/",
              "/",
              "[ab]",
              "[!a]",
              "[^b-z]",
              "[a-b",
              "[]-a]",
              "[[:alpha:]]",
              "[[:alnum:]_]",
              "[[:nope:]]",
              "\\a",
              "\\*",
              "[\\]a]",
              "/**/",
              "/**",
              "**/",
              ".",
              "\u00e9",
              "[\u00e8-\u00ea]",
              "!",
              "[!/]"));
    }
    String text = pattern.toString().replaceAll("(?<=[^/])\\*\\*+", "*");
    if (random.nextInt(10) == 0) {
      return "\"" + text.replace("\\", "\\\\") + pick(random, "\"", "\\141\"", "", "\"b", "\\x\"");
    }
    return text;
  }

  private static List<String> paths(Random random) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      StringBuilder path = new StringBuilder(pick(random, "", "", "a/", "a/b/", "ab/", "b/"));
      for (int n = random.nextInt(4); n >= 0; n--) {
        path.append(
            pick(random, "a", "b", "ab", "*", "]", "x.", "\u00e9", "-", "c", "a/", "!", "\""));
      }
      paths.add(path.append(pick(random, "a", "b", "x.", "\u00ea")).toString().replace("/.", "/"));
    }
    return paths;
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
