package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;

/** Where new lines of the preamble go: after what they belong to, and never into a conditional. */
final class Anchors {
  private static final int LARGEST_FRAME = 10;

  private Anchors() {}

  /**
   * The line itself, or the {@code %endif} of the outermost conditional around it; of a macro over
   * several lines the last one.
   */
  static int outside(SpecFile spec, int line) {
    List<Conditional> around = spec.conditionalsAt(line);
    int last = around.isEmpty() ? line : Math.min(around.get(0).end(), spec.lineCount());
    while (last < spec.lineCount() && spec.isInsideMacro(last + 1)) {
      last++;
    }
    return last;
  }

  /** The first line of the outermost conditional around a line, or the line itself. */
  static int outsideStart(SpecFile spec, int line) {
    List<Conditional> around = spec.conditionalsAt(line);
    return around.isEmpty() ? line : around.get(0).start();
  }

  /**
   * The line after which a paragraph about patches goes: the last Source, else the last of the tags
   * that open a spec, else the end of the main preamble.
   */
  static int afterSources(SpecFile spec) {
    int source = lastTag(spec, List.of("Source"));
    if (source > 0) {
      return outside(spec, source);
    }
    int tag =
        lastTag(
            spec,
            List.of("Name", "Version", "Release", "Epoch", "Summary", "License", "Group", "URL"));
    return tag > 0 ? outside(spec, tag) : spec.mainPreamble().last();
  }

  /** The first line of the main preamble with such a tag; 0 when there is none. */
  static int firstTag(SpecFile spec, String name) {
    return spec.mainTags().stream()
        .filter(tag -> tag.is(name))
        .mapToInt(Tag::line)
        .findFirst()
        .orElse(0);
  }

  private static int lastTag(SpecFile spec, List<String> names) {
    int last = 0;
    for (Tag tag : spec.mainTags()) {
      if (names.stream().anyMatch(tag::is)) {
        last = tag.line();
      }
    }
    return last;
  }

  /**
   * The first line of the comment directly above a line: the comment that belongs to it. Magic
   * comments with their frame, and tags that were commented out, belong to nobody; what heads
   * several patches belongs to all of them.
   */
  static int commentStart(SpecFile spec, int line) {
    return PatchHeading.end(spec, commentBlockStart(spec, line), line) + 1;
  }

  /** The same with what heads several patches. */
  static int commentBlockStart(SpecFile spec, int line) {
    int start = line;
    while (start > 1 && belongsBelow(spec, start - 1)) {
      start--;
    }
    while (start < line && MagicComment.isFrame(spec.line(start)) && isMagic(spec, start - 1)) {
      start++;
    }
    return start;
  }

  private static boolean belongsBelow(SpecFile spec, int line) {
    SpecLine above = spec.line(line);
    return above.isComment()
        && !spec.isInsideMacro(line)
        && !isMagic(spec, line)
        && !isCommentedTag(above.text());
  }

  /** Whether a comment is a magic one: of a known name, or of any name within a frame. */
  private static boolean isMagic(SpecFile spec, int line) {
    if (line < 1 || MagicComment.parse(line, spec.line(line).text()).isEmpty()) {
      return false;
    }
    return MagicComment.isKnown(spec.line(line)) || isFramed(spec, line);
  }

  private static boolean isFramed(SpecFile spec, int line) {
    int top = line - 1;
    int limit = Math.max(1, line - LARGEST_FRAME);
    while (top >= limit && MagicComment.parse(top, spec.line(top).text()).isPresent()) {
      top--;
    }
    return top >= 1 && MagicComment.isFrame(spec.line(top));
  }

  /**
   * A tag that was commented out: its value is a file. {@code # Patch1: fixes the build} is about
   * the patch, {@code # Source: https://...} about where it comes from.
   */
  private static boolean isCommentedTag(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) == '#' || text.charAt(start) == ' ')) {
      start++;
    }
    return Tag.parse(0, text.substring(start)).filter(Anchors::namesFile).isPresent();
  }

  private static boolean namesFile(Tag tag) {
    String value = tag.value();
    boolean oneWord = value.chars().noneMatch(c -> MacroText.isBlank((char) c));
    boolean origin = tag.is("Source") && tag.number().isEmpty() && value.contains("://");
    return (tag.is("Patch") || tag.is("Source")) && oneWord && !value.isEmpty() && !origin;
  }

  /** The last line of the block of magic comments of known names; 0 when there is none. */
  static int lastMagicComment(SpecFile spec) {
    int last = 0;
    for (int line = 1; line <= spec.mainPreamble().last(); line++) {
      if (MagicComment.isKnown(spec.line(line)) && !spec.isInsideMacro(line)) {
        last = line;
      }
    }
    if (last == 0) {
      return 0;
    }
    while (last < spec.lineCount() && isBlockPart(spec, last + 1)) {
      last++;
    }
    return last;
  }

  private static boolean isBlockPart(SpecFile spec, int line) {
    return MagicComment.isFrame(spec.line(line)) || isMagic(spec, line);
  }

  /** Puts a paragraph below a line, one blank line above and below it. */
  static void paragraphAfter(SpecFile spec, SpecEdits edits, int line, List<String> texts) {
    List<String> paragraph = new ArrayList<>(texts);
    boolean blankBelow = isBlank(spec, line + 1);
    int at = blankBelow ? line + 1 : line;
    if (!blankBelow && line > 0) {
      paragraph.add(0, "");
    }
    if (at < spec.lineCount() && !isBlank(spec, at + 1)) {
      paragraph.add("");
    }
    edits.insertAfter(at, paragraph);
  }

  /** Puts lines directly below a line, with a blank line after them. */
  static void directlyAfter(SpecFile spec, SpecEdits edits, int line, List<String> texts) {
    List<String> lines = new ArrayList<>(texts);
    if (line < spec.lineCount() && !isBlank(spec, line + 1)) {
      lines.add("");
    }
    edits.insertAfter(line, lines);
  }

  private static boolean isBlank(SpecFile spec, int line) {
    return line <= spec.lineCount() && line >= 1 && spec.line(line).isBlank();
  }
}
