package org.rdopkg.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes the Debian package: an ar archive of two tar archives. */
final class DebPackage {
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;
  private static final int REGULAR_FILE = 0100644;
  private static final int KIBIBYTE = 1024;

  private final Release release;
  private final Path control;

  /**
   * @param control the folder with control, postinst, prerm and triggers
   */
  DebPackage(Release release, Path control) {
    this.release = release;
    this.control = control;
  }

  /** Writes the package of a tree. */
  void write(List<TreeEntry> tree, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ArArchiveOutputStream archive = new ArArchiveOutputStream(out)) {
      member(archive, "debian-binary", "2.0\n".getBytes(UTF_8));
      member(archive, "control.tar.xz", controlArchive(tree));
      member(archive, "data.tar.xz", dataArchive(tree));
    }
  }

  private void member(ArArchiveOutputStream archive, String name, byte[] content)
      throws IOException {
    archive.putArchiveEntry(
        new ArArchiveEntry(name, content.length, 0, 0, REGULAR_FILE, release.seconds()));
    archive.write(content);
    archive.closeArchiveEntry();
  }

  /** What a member of a tar archive is made by. */
  private interface Filler {
    void fill(TarArchiveOutputStream archive) throws IOException;
  }

  private static byte[] compressed(Filler filler) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XZOutputStream xz = new XZOutputStream(bytes, new LZMA2Options());
        TarArchiveOutputStream archive = new TarArchiveOutputStream(xz, UTF_8.name())) {
      archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      filler.fill(archive);
    }
    return bytes.toByteArray();
  }

  private byte[] controlArchive(List<TreeEntry> tree) throws IOException {
    byte[] description =
        Files.readString(control.resolve("control"))
            .replace("@VERSION@", release.version())
            .replace("@SIZE@", String.valueOf(kibibytes(tree)))
            .getBytes(UTF_8);
    byte[] sums = sums(tree).getBytes(UTF_8);
    return compressed(
        archive -> {
          folder(archive, "./");
          file(archive, "./control", PLAIN, description);
          file(archive, "./md5sums", PLAIN, sums);
          file(archive, "./triggers", PLAIN, Files.readAllBytes(control.resolve("triggers")));
          for (String script : List.of("postinst", "prerm")) {
            file(archive, "./" + script, EXECUTABLE, Files.readAllBytes(control.resolve(script)));
          }
        });
  }

  private byte[] dataArchive(List<TreeEntry> tree) throws IOException {
    return compressed(
        archive -> {
          folder(archive, "./");
          for (TreeEntry entry : tree) {
            if (entry.isFolder()) {
              folder(archive, "." + entry.path() + "/");
            } else if (entry.isLink()) {
              link(archive, "." + entry.path(), entry.linkTarget());
            } else {
              file(archive, "." + entry.path(), entry.mode(), entry.content());
            }
          }
        });
  }

  private static long kibibytes(List<TreeEntry> tree) throws IOException {
    long all = 0;
    for (TreeEntry entry : tree) {
      long size = entry.isFolder() || entry.isLink() ? 0 : Files.size(entry.source());
      all += Math.max(1, (size + KIBIBYTE - 1) / KIBIBYTE);
    }
    return all;
  }

  /** dpkg knows only this kind of sum. */
  private static String sums(List<TreeEntry> tree) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (TreeEntry entry : tree) {
      if (!entry.isFolder() && !entry.isLink()) {
        try {
          byte[] sum = MessageDigest.getInstance("MD5").digest(entry.content());
          sums.append(HexFormat.of().formatHex(sum));
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException(e);
        }
        sums.append("  ").append(entry.path().substring(1)).append('\n');
      }
    }
    return sums.toString();
  }

  private void folder(TarArchiveOutputStream archive, String name) throws IOException {
    put(archive, new TarArchiveEntry(name), EXECUTABLE);
    archive.closeArchiveEntry();
  }

  private void link(TarArchiveOutputStream archive, String name, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    put(archive, entry, 0777);
    archive.closeArchiveEntry();
  }

  private void file(TarArchiveOutputStream archive, String name, int mode, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    put(archive, entry, mode);
    archive.write(content);
    archive.closeArchiveEntry();
  }

  private void put(TarArchiveOutputStream archive, TarArchiveEntry entry, int mode)
      throws IOException {
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(Date.from(release.timestamp()));
    archive.putArchiveEntry(entry);
  }
}
