package org.rdopkg.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.sources.Checksum.Algorithm;

/**
 * What the header of a source package says.
 *
 * @param name of the package
 * @param epoch empty when it has none
 * @param buildTime seconds since 1970
 * @param buildHost where it was built
 * @param changelog the newest entry; empty when there is none
 * @param files all of them, in the header's order
 * @param spec which of them is the spec
 * @param patches names of the files that are patches
 * @param signed whether somebody has signed it; the signature is not checked
 */
public record SourceRpmInfo(
    String name,
    Optional<Long> epoch,
    String version,
    String release,
    long buildTime,
    String buildHost,
    Optional<Changelog> changelog,
    List<File> files,
    String spec,
    Set<String> patches,
    boolean signed) {
  private static final int NAME = 1000;
  private static final int VERSION = 1001;
  private static final int RELEASE = 1002;
  private static final int EPOCH = 1003;
  private static final int BUILD_TIME = 1006;
  private static final int BUILD_HOST = 1007;
  private static final int PATCH = 1019;
  private static final int OLD_FILE_NAMES = 1027;
  private static final int FILE_SIZES = 1028;
  private static final int FILE_MODES = 1030;
  private static final int FILE_DIGESTS = 1035;
  private static final int FILE_FLAGS = 1037;
  private static final int SOURCE_RPM = 1044;
  private static final int CHANGELOG_NAME = 1081;
  private static final int CHANGELOG_TEXT = 1082;
  private static final int SOURCE_PACKAGE = 1106;
  private static final int DIR_INDEXES = 1116;
  private static final int BASE_NAMES = 1117;
  private static final int DIR_NAMES = 1118;
  private static final int LONG_FILE_SIZES = 5008;
  private static final int FILE_DIGEST_ALGORITHM = 5011;

  private static final int SIG_DSA = 267;
  private static final int SIG_RSA = 268;
  private static final int SIG_OPENPGP = 278;
  private static final int SIG_GPG = 1005;
  private static final int SIG_PGP = 1002;

  private static final long SPEC_FLAG = 1 << 5;
  private static final int TYPE_BITS = 0170000;
  private static final int REGULAR = 0100000;

  public SourceRpmInfo {
    files = List.copyOf(files);
    patches = Set.copyOf(patches);
  }

  /**
   * A file of the package.
   *
   * @param name a plain file name
   * @param mode permissions
   */
  public record File(String name, long size, int mode, Checksum digest) {
    /** Whether git would call it executable. */
    public boolean isExecutable() {
      return (mode & 0100) != 0;
    }
  }

  /**
   * An entry of the changelog.
   *
   * @param author {@code Name <mail> - version}
   * @param text its items
   */
  public record Changelog(String author, String text) {}

  static SourceRpmInfo of(String archive, RpmHeader signature, RpmHeader header)
      throws IOException {
    if (header.has(SOURCE_RPM) && !header.has(SOURCE_PACKAGE)) {
      throw RdopkgException.of(ErrorKind.INPUT, "No source package: " + archive)
          .because("it is a binary one, built from " + header.text(SOURCE_RPM).orElse("?"))
          .fix("Get that .src.rpm instead.");
    }
    List<File> files = files(archive, header);
    return new SourceRpmInfo(
        plain(archive, header, NAME),
        header.numbers(EPOCH).stream().findFirst(),
        plain(archive, header, VERSION),
        plain(archive, header, RELEASE),
        header.numbers(BUILD_TIME).stream().findFirst().orElse(0L),
        header.text(BUILD_HOST).orElse("localhost"),
        changelog(header),
        files,
        spec(archive, header, files),
        Set.copyOf(new HashSet<>(header.texts(PATCH))),
        signature.has(SIG_DSA)
            || signature.has(SIG_RSA)
            || signature.has(SIG_OPENPGP)
            || signature.has(SIG_GPG)
            || signature.has(SIG_PGP));
  }

  private static String plain(String archive, RpmHeader header, int tag) throws IOException {
    String text = header.text(tag).orElse("");
    boolean usable =
        !text.isEmpty()
            && !text.startsWith(".")
            && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/');
    if (!usable) {
      throw ArchiveErrors.refused(archive, "name, version or release is not usable: " + text);
    }
    return text;
  }

  private static Optional<Changelog> changelog(RpmHeader header) throws IOException {
    Optional<String> author = header.text(CHANGELOG_NAME);
    Optional<String> text = header.text(CHANGELOG_TEXT);
    return author.map(name -> new Changelog(name, text.orElse("")));
  }

  private static List<File> files(String archive, RpmHeader header) throws IOException {
    List<String> names = names(header);
    List<Long> sizes = header.numbers(header.has(LONG_FILE_SIZES) ? LONG_FILE_SIZES : FILE_SIZES);
    List<Long> modes = header.numbers(FILE_MODES);
    List<String> digests = header.texts(FILE_DIGESTS);
    Optional<Algorithm> algorithm =
        RpmDigests.algorithm(header.numbers(FILE_DIGEST_ALGORITHM).stream().findFirst().orElse(1L));
    int count = names.size();
    if (sizes.size() != count
        || modes.size() != count
        || digests.size() != count
        || algorithm.isEmpty()) {
      throw new IOException("its header does not describe all of its files");
    }
    List<File> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < count; i++) {
      String name = names.get(i);
      requireFileName(archive, name);
      if ((modes.get(i) & TYPE_BITS) != REGULAR || sizes.get(i) < 0) {
        throw ArchiveErrors.refused(archive, name + " in it is no regular file");
      }
      if (!seen.add(name)) {
        throw ArchiveErrors.refused(archive, "it has " + name + " twice");
      }
      Checksum digest = new Checksum(algorithm.get(), digests.get(i).toLowerCase(Locale.ROOT));
      files.add(new File(name, sizes.get(i), (int) (modes.get(i) & 07777), digest));
    }
    return files;
  }

  private static List<String> names(RpmHeader header) throws IOException {
    if (header.has(OLD_FILE_NAMES)) {
      return header.texts(OLD_FILE_NAMES);
    }
    List<String> bases = header.texts(BASE_NAMES);
    List<String> folders = header.texts(DIR_NAMES);
    List<Long> indexes = header.numbers(DIR_INDEXES);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      int folder = i < indexes.size() ? (int) Math.min(indexes.get(i), folders.size()) : -1;
      if (folder < 0 || folder >= folders.size()) {
        throw new IOException("its header does not describe all of its files");
      }
      names.add(folders.get(folder) + bases.get(i));
    }
    return names;
  }

  /** All files of a source package stand in one folder, beside each other. */
  static void requireFileName(String archive, String name) {
    boolean plain =
        !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && !name.equalsIgnoreCase(".git")
            && name.indexOf('/') < 0
            && name.chars().noneMatch(Character::isISOControl);
    if (!plain) {
      throw ArchiveErrors.refused(archive, "it has a file that is no plain file name: " + name);
    }
  }

  private static String spec(String archive, RpmHeader header, List<File> files)
      throws IOException {
    List<Long> flags = header.numbers(FILE_FLAGS);
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < Math.min(files.size(), flags.size()); i++) {
      if ((flags.get(i) & SPEC_FLAG) != 0) {
        marked.add(files.get(i).name());
      }
    }
    List<String> named =
        files.stream().map(File::name).filter(name -> name.endsWith(".spec")).toList();
    List<String> specs = marked.isEmpty() ? named : marked;
    if (specs.size() != 1) {
      throw ArchiveErrors.refused(
          archive, specs.isEmpty() ? "it has no spec" : "it has several specs");
    }
    return specs.get(0);
  }

  /** {@code NAME-VERSION-RELEASE}. */
  public String nvr() {
    return name + "-" + version + "-" + release;
  }
}
