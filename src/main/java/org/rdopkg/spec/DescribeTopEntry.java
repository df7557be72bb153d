package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the newest changelog entry its text when it has none yet; an entry that has one stays.
 *
 * @param items the changes, without {@code - }; untrusted text, see {@link AddChangelogEntry}
 */
public record DescribeTopEntry(List<String> items) {
  public DescribeTopEntry {
    items = List.copyOf(items);
  }

  /** These items. */
  public static DescribeTopEntry with(List<String> items) {
    return new DescribeTopEntry(items);
  }

  /** The spec with the text. */
  public SpecFile in(SpecFile spec) {
    Optional<ChangelogEntry> top = Changelog.of(spec).top();
    if (items.isEmpty() || top.isEmpty() || !top.get().items().isEmpty()) {
      return spec;
    }
    List<String> lines = new ArrayList<>();
    for (String item : items) {
      lines.addAll(AddChangelogEntry.lines(spec, item));
    }
    int header = top.get().line();
    SpecEdits edits = spec.edit().insertAfter(header, lines);
    boolean placeholder =
        header + 2 <= spec.lineCount()
            && spec.line(header + 1).isBlank()
            && spec.line(header + 2).isBlank();
    if (placeholder) {
      edits.delete(header + 1);
    }
    for (int line = header + 1; isEmptyItem(spec, line); line++) {
      edits.delete(line);
    }
    return edits.apply();
  }

  private static boolean isEmptyItem(SpecFile spec, int line) {
    return line <= spec.lineCount() && spec.line(line).text().strip().equals("-");
  }
}
