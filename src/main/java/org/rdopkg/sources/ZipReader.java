package org.rdopkg.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.rdopkg.sources.ArchiveEntry.Kind;

/** Reads zip archives by their directory, which alone knows permissions and symbolic links. */
final class ZipReader {
  private final String archive;
  private final ArchiveLimits limits;
  private final EntryCheck check;
  private final ArchiveVisitor visitor;
  private long unpacked;

  ZipReader(String archive, ArchiveLimits limits, EntryCheck check, ArchiveVisitor visitor) {
    this.archive = archive;
    this.limits = limits;
    this.check = check;
    this.visitor = visitor;
  }

  /** Whether a file that begins with these bytes is a zip archive, also an empty one. */
  static boolean isZip(byte[] start) {
    return start.length >= 4
        && start[0] == 'P'
        && start[1] == 'K'
        && ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
  }

  void read(SeekableByteChannel channel) throws IOException {
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(channel)
            .setCharset(StandardCharsets.ISO_8859_1)
            .get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
      while (entries.hasMoreElements()) {
        entry(zip, entries.nextElement());
      }
    }
  }

  private void entry(ZipFile zip, ZipArchiveEntry zipEntry) throws IOException {
    Optional<ArchivePath> path = check.path(zipEntry.getRawName());
    if (path.isEmpty()) {
      return;
    }
    Kind kind = kind(zipEntry);
    Optional<ArchivePath> target =
        kind == Kind.SYMLINK
            ? Optional.of(check.symlink(path.get(), target(zip, zipEntry)))
            : Optional.empty();
    long size = kind == Kind.FILE ? zipEntry.getSize() : 0;
    ArchiveEntry entry = new ArchiveEntry(path.get(), kind, mode(zipEntry, kind), size, target);
    check.add(entry);
    visitor.visit(
        entry,
        () -> kind == Kind.FILE ? content(zip, zipEntry, entry) : InputStream.nullInputStream());
  }

  private static int mode(ZipArchiveEntry entry, Kind kind) {
    int mode = entry.getUnixMode() & 07777;
    int usual = kind == Kind.FOLDER ? ArchiveEntry.FOLDER_MODE : ArchiveEntry.FILE_MODE;
    return mode == 0 ? usual : mode;
  }

  private static Kind kind(ZipArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    return entry.isUnixSymlink() ? Kind.SYMLINK : Kind.FILE;
  }

  private byte[] target(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (InputStream in = bounded(zip, entry, EntryCheck.LONGEST_PATH)) {
      return in.readAllBytes();
    }
  }

  private InputStream content(ZipFile zip, ZipArchiveEntry zipEntry, ArchiveEntry entry)
      throws IOException {
    InputStream in = bounded(zip, zipEntry, limits.entryBytes());
    long most = limits.totalBytes() - unpacked;
    unpacked += Math.max(0, entry.size());
    if (unpacked > limits.totalBytes()) {
      in.close();
      throw ArchiveErrors.tooBig(
          archive, "it unpacks to more than " + limits.totalBytes() + " bytes");
    }
    return new BoundedInput(archive, new CheckedSize(in, zipEntry), most);
  }

  /** What is really there, whatever the directory announces. */
  private InputStream bounded(ZipFile zip, ZipArchiveEntry entry, long limit) throws IOException {
    if (!zip.canReadEntryData(entry)) {
      throw check.refused(
          ArchivePath.text(entry.getRawName())
              + " in it is encrypted, or compressed with "
              + "a method that rdopkg does not know");
    }
    return new BoundedInput(archive, zip.getInputStream(entry), limit);
  }
}
