package org.rdopkg.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.testkit.TempGit;

/**
 * Configuration files put together at random mean what git makes of them, or are as wrong. There
 * are no tabs inside of values: git took them for blanks before 2.45.
 */
class GitConfigTextTest {
  private static final String[] HEADERS = {
    "[a]", "[A \"b\"]", "[a.B]", "[a \"x.\\\"y\\\\z\\q\"]", " [ a]", "[a \"b]", "[\"b\"]", "[a-1]"
  };
  private static final String[] KEYS = {"key", "Key2", "k-e", "1k", "k_e", "", "key key", "\"k\""};
  private static final String[] BETWEEN = {" = ", "=", "=  ", "", " ", " == ", "= ="};
  private static final String[] PIECES = {
    "value", " ", "  ", "\"", "\\\"", "\\\\", "\\n", "\\t", "\\b", "\\q", "\\\n", "#", ";", "=",
    "[x]", "'", "ü", "$HOME"
  };
  private static final String[] ENDS = {"\n", "\n", "\n", "\r\n", "", " # comment\n", "\n\n  \n"};

  @TempDir Path folder;
  private final Random random = new Random(42);
  private int wrong;

  @Test
  void someHundredFiles() throws Exception {
    compare(250);
    assertThat(wrong).isBetween(25, 225);
  }

  @Test
  @Tag("exhaustive")
  void manyThousandFiles() throws Exception {
    compare(10_000);
  }

  private void compare(int count) throws Exception {
    TempGit repo = TempGit.init(folder);
    Path file = folder.resolve("config");
    for (int i = 0; i < count; i++) {
      String text = file();
      Files.writeString(file, text);
      ProcessResult git = repo.tryGit("config", "--file", file.toString(), "--list", "-z");
      GitConfig.Builder builder = new GitConfig.Builder();
      boolean good = true;
      try {
        GitConfigText.read(text, builder);
      } catch (GitConfigText.BadLine e) {
        good = false;
      }
      assertThat(good).as("%s%n%s", text, git.err()).isEqualTo(git.succeeded());
      wrong += good ? 0 : 1;
      if (good) {
        GitConfig ours = builder.build();
        settings(git.out())
            .forEach((k, v) -> assertThat(ours.all(k)).as("%s:%n%s", k, text).isEqualTo(v));
      }
    }
  }

  private static Map<String, List<String>> settings(String list) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    for (String entry : list.split("\0", -1)) {
      int end = entry.indexOf('\n');
      if (!entry.isEmpty()) {
        settings
            .computeIfAbsent(end < 0 ? entry : entry.substring(0, end), k -> new ArrayList<>())
            .add(end < 0 ? "true" : entry.substring(end + 1));
      }
    }
    return settings;
  }

  private String file() {
    StringBuilder text = new StringBuilder(random.nextInt(30) == 0 ? "\ufeff" : "");
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(usually(HEADERS, 4)).append(random.nextInt(3) == 0 ? "" : "\n");
      for (int j = random.nextInt(3); j >= 0; j--) {
        text.append(random.nextBoolean() ? "  " : "").append(usually(KEYS, 3));
        text.append(usually(BETWEEN, 3));
        for (int k = random.nextInt(4); k > 0; k--) {
          text.append(usually(PIECES, 9));
        }
        text.append(pick(ENDS));
      }
    }
    return text.toString();
  }

  /** One of the first, most of the time. */
  private String usually(String[] from, int first) {
    return from[random.nextInt(random.nextInt(12) == 0 ? from.length : first)];
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
