package org.rdopkg.git.rangediff;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rdopkg.patch.PatchFile;
import org.rdopkg.patch.PatchHeader;

/**
 * A patch of one of the two series, in a form in which equal texts mean equal patches: without
 * commit and blob ids, statistics and line numbers.
 */
public final class SeriesPatch {
  private final PatchFile file;
  private final PatchHeader header;
  private final byte[] message;
  private final byte[] diff;

  /** A patch from a patch file, in the form of {@code git format-patch}. */
  public SeriesPatch(PatchFile file) {
    this.file = file;
    this.header = PatchHeader.read(file.content());
    String text = new String(file.content(), StandardCharsets.ISO_8859_1);
    int start = diffStart(text);
    this.message = messageOf(text.substring(0, start)).getBytes(StandardCharsets.ISO_8859_1);
    this.diff = diffOf(text.substring(start)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The name of its file. */
  public String fileName() {
    return file.name();
  }

  /** Its commit, if the file tells. */
  public Optional<String> commitId() {
    return header.commitId();
  }

  /** Its subject; the file's name when it has none. */
  public String subject() {
    return header.subject().orElse(file.name());
  }

  /** What is compared to find pairs. */
  byte[] diff() {
    return diff;
  }

  /** Author, message and diff: what is shown of a difference. */
  byte[] text() {
    byte[] text = new byte[message.length + diff.length];
    System.arraycopy(message, 0, text, 0, message.length);
    System.arraycopy(diff, 0, text, message.length, diff.length);
    return text;
  }

  private static int diffStart(String text) {
    int at = text.startsWith("diff --git ") ? 0 : text.indexOf("\ndiff --git ");
    return at < 0 ? text.length() : at == 0 ? 0 : at + 1;
  }

  /** The head without the date and the first line, and the text up to the statistics. */
  private String messageOf(String head) {
    StringBuilder message = new StringBuilder();
    message.append(" ## Author: ").append(header.author().orElse("")).append('\n');
    message.append(" ## Subject: ").append(header.subject().orElse("")).append('\n');
    int end = head.lastIndexOf("\n---\n");
    int start = head.indexOf("\n\n");
    String body = start < 0 || end < start + 2 ? "" : head.substring(start + 2, end);
    body.lines().forEach(line -> message.append("    ").append(line).append('\n'));
    return message.toString();
  }

  private static String diffOf(String diff) {
    StringBuilder text = new StringBuilder(diff.length());
    boolean inHunk = false;
    for (String line : diff.split("\n", -1)) {
      if (line.startsWith("diff --git ")) {
        inHunk = false;
        text.append(" ## ").append(line.substring("diff --git ".length())).append(" ##\n");
      } else if (line.startsWith("@@ ")) {
        inHunk = true;
        text.append(hunk(line)).append('\n');
      } else if (inHunk || isMode(line)) {
        text.append(line).append('\n');
      }
    }
    return withoutSignature(text);
  }

  private static String hunk(String line) {
    int end = line.indexOf(" @@", 3);
    return end < 0 ? line : "@@" + line.substring(end + 3);
  }

  /** Of a file's head only what changes its mode or kind counts; binary data counts as it is. */
  private static boolean isMode(String line) {
    return !line.startsWith("index ") && !line.startsWith("--- ") && !line.startsWith("+++ ");
  }

  private static String withoutSignature(StringBuilder text) {
    while (text.length() > 0 && text.charAt(text.length() - 1) == '\n') {
      text.setLength(text.length() - 1);
    }
    int at = text.lastIndexOf("\n-- \n");
    if (at >= 0) {
      text.setLength(at);
    }
    return text.isEmpty() ? "" : text.append('\n').toString();
  }
}
