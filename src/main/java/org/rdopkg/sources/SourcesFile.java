package org.rdopkg.sources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.sources.Checksum.Algorithm;

/**
 * The file {@code sources} of a distgit: which files are kept in the lookaside cache instead of
 * git, and their checksums. Two formats are in use, also mixed: BSD's, {@code SHA512 (foo.tar.gz) =
 * HEX}, and the older one of {@code md5sum}, {@code HEX foo.tar.gz}. Immutable.
 */
public final class SourcesFile {
  /** Its name. */
  public static final String NAME = "sources";

  private static final SourcesFile EMPTY = new SourcesFile(Map.of());

  private final Map<String, Entry> entries;

  /** What stands on one line. */
  private record Entry(Checksum checksum, boolean bsd) {}

  private SourcesFile(Map<String, Entry> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** Without entries. */
  public static SourcesFile empty() {
    return EMPTY;
  }

  /**
   * Reads it.
   *
   * @throws RdopkgException when a line is in neither format, or names a file that is not at the
   *     top of the checkout
   */
  public static SourcesFile parse(byte[] content) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    int number = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int open = text.indexOf(" (");
      boolean bsd = open > 0 && text.contains(") = ");
      String name = bsd ? bsdName(text, open) : oldName(text);
      String hex = bsd ? text.substring(text.lastIndexOf(") = ") + 4).strip() : word(text);
      Optional<Algorithm> algorithm =
          bsd ? Algorithm.of(text.substring(0, open)) : byLength(hex.length());
      if (algorithm.isEmpty() || !Checksum.isHex(hex, algorithm.get()) || !isFileName(name)) {
        throw broken(number, text);
      }
      Checksum sum = new Checksum(algorithm.get(), hex.toLowerCase(Locale.ROOT));
      Entry before = entries.put(name, new Entry(sum, bsd));
      if (before != null && !before.checksum().equals(sum)) {
        throw twice(number, name);
      }
    }
    return new SourcesFile(entries);
  }

  private static String bsdName(String text, int open) {
    return text.substring(open + 2, text.lastIndexOf(") = "));
  }

  private static String word(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /** After the checksum: blanks, and {@code *} for a binary file. */
  private static String oldName(String text) {
    String rest = text.substring(word(text).length()).strip();
    return rest.startsWith("*") ? rest.substring(1) : rest;
  }

  private static Optional<Algorithm> byLength(int digits) {
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.digits() == digits) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  private static boolean isFileName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static RdopkgException broken(int number, String text) {
    return RdopkgException.of(ErrorKind.INPUT, "can't read line " + number + " of sources: " + text)
        .because("a line is `SHA512 (NAME) = HEX`, or `HEX  NAME` as md5sum writes it")
        .fix("git checkout -- sources   # or mend that line");
  }

  private static RdopkgException twice(int number, String name) {
    return RdopkgException.of(
            ErrorKind.INPUT, "sources has two checksums for " + name + ", see line " + number)
        .fix("leave the right one in the file sources");
  }

  /** The names of the files, in their order. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** The checksum of a file. */
  public Optional<Checksum> checksum(String name) {
    return Optional.ofNullable(entries.get(name)).map(Entry::checksum);
  }

  /** The same file with an entry in BSD's format, in its place or at the end. */
  public SourcesFile with(String name, Checksum checksum) {
    SourcesFile more = new SourcesFile(entries);
    more.entries.put(name, new Entry(checksum, true));
    return more;
  }

  /** The same file without an entry. */
  public SourcesFile without(String name) {
    SourcesFile fewer = new SourcesFile(entries);
    fewer.entries.remove(name);
    return fewer;
  }

  /** The bytes of the file; each entry in the format that it was read in. */
  public byte[] bytes() {
    List<String> lines = new ArrayList<>();
    entries.forEach(
        (name, entry) -> {
          Checksum sum = entry.checksum();
          lines.add(
              entry.bsd()
                  ? sum.algorithm() + " (" + name + ") = " + sum.hex() + "\n"
                  : sum.hex() + "  " + name + "\n");
        });
    return String.join("", lines).getBytes(StandardCharsets.UTF_8);
  }
}
