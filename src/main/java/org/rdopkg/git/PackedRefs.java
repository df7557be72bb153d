package org.rdopkg.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rdopkg.io.AtomicFiles;

/**
 * The file {@code packed-refs}: a line {@code ID NAME} for each ref; lines that begin with {@code
 * ^} (what the tag before them points to) or {@code #} are of no use here. git only ever replaces
 * the whole file, so it is read again when it is another one.
 */
final class PackedRefs {
  /** SHA-1 in hex; repositories with other ids are refused. */
  static final int HEX_LENGTH = 40;

  private static final long LIMIT = 1L << 29;

  /** So many refs are looked for in the text as it is; before more an index is made. */
  private static final int FEW = 32;

  private final Path file;
  private String text = "";
  private int asked;
  private @Nullable Map<String, String> index;
  private @Nullable Identity read;

  /** What tells one file from the next of the same name. */
  private record Identity(@Nullable Object key, long size, long time) {}

  PackedRefs(Path file) {
    this.file = file;
  }

  /** The id that a ref holds, or null. */
  @Nullable String get(String name) throws IOException {
    refresh();
    if (index == null && asked++ < FEW) {
      return find(name);
    }
    Map<String, String> known = index == null ? all() : index;
    index = known;
    return known.get(name);
  }

  private @Nullable String find(String name) {
    String wanted = " " + name + "\n";
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      int start = at - HEX_LENGTH;
      if (start >= 0 && (start == 0 || text.charAt(start - 1) == '\n') && isHex(text, start)) {
        return text.substring(start, at);
      }
    }
    return null;
  }

  private Map<String, String> all() {
    Map<String, String> ids = new HashMap<>();
    int end;
    for (int at = 0; at < text.length(); at = end + 1) {
      end = text.indexOf('\n', at);
      int name = at + HEX_LENGTH + 1;
      if (name < end && text.charAt(name - 1) == ' ' && isHex(text, at)) {
        ids.putIfAbsent(text.substring(name, end), text.substring(at, name - 1));
      }
    }
    return ids;
  }

  /** All names that begin with a prefix. */
  List<String> names(String prefix) throws IOException {
    refresh();
    List<String> names = new ArrayList<>();
    String wanted = " " + prefix;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      int start = at - HEX_LENGTH;
      int end = text.indexOf('\n', at);
      if (start >= 0 && (start == 0 || text.charAt(start - 1) == '\n') && isHex(text, start)) {
        names.add(text.substring(at + 1, end));
      }
    }
    return names;
  }

  private void refresh() throws IOException {
    Identity now = identity();
    if (now != null && now.equals(read)) {
      return;
    }
    text = "";
    index = null;
    asked = 0;
    if (now != null) {
      String content = new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8);
      text = content.endsWith("\n") ? content : content + "\n";
    }
    read = now;
  }

  private @Nullable Identity identity() throws IOException {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      return new Identity(
          seen.fileKey(), seen.size(), seen.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Whether an id stands at a place of a text. */
  static boolean isHex(String text, int start) {
    if (text.length() < start + HEX_LENGTH) {
      return false;
    }
    for (int i = start; i < start + HEX_LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
