package org.rdopkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/pitfalls.md} names tests that there are, one at least for each pitfall. */
class PitfallsTest {
  private static final Path TESTS = Path.of("src/test/java");
  private static final Path PATCHES = Path.of("src/test/resources/org/rdopkg/spec/patches");
  private static final Pattern NAME = Pattern.compile("`([A-Za-z]+Test)(?:#(\\w+))?`");
  private static final Pattern CASE = Pattern.compile("`patches/(\\w+)`");

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    int pitfalls = 0;
    for (String line : Files.readAllLines(Path.of("docs/pitfalls.md"))) {
      int named = 0;
      for (Matcher m = NAME.matcher(line); m.find(); named++) {
        String source = sources.getOrDefault(m.group(1), "");
        boolean there =
            m.group(2) == null ? !source.isEmpty() : source.contains(" " + m.group(2) + "(");
        if (!there) {
          missing.add(m.group());
        }
      }
      for (Matcher m = CASE.matcher(line); m.find(); named++) {
        if (!Files.exists(PATCHES.resolve(m.group(1) + ".input.spec"))) {
          missing.add(m.group());
        }
      }
      boolean row =
          line.startsWith("| ") && !line.contains("---") && !line.contains("what goes wrong");
      pitfalls += row ? 1 : 0;
      assertThat(row && named == 0).as(line).isFalse();
    }
    assertThat(missing).isEmpty();
    assertThat(pitfalls).isGreaterThan(40);
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return sources;
  }
}
