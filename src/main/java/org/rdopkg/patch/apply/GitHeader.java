package org.rdopkg.patch.apply;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines from {@code diff --git} to the hunks, as git writes them. */
final class GitHeader {
  /** What the diff does with the file besides changing its contents. */
  enum Kind {
    MODIFY,
    CREATE,
    DELETE,
    RENAME,
    COPY
  }

  private final String line;
  private Kind kind = Kind.MODIFY;
  private @Nullable String from;
  private @Nullable String to;
  private int oldMode;
  private int newMode;
  private boolean modeOfIndex;
  private String ids = "";

  GitHeader(String line) {
    this.line = line;
  }

  /** What follows {@code diff --git }. */
  String names() {
    return line;
  }

  Kind kind() {
    return kind;
  }

  Optional<String> from() {
    return Optional.ofNullable(from);
  }

  Optional<String> to() {
    return Optional.ofNullable(to);
  }

  /** The mode that the file should have had; 0 when it is not told. */
  int oldMode() {
    return oldMode;
  }

  /** Whether the old mode is only what an {@code index} line tells: the mode stays. */
  boolean keepsMode() {
    return modeOfIndex && newMode == 0;
  }

  /** The mode that the file is to get; 0 when it is not told. */
  int newMode() {
    return newMode;
  }

  /** The id of the old blob in hex, as far as it is written; empty when it is not. */
  String oldId() {
    int dots = ids.indexOf("..");
    return dots < 0 ? "" : ids.substring(0, dots);
  }

  /** The id of the new blob in hex, as far as it is written; empty when it is not. */
  String newId() {
    int dots = ids.indexOf("..");
    return dots < 0 ? "" : ids.substring(dots + 2);
  }

  /** Takes a line of the header; false when it is none. */
  boolean take(String text) {
    return takeMode(text) || takeNames(text) || isSimilarity(text);
  }

  private boolean takeMode(String text) {
    if (text.startsWith("old mode ")) {
      oldMode = octal(text, 9);
      return oldMode > 0;
    }
    if (text.startsWith("new mode ")) {
      newMode = octal(text, 9);
      return newMode > 0;
    }
    if (text.startsWith("deleted file mode ")) {
      kind = Kind.DELETE;
      oldMode = octal(text, 18);
      return true;
    }
    if (text.startsWith("new file mode ")) {
      kind = Kind.CREATE;
      newMode = octal(text, 14);
      return true;
    }
    return false;
  }

  private boolean takeNames(String text) {
    if (text.startsWith("rename from ") || text.startsWith("rename old ")) {
      return from(Kind.RENAME, text.substring(text.indexOf(' ', 7) + 1));
    }
    if (text.startsWith("rename to ") || text.startsWith("rename new ")) {
      return to(Kind.RENAME, text.substring(text.indexOf(' ', 7) + 1));
    }
    if (text.startsWith("copy from ")) {
      return from(Kind.COPY, text.substring(10));
    }
    if (text.startsWith("copy to ")) {
      return to(Kind.COPY, text.substring(8));
    }
    return false;
  }

  private boolean from(Kind what, String name) {
    kind = what;
    from = QuotedName.whole(name);
    return true;
  }

  private boolean to(Kind what, String name) {
    kind = what;
    to = QuotedName.whole(name);
    return true;
  }

  private boolean isSimilarity(String text) {
    if (text.startsWith("index ") && text.contains("..")) {
      String[] words = text.substring(6).split(" ", 3);
      ids = words[0];
      if (words.length > 1) {
        int mode = octal(words[1], 0);
        oldMode = mode;
        modeOfIndex = true;
      }
      return true;
    }
    return text.startsWith("similarity index ") || text.startsWith("dissimilarity index ");
  }

  private static int octal(String text, int at) {
    int value = 0;
    int i = at;
    while (i < text.length() && i < at + 8 && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
      value = value * 8 + text.charAt(i) - '0';
      i++;
    }
    return value;
  }
}
