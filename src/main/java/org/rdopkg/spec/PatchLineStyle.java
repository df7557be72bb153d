package org.rdopkg.spec;

import java.util.List;

/**
 * How Patch lines are written: the case of the tag, the width of its number, the column of the
 * value. Renders new lines and new numbers so that they look like their neighbours.
 */
final class PatchLineStyle {
  private static final int TAB = 8;

  private final int paddedWidth;
  private final boolean aligned;

  private PatchLineStyle(List<String> numbers, boolean aligned) {
    paddedWidth =
        numbers.stream()
            .filter(n -> n.length() > 1 && n.startsWith("0"))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    this.aligned = aligned;
  }

  /** The style of a spec's Patch lines. */
  static PatchLineStyle of(List<PatchEntry> entries) {
    List<Tag> tags = entries.stream().flatMap(e -> e.tag().stream()).toList();
    return new PatchLineStyle(tags.stream().map(Tag::number).toList(), isAligned(tags));
  }

  /** The style of numbers as they are written somewhere. */
  static PatchLineStyle ofNumbers(List<String> numbers) {
    return new PatchLineStyle(numbers, false);
  }

  /** Whether values stand in one column although names differ in length. */
  private static boolean isAligned(List<Tag> tags) {
    for (Tag a : tags) {
      for (Tag b : tags.subList(0, Math.min(tags.size(), 50))) {
        if (colonEnd(a) != colonEnd(b)
            && column(a.text(), a.valueStart()) == column(b.text(), b.valueStart())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The number as it is written where a number of this form stood before. */
  String number(int number, String before) {
    boolean padded = before.startsWith("0") && before.length() > 1;
    int width = padded || before.length() == paddedWidth ? before.length() : 1;
    return pad(number, width);
  }

  static String pad(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** A tag line with another number and value; blanks after the colon keep the value's column. */
  String render(Tag like, String number, String value) {
    int nameStart = like.nameEnd() - like.number().length();
    int colon = colonEnd(like);
    String name = like.text().substring(0, nameStart) + number;
    String head = name + blanksBeforeColon(like) + ":";
    String gap = like.text().substring(colon, like.valueStart());
    return head + gap(gap, column(like.text(), colon), column(head, head.length())) + value;
  }

  private static String blanksBeforeColon(Tag tag) {
    String between = tag.text().substring(tag.nameEnd(), colonEnd(tag) - 1);
    return between.isBlank() ? between : "";
  }

  private static int colonEnd(Tag tag) {
    return tag.text().indexOf(':', tag.nameEnd()) + 1;
  }

  private String gap(String gap, int oldColumn, int newColumn) {
    if (gap.isEmpty() || oldColumn == newColumn) {
      return gap;
    }
    int target = column(" ".repeat(oldColumn) + gap, oldColumn + gap.length());
    if (gap.indexOf('\t') >= 0) {
      return tabs(gap, newColumn, target);
    }
    boolean free = gap.length() == 1 && !aligned;
    return free ? gap : " ".repeat(Math.max(1, target - newColumn));
  }

  private static String tabs(String gap, int from, int target) {
    StringBuilder tabs = new StringBuilder("\t");
    int column = (from / TAB + 1) * TAB;
    while (column < target) {
      tabs.append('\t');
      column += TAB;
    }
    return column == target || gap.equals("\t") ? tabs.toString() : gap;
  }

  private static int column(String text, int end) {
    int column = 0;
    for (int i = 0; i < end; i++) {
      column = text.charAt(i) == '\t' ? (column / TAB + 1) * TAB : column + 1;
    }
    return column;
  }
}
