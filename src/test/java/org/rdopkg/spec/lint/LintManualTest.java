package org.rdopkg.spec.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/lint.md} and the rules are the same thing. */
class LintManualTest {
  private static final Path MANUAL = Path.of("docs/lint.md");
  private static final String BEGIN = "<!-- rules -->\n";
  private static final String END = "<!-- end of rules -->";

  @Test
  void the_table_has_every_rule() throws IOException {
    String manual = Files.readString(MANUAL);
    int begin = manual.indexOf(BEGIN) + BEGIN.length();
    int end = manual.indexOf(END);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(MANUAL, manual.substring(0, begin) + table() + manual.substring(end));
      return;
    }
    assertThat(manual.substring(begin, end)).isEqualTo(table());
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| id | level | what it finds, and why | `--fix` |\n");
    table.append("| --- | --- | --- | --- |\n");
    for (LintRule rule : LintRule.values()) {
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(rule.id(), rule.severity().letter(), rule.why(), rule.fix()));
    }
    return table.toString();
  }
}
