package org.rdopkg.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.packager.rpm.FileFlags;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.DigestAlgorithm;
import org.eclipse.packager.rpm.build.FileInformation;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.deps.RpmDependencyFlags;
import org.eclipse.packager.rpm.header.Header;

/** Writes the RPM, as rpmbuild would from the spec; the same input gives the same bytes. */
final class RpmPackage {
  private static final Pattern REQUIREMENT =
      Pattern.compile("(?<name>\\S+)(?: >= (?<version>\\S+))?");

  /** Numbers of header tags that the library does not name. */
  private static final int TRIGGER_SCRIPTS = 5076;

  private static final int TRIGGER_PROGRAM = 5077;
  private static final int TRIGGER_SCRIPT_FLAGS = 5078;
  private static final int TRIGGER_NAME = 5079;
  private static final int TRIGGER_INDEX = 5080;
  private static final int TRIGGER_VERSION = 5081;
  private static final int TRIGGER_FLAGS = 5082;
  private static final int TRIGGER_PRIORITIES = 5085;

  /** rpm's own default. */
  private static final int PRIORITY = 1_000_000;

  /** RPMSENSE_TRIGGERIN. */
  private static final int ON_INSTALLATION = 1 << 16;

  private static final String SHELL = "/bin/sh";
  private static final String TRIGGER_HEADING = "%transfiletriggerin -- /usr/lib/jvm";

  private final Release release;
  private final SpecPart spec;

  RpmPackage(Release release, SpecPart spec) {
    this.release = release;
    this.spec = spec;
  }

  /** Writes the package of a tree. */
  void write(List<TreeEntry> tree, Path file) throws IOException {
    RpmVersion version = new RpmVersion(null, release.version(), "1");
    BuilderOptions options = new BuilderOptions();
    options.setFileDigestAlgorithm(DigestAlgorithm.SHA256);
    try (RpmBuilder builder = new RpmBuilder(Release.NAME, version, "noarch", file, options)) {
      information(builder.getInformation());
      requirements(builder);
      builder.setPostInstallationScript(SHELL, spec.section("%post"));
      builder.setPreRemoveScript(SHELL, spec.section("%preun"));
      BuilderContext context = builder.newContext();
      for (TreeEntry entry : tree) {
        add(context, entry);
      }
      builder.setHeaderCustomizer(this::customize);
      builder.build();
    }
  }

  private void information(RpmBuilder.PackageInformation information) {
    information.setSummary(spec.tag("Summary"));
    information.setDescription(spec.section("%description"));
    information.setLicense(spec.tag("License"));
    information.setGroup("Unspecified");
    information.setBuildHost("localhost");
    information.setSourcePackage(Release.NAME + "-" + release.version() + "-1.src.rpm");
  }

  private void requirements(RpmBuilder builder) {
    for (String text : spec.tags("Requires")) {
      require(builder, text);
    }
    for (String text : spec.tags("Requires(post)")) {
      require(builder, text, RpmDependencyFlags.SCRIPT_POST);
    }
    builder.addRequirement(
        SHELL, "", RpmDependencyFlags.INTERPRETER, RpmDependencyFlags.SCRIPT_POST);
    builder.addRequirement(
        SHELL, "", RpmDependencyFlags.INTERPRETER, RpmDependencyFlags.SCRIPT_PREUN);
    builder.addRequirement(
        "rpmlib(FileDigests)",
        "4.6.0-1",
        RpmDependencyFlags.LESS,
        RpmDependencyFlags.EQUAL,
        RpmDependencyFlags.RPMLIB);
    builder.addProvides(Release.NAME, release.version() + "-1", RpmDependencyFlags.EQUAL);
  }

  private static void require(RpmBuilder builder, String text, RpmDependencyFlags... more) {
    Matcher requirement = REQUIREMENT.matcher(text);
    if (!requirement.matches()) {
      throw new IllegalArgumentException("cannot read the requirement " + text);
    }
    Set<RpmDependencyFlags> flags = EnumSet.noneOf(RpmDependencyFlags.class);
    flags.addAll(List.of(more));
    String version = requirement.group("version");
    if (version != null) {
      flags.add(RpmDependencyFlags.GREATER);
      flags.add(RpmDependencyFlags.EQUAL);
    }
    builder.addRequirement(
        requirement.group("name"),
        version == null ? "" : version,
        flags.toArray(new RpmDependencyFlags[0]));
  }

  private void add(BuilderContext context, TreeEntry entry) throws IOException {
    int mode = entry.mode();
    if (entry.isLink()) {
      context.addSymbolicLink(entry.path(), entry.linkTarget(), i -> describe(i, entry, mode));
    } else if (!entry.isFolder()) {
      context.addFile(entry.path(), entry.source(), i -> describe(i, entry, mode));
    } else if (isOurs(entry.path())) {
      context.addDirectory(entry.path(), i -> describe(i, entry, mode));
    }
  }

  private static boolean isOurs(String folder) {
    return (folder + "/").contains("/" + Release.NAME + "/");
  }

  private void describe(FileInformation information, TreeEntry entry, int mode) {
    information.setTimestamp(release.timestamp());
    information.setUser("root");
    information.setGroup("root");
    information.setMode((short) (entry.isLink() ? 0777 : mode));
    Set<FileFlags> flags = EnumSet.noneOf(FileFlags.class);
    if (entry.path().startsWith("/usr/share/doc/") || entry.path().startsWith("/usr/share/man/")) {
      flags.add(FileFlags.DOC);
    } else if (entry.path().startsWith("/usr/share/licenses/")) {
      flags.add(FileFlags.LICENSE);
    }
    information.setFileFlags(flags);
  }

  private void customize(Header<RpmTag> header) {
    changelog(header);
    header.putInt(RpmTag.BUILDTIME, release.seconds());
    header.putStringArray(TRIGGER_SCRIPTS, spec.section(TRIGGER_HEADING));
    header.putStringArray(TRIGGER_PROGRAM, SHELL);
    header.putInt(TRIGGER_SCRIPT_FLAGS, 0);
    header.putStringArray(TRIGGER_NAME, "/usr/lib/jvm");
    header.putInt(TRIGGER_INDEX, 0);
    header.putStringArray(TRIGGER_VERSION, "");
    header.putInt(TRIGGER_FLAGS, ON_INSTALLATION);
    header.putInt(TRIGGER_PRIORITIES, PRIORITY);
  }

  private void changelog(Header<RpmTag> header) {
    List<SpecPart.Entry> entries = spec.changelog();
    header.putInt(
        RpmTag.CHANGELOG_TIMESTAMP,
        entries.stream().mapToInt(e -> Math.toIntExact(e.noon().getEpochSecond())).toArray());
    header.putStringArray(
        RpmTag.CHANGELOG_AUTHOR,
        entries.stream().map(SpecPart.Entry::author).toArray(String[]::new));
    header.putStringArray(
        RpmTag.CHANGELOG_TEXT, entries.stream().map(SpecPart.Entry::text).toArray(String[]::new));
  }
}
