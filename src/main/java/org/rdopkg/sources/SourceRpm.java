package org.rdopkg.sources;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ReadListener;
import org.rdopkg.io.WatchedInput;

/**
 * A source package ({@code .src.rpm}): a spec and its sources and patches, all in one folder. Read
 * as a stream, nothing is run; every checksum in it must be right, and nothing may have been acted
 * on before {@link #extract} has returned. Refused: binary packages, packages that are cut off or
 * damaged, names that are no plain file names, anything that is no regular file.
 */
public final class SourceRpm implements AutoCloseable {
  private static final int LEAD = 96;
  private static final int LEAD_MAGIC = 0xedabeedb;
  private static final int REGULAR = 0100000;
  private static final int TYPE_BITS = 0170000;

  private final String name;
  private final InputStream in;
  private final RpmDigests digests;
  private final SourceRpmInfo info;

  private SourceRpm(String name, InputStream in, RpmDigests digests, SourceRpmInfo info) {
    this.name = name;
    this.in = in;
    this.digests = digests;
    this.info = info;
  }

  /** Who is given the files of a package. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One file.
     *
     * @param content to be read or not; its checksum is compared when it has been read to its end
     */
    void file(SourceRpmInfo.File file, InputStream content) throws IOException;
  }

  /**
   * Opens a package and reads its headers.
   *
   * @param listener told how far the reading is, until it is closed
   * @throws RdopkgException when it is no source package, or its header is damaged
   */
  public static SourceRpm open(Path file, ReadListener listener) {
    String name = String.valueOf(file.getFileName());
    InputStream in;
    try {
      in = new BufferedInputStream(WatchedInput.open(file, listener), 1 << 16);
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file, e);
    }
    try {
      return Damage.told(name, () -> open(name, in));
    } catch (RdopkgException e) {
      close(in);
      throw e;
    }
  }

  private static SourceRpm open(String name, InputStream in) throws IOException {
    byte[] lead = in.readNBytes(LEAD);
    if (lead.length < 4 || ByteBuffer.wrap(lead).getInt() != LEAD_MAGIC) {
      throw RdopkgException.of(ErrorKind.INPUT, "No rpm package: " + name)
          .because("it does not begin as one")
          .fix("name a file that ends in .src.rpm");
    }
    if (lead.length < LEAD) {
      throw new EOFException();
    }
    RpmHeader signature = RpmHeader.read(in);
    in.skipNBytes(RpmHeader.padding(signature.bytes().length));
    RpmHeader header = RpmHeader.read(in);
    RpmDigests digests = new RpmDigests(signature, header);
    digests.checkHeader();
    SourceRpmInfo info = SourceRpmInfo.of(name, signature, header);
    return new SourceRpm(name, in, digests, info);
  }

  /** What the header says. */
  public SourceRpmInfo info() {
    return info;
  }

  /**
   * Reads all files, and checks all checksums.
   *
   * @throws RdopkgException when something is not as it should be; what the sink was given before
   *     is then to be thrown away
   */
  public void extract(Sink sink) {
    Damage.told(
        name,
        () -> {
          InputStream payload = digests.watch(in);
          InputStream plain =
              Unpacked.of(name, payload, ArchiveLimits.DEFAULT.totalBytes()).plain();
          readFiles(new CpioReader(plain), sink);
          plain.transferTo(OutputStream.nullOutputStream());
          payload.transferTo(OutputStream.nullOutputStream());
          digests.checkPayload();
          return name;
        });
  }

  private void readFiles(CpioReader cpio, Sink sink) throws IOException {
    Map<String, SourceRpmInfo.File> missing = new HashMap<>();
    info.files().forEach(file -> missing.put(file.name(), file));
    Map<Long, List<SourceRpmInfo.File>> linked = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Optional<CpioReader.Entry> next = cpio.next(); next.isPresent(); next = cpio.next()) {
      CpioReader.Entry entry = next.get();
      SourceRpmInfo.File file = file(entry);
      if (!seen.add(file.name())) {
        throw ArchiveErrors.refused(name, "it has " + file.name() + " twice");
      }
      missing.remove(file.name());
      boolean later = entry.links() > 1 && entry.size() == 0 && file.size() > 0;
      if (later) {
        linked.computeIfAbsent(entry.inode(), inode -> new ArrayList<>()).add(file);
      } else {
        read(cpio, file, linked.getOrDefault(entry.inode(), List.of()), sink);
        linked.remove(entry.inode());
      }
    }
    if (!missing.isEmpty() || !linked.isEmpty()) {
      throw new IOException("files that its header names are not in it");
    }
  }

  /** The header's file that an entry is the content of. */
  private SourceRpmInfo.File file(CpioReader.Entry entry) throws IOException {
    if (entry.name().isEmpty()) {
      if (entry.index() >= info.files().size()) {
        throw new IOException("its payload has a file that its header does not name");
      }
      return info.files().get((int) entry.index());
    }
    String path = ArchivePath.text(entry.name().get());
    String plain = path.startsWith("./") ? path.substring(2) : path;
    SourceRpmInfo.requireFileName(name, plain);
    if ((entry.mode() & TYPE_BITS) != REGULAR) {
      throw ArchiveErrors.refused(name, plain + " in it is no regular file");
    }
    SourceRpmInfo.File file =
        info.files().stream()
            .filter(f -> f.name().equals(plain))
            .findFirst()
            .orElseThrow(
                () -> ArchiveErrors.refused(name, "its header does not name the file " + plain));
    boolean sizeFits = entry.size() == file.size() || (entry.links() > 1 && entry.size() == 0);
    if (!sizeFits) {
      throw new IOException("the size of " + plain + " is not what its header says");
    }
    return file;
  }

  /** Gives a file to the sink, and the names before that share its content. */
  private void read(
      CpioReader cpio, SourceRpmInfo.File file, List<SourceRpmInfo.File> same, Sink sink)
      throws IOException {
    if (same.isEmpty()) {
      give(cpio.content(file.size()), file, sink);
      return;
    }
    if (file.size() > ArchiveLimits.DEFAULT.entryBytes()) {
      throw ArchiveErrors.tooBig(name, file.name() + " has several names");
    }
    byte[] content = cpio.content(file.size()).readAllBytes();
    for (SourceRpmInfo.File other : same) {
      give(new ByteArrayInputStream(content), other, sink);
    }
    give(new ByteArrayInputStream(content), file, sink);
  }

  private static void give(InputStream content, SourceRpmInfo.File file, Sink sink)
      throws IOException {
    MessageDigest digest = file.digest().algorithm().digest();
    InputStream watched = new DigestInputStream(content, digest);
    sink.file(file, watched);
    watched.transferTo(OutputStream.nullOutputStream());
    String is = HexFormat.of().formatHex(digest.digest());
    if (!is.equals(file.digest().hex())) {
      throw new IOException("the checksum of " + file.name() + " is not what its header says");
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      return; // it was only read
    }
  }

  @Override
  public void close() {
    close(in);
  }
}
