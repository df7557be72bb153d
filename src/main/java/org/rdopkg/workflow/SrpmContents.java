package org.rdopkg.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.sources.Checksum;
import org.rdopkg.sources.SourceRpm;
import org.rdopkg.sources.SourceRpmInfo;

/**
 * The files of a source package, sorted: what git keeps, in memory, and what the lookaside cache
 * keeps, on disk beside its later place.
 *
 * @param files for git, by name
 * @param archives for {@code sources}, by name
 */
record SrpmContents(Map<String, Kept> files, Map<String, Archive> archives) {
  /** What upstreams publish, as the packaging programs tell it by name. */
  private static final List<String> ENDINGS =
      List.of(
          ".tar",
          ".tgz",
          ".tbz",
          ".tbz2",
          ".txz",
          ".tlz",
          ".tzst",
          ".tar.gz",
          ".tar.bz2",
          ".tar.xz",
          ".tar.lzma",
          ".tar.lz",
          ".tar.zst",
          ".tar.z",
          ".gz",
          ".bz2",
          ".xz",
          ".zst",
          ".lzma",
          ".lz",
          ".zip",
          ".crate",
          ".gem",
          ".jar",
          ".war",
          ".whl",
          ".egg",
          ".xpi",
          ".oxt",
          ".rpm",
          ".cpio",
          ".7z",
          ".rar",
          ".iso",
          ".bin",
          ".exe");

  /** The most of what git is given that is held in memory. */
  private static final long MOST_IN_MEMORY = 512L << 20;

  /**
   * A file for git.
   *
   * @param content the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Kept(byte[] content, boolean executable) {}

  /**
   * A file for {@code sources}.
   *
   * @param file where it is until it is moved
   */
  record Archive(Path file, Checksum checksum) {}

  /**
   * Reads the package to its end; its checksums are right when this returns.
   *
   * @param folder for archives
   * @param bigger files of more bytes are archives, whatever their names
   */
  static SrpmContents read(SourceRpm rpm, Path folder, long bigger) {
    Map<String, Kept> files = new LinkedHashMap<>();
    Map<String, Archive> archives = new LinkedHashMap<>();
    long[] inMemory = new long[1];
    rpm.extract(
        (file, content) -> {
          if (isArchive(rpm.info(), file, bigger)) {
            archives.put(file.name(), store(folder.resolve(file.name()), content));
          } else {
            inMemory[0] += file.size();
            requireRoom(inMemory[0], file.name());
            files.put(file.name(), new Kept(content.readAllBytes(), file.isExecutable()));
          }
        });
    return new SrpmContents(files, archives);
  }

  private static void requireRoom(long bytes, String name) {
    if (bytes > MOST_IN_MEMORY) {
      throw RdopkgException.of(ErrorKind.INPUT, "The package is too big for git, see " + name)
          .because("without archives its files have more than " + MOST_IN_MEMORY + " bytes");
    }
  }

  /** The spec and patches are git's, compressed or not; the rest by name and size. */
  static boolean isArchive(SourceRpmInfo info, SourceRpmInfo.File file, long bigger) {
    String name = file.name();
    if (name.equals(info.spec()) || info.patches().contains(name)) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return file.size() > bigger || ENDINGS.stream().anyMatch(lower::endsWith);
  }

  private static Archive store(Path file, InputStream content) throws IOException {
    MessageDigest digest = Checksum.Algorithm.SHA512.digest();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      content.transferTo(out);
    }
    return new Archive(
        file, new Checksum(Checksum.Algorithm.SHA512, HexFormat.of().formatHex(digest.digest())));
  }

  /**
   * Puts the archives into the checkout.
   *
   * @throws RdopkgException when a different file is there
   */
  void moveArchives(CheckoutFiles checkout) {
    archives.forEach((name, archive) -> requireFree(checkout, name, archive));
    archives.forEach(
        (name, archive) -> {
          if (!checkout.exists(name)) {
            move(archive.file(), checkout.resolve(name));
          }
        });
  }

  private static void requireFree(CheckoutFiles checkout, String name, Archive archive) {
    if (!checkout.exists(name)) {
      return;
    }
    boolean same =
        checkout.isFile(name)
            && Checksum.of(checkout.resolve(name), archive.checksum().algorithm())
                .equals(archive.checksum());
    if (!same) {
      throw RdopkgException.of(ErrorKind.CONFLICT, name + " is in the way")
          .because("the package has another file of that name")
          .fix("mv " + name + " " + name + ".old");
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw IoErrors.cannot("write " + to.getFileName(), e);
    }
  }
}
