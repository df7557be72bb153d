package org.rdopkg.patch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdopkg.patch.BugReference.Relation;

/**
 * The message of a distgit commit: a title, the items of the changelog entry, a line for each bug
 * that they mention, and the trailers that an amended commit had.
 *
 * <pre>
 * foo-bar-1.2.3-4
 *
 * Changelog:
 * - Fix crash (rhbz#1234)
 *
 * Resolves: rhbz#1234
 *
 * Change-Id: I0123
 * </pre>
 *
 * <p>Immutable; each method gives a message with more in it.
 */
public final class CommitMessage {
  private final String title;
  private final List<String> items;
  private final BugPatterns bugs;
  private final String amended;

  private CommitMessage(String title, List<String> items, BugPatterns bugs, String amended) {
    this.title = title;
    this.items = List.copyOf(items);
    this.bugs = bugs;
    this.amended = amended;
  }

  /** A message with this title only. */
  public static CommitMessage titled(String title) {
    return new CommitMessage(title, List.of(), BugPatterns.DEFAULT, "");
  }

  /**
   * The message for a new build.
   *
   * @param release {@code VERSION-RELEASE} without epoch and distribution
   */
  public static CommitMessage forBuild(String packageName, String release) {
    return titled(packageName + "-" + release);
  }

  /** The message for new patch files without a new build. */
  public static CommitMessage forPatchesOf(String patchesBranch) {
    return titled("Updated patches from " + patchesBranch);
  }

  /** The message with other text in place of the title; blank text changes nothing. */
  public CommitMessage headed(String header) {
    return header.isBlank() ? this : new CommitMessage(header, items, bugs, amended);
  }

  /**
   * The message with the items of a changelog entry. Dashes and asterisks in front of an item are
   * left out; further lines of an item are indented.
   */
  public CommitMessage withItems(List<String> newItems, BugPatterns patterns) {
    return new CommitMessage(title, newItems, patterns, amended);
  }

  /**
   * The message with the trailers of the commit that is amended: {@code Change-Id}, {@code
   * Signed-off-by} and the like. Its lines about bugs are made anew, but for those about bugs that
   * its changelog did not mention: somebody wrote these by hand.
   */
  public CommitMessage amending(String oldMessage) {
    return new CommitMessage(title, items, bugs, oldMessage);
  }

  /** The whole message, which ends with a line feed. */
  public String text() {
    List<String> blocks = new ArrayList<>();
    blocks.add(tidy(title));
    if (!items.isEmpty()) {
      blocks.add("Changelog:\n" + String.join("\n", items.stream().map(this::item).toList()));
    }
    Trailers old = Trailers.of(amended);
    List<String> written = tidy(title).lines().toList();
    boolean hasChangeId = written.stream().anyMatch(Trailers::isChangeId);
    Set<String> trailers = new LinkedHashSet<>(old.others());
    trailers.removeIf(line -> hasChangeId && Trailers.isChangeId(line));
    blocks.add(block(bugLines(old), written));
    blocks.add(block(trailers, written));
    return String.join("\n\n", blocks.stream().filter(block -> !block.isEmpty()).toList()) + "\n";
  }

  /** The lines that are not there yet. */
  private static String block(Set<String> lines, List<String> written) {
    return lines.stream().filter(line -> !written.contains(line)).collect(Collectors.joining("\n"));
  }

  private Set<String> bugLines(Trailers old) {
    Set<String> lines = new LinkedHashSet<>();
    Set<String> known = new LinkedHashSet<>();
    for (BugReference bug : bugs.find(String.join("\n", items))) {
      lines.add(bug.trailer());
      known.add(bug.id());
    }
    Set<String> announced = new LinkedHashSet<>(bugs.ids(old.textBefore()));
    for (String line : old.bugLines()) {
      List<String> ids = bugs.ids(line);
      boolean byHand = ids.isEmpty() || !announced.containsAll(ids);
      if (byHand && (ids.isEmpty() || !known.containsAll(ids))) {
        lines.add(line);
      }
    }
    return lines;
  }

  private String item(String text) {
    String[] lines = text.strip().split("\n", -1);
    StringBuilder item = new StringBuilder("- ").append(withoutMarks(lines[0]));
    for (int i = 1; i < lines.length; i++) {
      item.append("\n  ").append(lines[i].strip());
    }
    return item.toString().stripTrailing();
  }

  private static String withoutMarks(String line) {
    int start = 0;
    while (start < line.length() && " -*\t".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return line.substring(start).stripTrailing();
  }

  /**
   * What {@code git commit} makes of a message: no blanks at line ends, no empty lines in a row.
   */
  private static String tidy(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String stripped = line.stripTrailing();
      boolean again = lines.isEmpty() || lines.get(lines.size() - 1).isEmpty();
      if (!stripped.isEmpty() || !again) {
        lines.add(stripped);
      }
    }
    return String.join("\n", lines).stripTrailing();
  }

  /** Whether a line says something about a bug: {@code Resolves: ...}. */
  static boolean isBugLine(String line) {
    for (Relation relation : Relation.values()) {
      if (line.regionMatches(true, 0, relation.label() + ":", 0, relation.label().length() + 1)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return text();
  }
}
