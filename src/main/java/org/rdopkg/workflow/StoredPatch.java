package org.rdopkg.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered about a commit that was made of a patch file, in a note (see {@link
 * org.rdopkg.git.series.PatchNotes}), so that {@code rdopkg patch} leaves alone what it need not
 * change.
 *
 * @param commit the commit that the note was made for; a copy of the note at another commit says
 *     that this was rebased
 * @param file the patch file's name
 * @param blob the id of its contents
 * @param part which part of the file the commit is, from 1; several mails may be in one file
 * @param parts how many parts the file has
 * @param strip the strip level that the spec applies it with
 * @param number the number of the Patch line
 * @param comment the comment above the Patch line
 * @param byHand patch files that stay as they are although the branch does not have them
 */
record StoredPatch(
    String commit,
    String file,
    String blob,
    int part,
    int parts,
    int strip,
    int number,
    String comment,
    List<String> byHand) {
  private static final String FIRST_LINE = "rdopkg patch file";

  StoredPatch {
    byHand = List.copyOf(byHand);
  }

  /** The same for the commit that took the place of another one. */
  StoredPatch at(String id) {
    return new StoredPatch(id, file, blob, part, parts, strip, number, comment, byHand);
  }

  /** The note. */
  String text() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append("\n\n");
    text.append("commit: ").append(commit).append('\n');
    text.append("file: ").append(file).append('\n');
    text.append("blob: ").append(blob).append('\n');
    text.append("part: ").append(part).append('/').append(parts).append('\n');
    text.append("strip: ").append(strip).append('\n');
    text.append("number: ").append(number).append('\n');
    comment.lines().forEach(line -> text.append("comment: ").append(line).append('\n'));
    byHand.forEach(name -> text.append("by-hand: ").append(name).append('\n'));
    return text.toString();
  }

  /** Reads a note; empty when it is none of these. Notes come from others: nothing is trusted. */
  static Optional<StoredPatch> parse(String text) {
    if (!text.startsWith(FIRST_LINE)) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        values.merge(line.substring(0, colon), line.substring(colon + 2), (a, b) -> a + "\n" + b);
      }
    }
    String file = values.getOrDefault("file", "");
    String[] part = values.getOrDefault("part", "1/1").split("/", 2);
    boolean safe =
        !file.isEmpty()
            && file.indexOf('/') < 0
            && !file.startsWith(".")
            && file.length() < 250
            && file.chars().noneMatch(Character::isISOControl);
    if (!safe || part.length != 2) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredPatch(
            values.getOrDefault("commit", ""),
            file,
            values.getOrDefault("blob", ""),
            number(part[0], 1),
            number(part[1], 1),
            number(values.getOrDefault("strip", "1"), 1),
            number(values.getOrDefault("number", "0"), 0),
            values.getOrDefault("comment", ""),
            values.getOrDefault("by-hand", "").lines().toList()));
  }

  private static int number(String text, int otherwise) {
    return text.matches("-?[0-9]{1,8}") ? Integer.parseInt(text) : otherwise;
  }

  /** The same with other files that stay as they are. */
  StoredPatch with(List<String> files) {
    return new StoredPatch(commit, file, blob, part, parts, strip, number, comment, files);
  }

  /** Whether it was made for this commit and a file with these contents. */
  boolean isOf(String otherCommit, String otherBlob) {
    return commit.equals(otherCommit) && blob.equals(otherBlob);
  }

  /** The name for a file that is written anew, which is never compressed. */
  String plainName() {
    for (String ending : List.of(".gz", ".bz2", ".xz", ".zst", ".lzma", ".Z")) {
      if (file.endsWith(ending)) {
        return file.substring(0, file.length() - ending.length());
      }
    }
    return file;
  }
}
