package org.rdopkg.spec;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A comment above several Patch lines that is about all of them: {@code # Downstream patches}. It
 * does not go with the first of them, but with the last one that goes.
 *
 * <p>A comment above a Patch line is taken to be about that patch alone, unless it speaks of
 * patches and others follow before the next blank line or heading.
 */
final class PatchHeading {
  private static final int EARLY_WORDS = 4;
  private static final Pattern WORDS = Pattern.compile("[# \\t]+");

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
    while (end >= start && !speaksOfPatches(words(spec, end))) {
      end--;
    }
    if (end < start || !hasAnotherPatch(spec, line)) {
      return start - 1;
    }
    while (end + 1 < line && !isComplete(words(spec, end)) && continues(words(spec, end + 1))) {
      end++;
    }
    return end;
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
    return text.isComment() ? !speaksOfPatches(words(spec, line)) : isPatch(spec, line);
  }

  private static boolean isPatch(SpecFile spec, int line) {
    String text = spec.line(line).text();
    if (spec.sectionAt(line).name().equals("patchlist")) {
      return !spec.line(line).isBlank() && !spec.line(line).isComment() && !text.startsWith("%");
    }
    return Tag.parse(line, text).filter(tag -> tag.is("Patch")).isPresent();
  }

  private static List<String> words(SpecFile spec, int line) {
    return List.of(WORDS.split(spec.line(line).text())).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether the patches are what the line is about: named early, or at its end. */
  private static boolean speaksOfPatches(List<String> words) {
    return isComplete(words)
        || words.stream().limit(EARLY_WORDS).anyMatch(PatchHeading::isWordPatches);
  }

  private static boolean isComplete(List<String> words) {
    return !words.isEmpty() && isWordPatches(words.get(words.size() - 1));
  }

  private static boolean isWordPatches(String word) {
    String plain = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    return plain.equalsIgnoreCase("patches");
  }

  /** Whether a line of a comment goes on with the sentence of the line above. */
  private static boolean continues(List<String> words) {
    return !words.isEmpty()
        && Character.isLowerCase(words.get(0).charAt(0))
        && words.get(0).indexOf(':') < 0;
  }
}
