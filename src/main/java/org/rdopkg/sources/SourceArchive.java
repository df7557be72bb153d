package org.rdopkg.sources;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ReadListener;
import org.rdopkg.io.WatchedInput;
import org.rdopkg.sources.ArchiveEntry.Kind;

/**
 * Reads archives of upstream's sources without unpacking them to disk: tar, plain or compressed
 * with gzip, bzip2, xz, zstd, lzma or {@code compress} (so also {@code .crate}); zip; gem (as
 * {@code gem unpack}, which rpm's {@code %setup} runs: below a folder {@code NAME-VERSION}); and a
 * single compressed file, which is one entry. What a file is, its first bytes tell.
 *
 * <p>Entries are shown one after the other, so that memory holds one file at a time: what the
 * visitor keeps is its own affair ({@link SourceTree} keeps all). An archive is refused as a whole
 * when a name leaves it ({@code ..}, absolute), a symbolic link leads out of it (unless the limits
 * allow links), two entries have one name, something stands below a link, or it is bigger than
 * {@link ArchiveLimits} say. Damaged and cut-off ones are refused when that shows; a visitor must
 * not act on what it saw before {@code read} has returned.
 *
 * <p>For {@code verify} and {@code import-patches}; compressed patch files are {@link
 * CompressedText}'s.
 */
public final class SourceArchive {
  private static final String GEM_DATA = "data.tar.gz";

  private final String name;
  private final ArchiveLimits limits;
  private final ArchiveVisitor visitor;

  private SourceArchive(String name, ArchiveLimits limits, ArchiveVisitor visitor) {
    this.name = name;
    this.limits = limits;
    this.visitor = visitor;
  }

  /**
   * Shows all entries of an archive.
   *
   * @param listener told how far the reading is
   * @throws RdopkgException when the archive is refused, damaged, or nothing that is known
   */
  public static void read(
      Path file, ArchiveLimits limits, ArchiveVisitor visitor, ReadListener listener) {
    String name = String.valueOf(file.getFileName());
    SourceArchive archive = new SourceArchive(name, limits, visitor);
    Damage.told(
        name,
        () -> {
          try (InputStream in = WatchedInput.open(file, listener)) {
            archive.read(in, () -> new WatchedChannel(Files.newByteChannel(file), listener));
          }
          return name;
        });
  }

  /**
   * Shows all entries of an archive that comes as a stream; a zip archive is first read into memory
   * whole, as it can only be read from its end.
   *
   * @param name the file's name, for errors and for gems
   */
  public static void read(
      String name, InputStream in, ArchiveLimits limits, ArchiveVisitor visitor) {
    SourceArchive archive = new SourceArchive(name, limits, visitor);
    Damage.told(
        name,
        () -> {
          archive.read(in, null);
          return name;
        });
  }

  /** Opens the file once more, to read it in any order. */
  private interface Seekable {
    SeekableByteChannel open() throws IOException;
  }

  private void read(InputStream stream, @Nullable Seekable file) throws IOException {
    EntryCheck check = new EntryCheck(name, limits);
    Unpacked unpacked = Unpacked.of(name, stream, limits.totalBytes());
    BufferedInputStream in = unpacked.plain();
    byte[] start = Unpacked.peek(in, TarReader.BLOCK);
    if (TarReader.isTar(start)) {
      readTar(in, check, unpacked.compression().isEmpty() && name.endsWith(".gem"));
    } else if (ZipReader.isZip(start) && unpacked.compression().isEmpty()) {
      readZip(in, file, check);
    } else if (unpacked.compression().isPresent()) {
      single(unpacked.compression().get(), in, check);
    } else {
      throw unknown(start);
    }
  }

  private void readTar(InputStream in, EntryCheck check, boolean gem) throws IOException {
    if (!gem) {
      new TarReader(name, in, check, visitor).read();
      return;
    }
    EntryCheck inner = new EntryCheck(name, limits);
    boolean[] found = new boolean[1];
    new TarReader(name, in, check, (entry, content) -> gemPart(entry, content, inner, found))
        .read();
    if (!found[0]) {
      throw ArchiveErrors.damaged(name, "it is a gem without " + GEM_DATA);
    }
  }

  private void gemPart(ArchiveEntry part, EntryContent content, EntryCheck inner, boolean[] found)
      throws IOException {
    if (!part.path().toString().equals(GEM_DATA) || part.kind() != Kind.FILE) {
      return;
    }
    found[0] = true;
    String folder = name.substring(0, name.length() - ".gem".length());
    InputStream in = Unpacked.of(name, content.stream(), limits.totalBytes()).plain();
    new TarReader(name, in, inner, (entry, bytes) -> visitor.visit(below(folder, entry), bytes))
        .read();
  }

  private static ArchiveEntry below(String folder, ArchiveEntry entry) {
    return new ArchiveEntry(
        entry.path().below(folder),
        entry.kind(),
        entry.mode(),
        entry.size(),
        entry.kind() == Kind.HARD_LINK
            ? entry.target().map(target -> target.below(folder))
            : entry.target());
  }

  private void readZip(InputStream in, @Nullable Seekable file, EntryCheck check)
      throws IOException {
    ZipReader reader = new ZipReader(name, limits, check, visitor);
    if (file != null) {
      try (SeekableByteChannel channel = file.open()) {
        reader.read(channel);
      }
    } else {
      byte[] whole = new BoundedInput(name, in, limits.keptBytes()).readAllBytes();
      reader.read(new SeekableInMemoryByteChannel(whole));
    }
  }

  /** A compressed file that is no archive: {@code notes.txt.gz} holds {@code notes.txt}. */
  private void single(Compression compression, InputStream in, EntryCheck check)
      throws IOException {
    String inside = compression.nameInside(name);
    Optional<ArchivePath> path = check.path(inside.getBytes(StandardCharsets.UTF_8));
    ArchiveEntry entry =
        new ArchiveEntry(
            path.orElseThrow(() -> check.refused("it has no name")),
            Kind.FILE,
            ArchiveEntry.FILE_MODE,
            -1,
            Optional.empty());
    check.add(entry);
    InputStream content = new BoundedInput(name, in, limits.entryBytes());
    visitor.visit(entry, () -> content);
    content.transferTo(OutputStream.nullOutputStream());
  }

  private RdopkgException unknown(byte[] start) {
    if (start.length == 0) {
      return ArchiveErrors.damaged(name, "it is empty");
    }
    String html = new String(start, StandardCharsets.ISO_8859_1).strip();
    boolean page = html.startsWith("<!") || html.startsWith("<html");
    return RdopkgException.of(ErrorKind.UNSUPPORTED, "No archive that rdopkg knows: " + name)
        .because(
            page
                ? "it is an HTML page, perhaps an error message that was downloaded in its place"
                : "it is neither tar (plain, gz, bz2, xz, zst, lzma, Z) nor zip nor gem");
  }

  /** An archive that is in memory already. */
  public static void read(
      String name, byte[] content, ArchiveLimits limits, ArchiveVisitor visitor) {
    read(name, new ByteArrayInputStream(content), limits, visitor);
  }
}
