package org.rdopkg.patch.apply;

import java.util.List;

/** The lines of a patch file and where a reader stands among them. */
final class Cursor {
  private final List<String> lines;
  private int at;

  /** How many blanks stand in front of each line of the diff that is being read. */
  private int indent;

  /** Whether carriage returns at the ends of lines are not meant. */
  private boolean stripCr;

  Cursor(List<String> lines) {
    this.lines = lines;
  }

  boolean hasNext() {
    return at < lines.size();
  }

  /** The current line, with its end; empty at the end of the file. */
  String peek() {
    return peek(0);
  }

  /** A line ahead, with its end; empty behind the end of the file. */
  String peek(int ahead) {
    if (at + ahead >= lines.size()) {
      return "";
    }
    String line = withoutIndent(lines.get(at + ahead));
    return stripCr && line.endsWith("\r\n") ? line.substring(0, line.length() - 2) + "\n" : line;
  }

  /** The current line as it is written. */
  String raw(int ahead) {
    return at + ahead < lines.size() ? lines.get(at + ahead) : "";
  }

  void skip(int count) {
    at = Math.min(lines.size(), at + count);
  }

  /** The number of the current line, from 1. */
  int number() {
    return at + 1;
  }

  void setIndent(int blanks) {
    this.indent = blanks;
  }

  void setStripCr(boolean strip) {
    this.stripCr = strip;
  }

  private String withoutIndent(String line) {
    int cut = 0;
    while (cut < indent && cut < line.length() && line.charAt(cut) == ' ') {
      cut++;
    }
    return cut == 0 ? line : line.substring(cut);
  }
}
