package org.rdopkg.sources;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.sources.ArchiveEntry.Kind;

/**
 * Reads tar archives: v7, ustar, GNU and pax (POSIX.1-2001), as GNU tar's manual ("Basic Tar
 * Format") and POSIX's page of {@code pax} describe them.
 *
 * <p>Own code, because the libraries decode names to text, differently for ustar and pax headers,
 * and a name that is no UTF-8 can't be had back from them; patches are applied by bytes.
 */
final class TarReader {
  static final int BLOCK = 512;

  /** More than any name, link and comment of real archives. */
  private static final int LONGEST_HEADER = 1 << 20;

  private final String archive;
  private final InputStream in;
  private final EntryCheck check;
  private final ArchiveVisitor visitor;
  private PaxHeader next = new PaxHeader();

  TarReader(String archive, InputStream in, EntryCheck check, ArchiveVisitor visitor) {
    this.archive = archive;
    this.in = in;
    this.check = check;
    this.visitor = visitor;
  }

  /** Whether a file that begins with these bytes is a tar archive. */
  static boolean isTar(byte[] start) {
    return start.length >= BLOCK && new TarHeader(start).isValid();
  }

  /** Reads up to the end, also what stands behind the last entry. */
  void read() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    while (block.length == BLOCK && !isZero(block)) {
      TarHeader header = new TarHeader(block);
      if (!header.isValid()) {
        throw ArchiveErrors.damaged(archive, "the checksum of a header in it is wrong");
      }
      entry(header);
      block = in.readNBytes(BLOCK);
    }
    if (block.length > 0 && block.length < BLOCK) {
      throw new EOFException();
    }
    if (block.length == 0) {
      visitor.endsWithoutMark();
    }
    in.transferTo(
        OutputStream.nullOutputStream()); // a checksum of the compression stands at its end
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private void entry(TarHeader header) throws IOException {
    switch (header.type()) {
      case 'x', 'X' -> next.read(metadata(header));
      case 'L' -> next.setPath(withoutZero(metadata(header)));
      case 'K' -> next.setLink(withoutZero(metadata(header)));
      case 'g', 'V', 'A', 'N' -> skip(padded(header.size())); // what is said of all, or is no file
      case '1' -> add(header, Kind.HARD_LINK, 0);
      case '2' -> add(header, Kind.SYMLINK, 0);
      case '5', 'D' -> add(header, Kind.FOLDER, header.type() == 'D' ? header.size() : 0);
      case '3', '4', '6' -> throw check.refused(name(header) + " in it is a device or a pipe");
      case 'S' -> throw sparse(header);
      default -> file(header);
    }
  }

  private void file(TarHeader header) throws IOException {
    byte[] name = next.path().orElseGet(header::name);
    boolean oldFolder = header.type() != '0' && name.length > 0 && name[name.length - 1] == '/';
    if (next.isSparse()) {
      throw sparse(header);
    }
    long size = next.size().orElse(header.size());
    add(header, oldFolder ? Kind.FOLDER : Kind.FILE, size);
  }

  private RdopkgException sparse(TarHeader header) {
    return check.refused(name(header) + " in it is a sparse file, which rdopkg does not read");
  }

  private String name(TarHeader header) {
    return ArchivePath.text(next.path().orElseGet(header::name));
  }

  private void add(TarHeader header, Kind kind, long size) throws IOException {
    Optional<ArchivePath> path = check.path(next.path().orElseGet(header::name));
    byte[] link = next.link().orElseGet(header::link);
    next = new PaxHeader();
    if (path.isEmpty() && kind != Kind.FOLDER) {
      throw check.refused("an entry in it has no name");
    }
    if (path.isPresent()) {
      show(entry(path.get(), kind, header.mode(), size, link), size);
    }
    if (path.isEmpty() || size == 0) {
      skip(padded(size));
    }
  }

  private ArchiveEntry entry(ArchivePath path, Kind kind, int mode, long size, byte[] link) {
    Optional<ArchivePath> target =
        switch (kind) {
          case SYMLINK -> Optional.of(check.symlink(path, link));
          case HARD_LINK -> Optional.of(check.hardLink(path, link));
          case FILE, FOLDER -> Optional.empty();
        };
    return new ArchiveEntry(path, kind, mode, kind == Kind.FILE ? size : 0, target);
  }

  private void show(ArchiveEntry entry, long size) throws IOException {
    check.add(entry);
    SlicedInput content = new SlicedInput(in, size);
    visitor.visit(entry, () -> entry.kind() == Kind.FILE ? content : InputStream.nullInputStream());
    content.finish();
    if (size > 0) {
      skip(padded(size) - size);
    }
  }

  /** The content of an entry that describes the next one. */
  private byte[] metadata(TarHeader header) throws IOException {
    if (header.size() > LONGEST_HEADER) {
      throw check.refused("a header in it has more than " + LONGEST_HEADER + " bytes");
    }
    byte[] content = in.readNBytes((int) header.size());
    if (content.length < header.size()) {
      throw new EOFException();
    }
    skip(padded(header.size()) - header.size());
    return content;
  }

  private static byte[] withoutZero(byte[] text) {
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return Arrays.copyOf(text, end);
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private void skip(long length) throws IOException {
    new SlicedInput(in, length).finish();
  }
}
