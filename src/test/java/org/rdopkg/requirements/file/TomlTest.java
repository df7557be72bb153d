package org.rdopkg.requirements.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlTest {
  private static final List<String> KEYS =
      List.of("a", "b-c", "\"quoted key\"", "'lit'", "1234", "a_b", "\"\\u00e9\"");
  private static final List<String> TEXTS =
      List.of(
          "\"x\"",
          "'C:\\dir'",
          "\"tab\\t quote\\\" uni\\u00e9 \\U0001F600\"",
          "\"\"\"\nlines\n  \"two\" \\\n     joined\"\"\"",
          "'''raw \\n\nline'''",
          "\"\"\"four quotes: \"\"\"\"",
          "''",
          "\"# no comment\"");

  @TempDir Path folder;

  @Test
  void tablesArraysAndTextsAreRead() throws Exception {
    assertThat(
            new Gson()
                .toJson(
                    Toml.parse(
                        """
                        top = 'x' # comment
                        [a.b]
                        c.d = [ "1", ['2'], {e = "3", "f g" = '4'} ,
                          # inside
                        ]
                        [[list]]
                        n = 1_000
                        [list.sub]
                        when = 1979-05-27 07:32:00Z
                        [[list]]
                        n = true
                        """)))
        .isEqualTo(
            "{\"top\":\"x\",\"a\":{\"b\":{\"c\":{\"d\":[\"1\",[\"2\"],{\"e\":\"3\",\"f"
                + " g\":\"4\"}]}}},\"list\":[{\"n\":\"1_000\",\"sub\":{\"when\":\"1979-05-27"
                + " 07:32:00Z\"}},{\"n\":\"true\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a =",
        "= 1",
        "a = \"x",
        "a = 'x\n'",
        "a = [1",
        "a = {b = 1",
        "[a",
        "[a]]x",
        "a = 1 b = 2",
        "a = 1\na = 2",
        "a = 'x'\n[a]",
        "a = \"\\q\"",
        "a = \"\\uD8\"",
        "a = \"\"\"x",
        "[[a]]\n[a.b]\nc=[}"
      })
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> Toml.parse(text)).isInstanceOf(TomlException.class);
  }

  /** Python's own reader, which came with 3.11, is the judge. */
  @Test
  void generatedFilesAreReadAsPythonDoes() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 120; i++) {
      Files.writeString(folder.resolve(i + ".toml"), generated(random));
    }
    String script =
        """
        import glob, json, sys
        try:
            import tomllib
        except ImportError:
            sys.exit(3)
        for i in range(120):
            print(json.dumps(tomllib.load(open('%d.toml' % i, 'rb'))))
        """;
    Process python;
    try {
      python =
          new ProcessBuilder("python3", "-c", script)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no python3");
      return;
    }
    String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = python.waitFor();
    assumeTrue(status != 3, "Python without tomllib");
    assertThat(status).isZero();
    List<String> lines = out.lines().toList();
    for (int i = 0; i < 120; i++) {
      String text = Files.readString(folder.resolve(i + ".toml"));
      assertThat(JsonParser.parseString(new Gson().toJson(Toml.parse(text))))
          .as(text)
          .isEqualTo(JsonParser.parseString(lines.get(i)));
    }
  }

  private static String generated(Random random) {
    StringBuilder text = new StringBuilder();
    int tables = random.nextInt(5);
    values(random, text);
    for (int i = 0; i < tables; i++) {
      String name = "t" + i + (random.nextBoolean() ? "." + key(random) : "");
      boolean many = random.nextInt(3) == 0;
      text.append(many ? "[[" : "[ ").append(name).append(many ? "]]" : " ]").append("\r\n");
      values(random, text);
    }
    return text.toString();
  }

  private static void values(Random random, StringBuilder text) {
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(4) == 0 ? "  # comment = 'x'\n\n" : "");
      text.append('k').append(i).append(random.nextBoolean() ? " . " + key(random) : "");
      text.append(random.nextBoolean() ? " = " : "=").append(value(random, 3)).append("\n");
    }
  }

  private static String key(Random random) {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  private static String value(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 1 : 4);
    if (kind < 2) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    StringBuilder text = new StringBuilder(kind == 2 ? "[" : "{");
    int items = random.nextInt(3);
    for (int i = 0; i < items; i++) {
      text.append(i == 0 ? " " : kind == 2 ? ",\n  # c\n " : ", ");
      text.append(kind == 2 ? "" : "i" + i + " = ").append(value(random, depth - 1));
    }
    text.append(kind == 2 && items > 0 && random.nextBoolean() ? ",\n" : " ");
    return text.append(kind == 2 ? "]" : "}").toString();
  }
}
