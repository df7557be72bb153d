package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * A set of line edits to one {@link SpecFile}, carried out together by {@link #apply()}.
 *
 * <p>All line numbers are those of the original, so edits do not disturb each other. New lines take
 * the line ending of their neighbours; a file without a final newline stays one. Where deleted
 * lines leave two groups of blank lines next to each other, only the larger group remains.
 */
public final class SpecEdits {
  /** Stands for the ending of a new line until its neighbours are known. */
  private static final String INSERTED = "new";

  private final SpecFile spec;
  private final Map<Integer, String> replaced = new TreeMap<>();
  private final TreeSet<Integer> deleted = new TreeSet<>();
  private final Map<Integer, List<String>> before = new TreeMap<>();
  private final Map<Integer, List<String>> after = new TreeMap<>();

  SpecEdits(SpecFile spec) {
    this.spec = spec;
  }

  /** Gives a line another text. */
  public SpecEdits replace(int line, String text) {
    checkWritable(line);
    replaced.put(line, text);
    return this;
  }

  public SpecEdits delete(int line) {
    checkWritable(line);
    deleted.add(line);
    return this;
  }

  /** Puts lines above a line, below those put there by earlier calls. */
  public SpecEdits insertBefore(int line, List<String> texts) {
    before.computeIfAbsent(line, k -> new ArrayList<>()).addAll(texts);
    return this;
  }

  /** Puts lines below a line (0: at the top), below those put there by earlier calls. */
  public SpecEdits insertAfter(int line, List<String> texts) {
    after.computeIfAbsent(line, k -> new ArrayList<>()).addAll(texts);
    return this;
  }

  /** Whether an earlier call deletes the line. */
  public boolean isDeleted(int line) {
    return deleted.contains(line);
  }

  /** Whether an earlier call deletes a line between two lines. */
  boolean deletesWithin(int first, int last) {
    Integer line = deleted.higher(first);
    return line != null && line < last;
  }

  /** Whether an earlier call puts lines between two lines. */
  boolean insertsWithin(int first, int last) {
    return before.keySet().stream().anyMatch(line -> line > first && line <= last)
        || after.keySet().stream().anyMatch(line -> line >= first && line < last);
  }

  private void checkWritable(int line) {
    if (spec.isWrittenByRpmautospec(line)) {
      throw RdopkgException.of(ErrorKind.INPUT, "Line " + line + " of the spec must not be edited")
          .because("it belongs to the block that rpmautospec wrote");
    }
  }

  /** The spec with all edits made. */
  public SpecFile apply() {
    List<SpecLine> result = new ArrayList<>(spec.lineCount() + 16);
    insert(result, after.get(0));
    int gap = -1;
    for (int line = 1; line <= spec.lineCount(); line++) {
      insert(result, before.get(line));
      if (deleted.contains(line)) {
        gap = result.size();
      } else {
        SpecLine old = spec.line(line);
        if (gap == result.size() && old.isBlank()) {
          dropSurplusBlanks(result, line);
        }
        gap = -1;
        result.add(new SpecLine(replaced.getOrDefault(line, old.text()), old.ending()));
      }
      insert(result, after.get(line));
    }
    insert(result, before.get(spec.lineCount() + 1));
    return new SpecFile(withEndings(result), spec.charset());
  }

  private void insert(List<SpecLine> result, @Nullable List<String> texts) {
    if (texts != null) {
      texts.forEach(text -> result.add(new SpecLine(text, INSERTED)));
    }
  }

  /** Called where blanks at the end of {@code result} meet those from {@code line} on. */
  private void dropSurplusBlanks(List<SpecLine> result, int line) {
    int above = 0;
    while (above < result.size() && result.get(result.size() - 1 - above).isBlank()) {
      above++;
    }
    int below = 0;
    while (line + below <= spec.lineCount() && spec.line(line + below).isBlank()) {
      below++;
    }
    for (int i = Math.min(above, below); i > 0; i--) {
      result.remove(result.size() - 1);
    }
  }

  private List<SpecLine> withEndings(List<SpecLine> lines) {
    List<SpecLine> result = new ArrayList<>(lines.size());
    String ending = usualEnding();
    for (SpecLine line : lines) {
      boolean known = !line.ending().equals(INSERTED) && !line.ending().isEmpty();
      ending = known ? line.ending() : ending;
      result.add(known ? line : ended(line.text(), ending));
    }
    if (lacksFinalNewline() && !result.isEmpty()) {
      result.remove(result.size() - 1);
      String last = lines.get(lines.size() - 1).text();
      if (!last.isEmpty()) {
        result.add(new SpecLine(last, ""));
      }
    }
    return result;
  }

  /** A lone carriage return at a line's end belongs to the ending that the line gets. */
  private static SpecLine ended(String text, String ending) {
    return ending.equals("\n") && text.endsWith("\r")
        ? new SpecLine(text.substring(0, text.length() - 1), "\r\n")
        : new SpecLine(text, ending);
  }

  private boolean lacksFinalNewline() {
    return spec.lineCount() > 0 && spec.line(spec.lineCount()).ending().isEmpty();
  }

  private String usualEnding() {
    return spec.lineCount() > 0 && !spec.line(1).ending().isEmpty() ? spec.line(1).ending() : "\n";
  }
}
