package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rdopkg.patch.apply.ApplyResult;
import org.rdopkg.patch.apply.FileOutcome;
import org.rdopkg.patch.apply.HunkOutcome;

/** Shows hunks that do not apply beside what the file has there. */
final class HunkText {
  private static final int MOST_HUNKS = 4;
  private static final int MOST_LINES = 30;
  private static final int WIDTH = 38;

  private HunkText() {}

  /** Bytes as text: UTF-8 where they are. */
  static String text(String raw) {
    return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** One line for each file that does not apply, and its first failing hunks. */
  static List<String> of(ApplyResult result) {
    List<String> lines = new ArrayList<>();
    result.problem().ifPresent(problem -> lines.add(text(problem)));
    int shown = 0;
    for (FileOutcome file : result.files()) {
      if (file.applied()) {
        continue;
      }
      file.problem().ifPresent(problem -> lines.add(text(file.path() + ": " + problem)));
      for (HunkOutcome hunk : file.failed()) {
        if (shown++ < MOST_HUNKS) {
          lines.addAll(of(file, hunk));
        }
      }
    }
    if (shown > MOST_HUNKS) {
      lines.add("... and " + (shown - MOST_HUNKS) + " more hunks that do not apply");
    }
    return lines;
  }

  private static List<String> of(FileOutcome file, HunkOutcome hunk) {
    HunkOutcome.Failed failed = (HunkOutcome.Failed) hunk.fate();
    List<String> lines = new ArrayList<>();
    lines.add(
        text(file.path())
            + ": hunk "
            + hunk.number()
            + " (line "
            + hunk.hunk().patchLine()
            + " of the patch) belongs at line "
            + failed.line()
            + (failed.nearby().isEmpty() ? "" : "; closest is line " + failed.nearbyLine()));
    if (failed.nearby().isEmpty()) {
      return lines;
    }
    List<String> wanted = hunk.hunk().before();
    lines.add("    " + column("the patch expects") + " | the file has");
    int count = Math.min(MOST_LINES, Math.max(wanted.size(), failed.nearby().size()));
    for (int i = 0; i < count; i++) {
      String left = i < wanted.size() ? wanted.get(i) : "";
      String right = i < failed.nearby().size() ? failed.nearby().get(i) : "";
      String mark = left.equals(right) ? "  " : "! ";
      lines.add(("  " + mark + column(shown(left)) + " | " + shown(right)).stripTrailing());
    }
    if (wanted.equals(failed.nearby())) {
      lines.add(
          "    these are the same, but the patch has nothing around them: it belongs at the"
              + " beginning or end of the file (%patch -F1 or -F2 would take it as it is)");
    }
    return lines;
  }

  private static String shown(String raw) {
    return text(raw).replace("\r", "\\r").replace("\n", "").replace("\t", "    ");
  }

  private static String column(String text) {
    String cut = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
    return cut + " ".repeat(WIDTH - cut.length());
  }
}
