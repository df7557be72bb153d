package org.rdopkg.spec;

import java.util.Collection;
import java.util.Locale;

/**
 * A comment above several Patch lines that is about all of them: {@code # Downstream patches}. It
 * does not go with the first of them, but with the last one that goes.
 *
 * <p>A comment above a Patch line is taken to be about that patch alone, unless it speaks of
 * patches and others follow before the next blank line or heading.
 */
final class PatchHeading {
  private static final String WORD = "patches";

  private PatchHeading() {}

  /**
   * The last line of a heading in the comment above a Patch line.
   *
   * @param start the first line of that comment
   * @param line the Patch line
   * @return the line before {@code start} when the comment is about this patch alone
   */
  static int end(SpecFile spec, int start, int line) {
    int end = line - 1;
    while (end >= start && !speaksOfPatches(spec.line(end).text())) {
      end--;
    }
    if (end < start || !hasAnotherPatch(spec, line)) {
      return start - 1;
    }
    while (end + 1 < line && continues(spec.line(end + 1).text())) {
      end++;
    }
    return end;
  }

  /** Whether a line of a comment goes on with the sentence of the line above. */
  private static boolean continues(String comment) {
    int start = 0;
    while (start < comment.length()
        && (comment.charAt(start) == '#' || MacroText.isBlank(comment.charAt(start)))) {
      start++;
    }
    return start < comment.length() && Character.isLowerCase(comment.charAt(start));
  }

  /** Deletes the headings of these Patch lines that no patch is left below. */
  static void deleteEmpty(SpecFile spec, SpecEdits edits, Collection<Integer> patchLines) {
    for (int line : patchLines) {
      int own = Anchors.commentStart(spec, line);
      int start = Anchors.commentBlockStart(spec, line);
      if (start < own && edits.isDeleted(line) && isEmpty(spec, edits, line)) {
        for (int i = start; i < own; i++) {
          edits.delete(i);
        }
      }
    }
  }

  private static boolean isEmpty(SpecFile spec, SpecEdits edits, int first) {
    int line = first;
    while (isOfParagraph(spec, line)) {
      if (isPatch(spec, line) && !edits.isDeleted(line)) {
        return false;
      }
      line++;
    }
    return !edits.insertsWithin(first - 1, line);
  }

  private static boolean hasAnotherPatch(SpecFile spec, int line) {
    int next = line + 1;
    while (isOfParagraph(spec, next) && !isPatch(spec, next)) {
      next++;
    }
    return isOfParagraph(spec, next);
  }

  private static boolean isOfParagraph(SpecFile spec, int line) {
    if (line > spec.lineCount()) {
      return false;
    }
    SpecLine text = spec.line(line);
    return text.isComment() ? !speaksOfPatches(text.text()) : isPatch(spec, line);
  }

  private static boolean isPatch(SpecFile spec, int line) {
    String text = spec.line(line).text();
    if (spec.sectionAt(line).name().equals("patchlist")) {
      return !spec.line(line).isBlank() && !spec.line(line).isComment() && !text.startsWith("%");
    }
    return Tag.parse(line, text).filter(tag -> tag.is("Patch")).isPresent();
  }

  private static boolean speaksOfPatches(String comment) {
    String text = comment.toLowerCase(Locale.ROOT);
    for (int at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + 1)) {
      int end = at + WORD.length();
      boolean starts = at == 0 || !isWordPart(text.charAt(at - 1));
      if (starts && (end == text.length() || !isWordPart(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
