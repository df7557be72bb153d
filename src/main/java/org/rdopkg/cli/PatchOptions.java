package org.rdopkg.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.workflow.PatchRequest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code patch} and {@code update-patches}. */
final class PatchOptions {
  @Option(
      names = {"-l", "--local-patches"},
      description = "Take the local patches branch as it is; don't reset it to the remote one.")
  boolean localPatches;

  @Option(
      names = {"-p", "--patches-branch"},
      paramLabel = "REMOTE/BRANCH",
      description = "Remote patches branch to take instead of the guessed one.")
  @Nullable String patchesBranch;

  @Option(
      names = {"-P", "--local-patches-branch"},
      paramLabel = "BRANCH",
      description = "Local patches branch to take instead of the guessed one.")
  @Nullable String localPatchesBranch;

  @Option(
      names = {"-g", "--gerrit-patches-chain"},
      paramLabel = "CHANGE",
      description = "Take a chain of Gerrit changes (not available yet).")
  @Nullable String gerritChain;

  @Option(
      names = {"-f", "--force"},
      description = "With -g: take changes that are abandoned or not verified.")
  boolean force;

  @Option(
      names = {"-a", "--amend"},
      description = "Amend the last commit; its Change-Id and other trailers stay.")
  boolean amend;

  @Option(
      names = {"-R", "--release-bump-index"},
      paramLabel = "INDEX",
      description =
          "Part of Release to bump: MAJOR, MINOR, PATCH, a number from 1, last-numeric, zstream, or 0"
              + " for none.")
  @Nullable String bumpIndex;

  @Option(
      names = {"-B", "--no-bump"},
      description = "Leave Release and changelog alone.")
  boolean noBump;

  @Option(
      names = {"-C", "--changelog"},
      paramLabel = "HOW",
      converter = ChangelogConverter.class,
      completionCandidates = ChangelogCandidates.class,
      description =
          "What the changelog entry says: detect (subjects of new patches, the default), count (as"
              + " many as there are more), plain (\"Update patches\"), full (also changed and removed"
              + " ones).")
  ChangelogMode changelog = ChangelogMode.DETECT;

  @Option(
      names = {"-H", "--commit-header-file"},
      paramLabel = "FILE",
      description = "Begin the commit message with FILE's text; - is the standard input.")
  @Nullable String headerFile;

  @Option(
      names = {"-u", "--changelog-user"},
      paramLabel = "NAME",
      description = "Name in the changelog entry.")
  @Nullable String changelogUser;

  @Option(
      names = {"-e", "--changelog-email"},
      paramLabel = "MAIL",
      description = "Mail address in the changelog entry.")
  @Nullable String changelogEmail;

  @Option(names = "--dry-run", description = "Only say what would be committed.")
  boolean dryRun;

  @Option(names = "--json", description = "Print the outcome as one JSON object.")
  boolean json;

  /** The request. {@code update-patches} is {@code -l -B} whatever the options say. */
  PatchRequest request(ActionContext context, boolean updateOnly) {
    if (gerritChain != null) {
      throw RdopkgException.of(ErrorKind.UNSUPPORTED, "chains of Gerrit changes can't be taken yet")
          .because("this version of rdopkg does not talk to Gerrit")
          .fix("git fetch the change, put it on the patches branch, and run `rdopkg patch -l`");
    }
    return new PatchRequest(
        Optional.ofNullable(patchesBranch),
        Optional.ofNullable(localPatchesBranch),
        localPatches || updateOnly,
        Optional.ofNullable(bumpIndex),
        noBump || updateOnly,
        changelog,
        Optional.ofNullable(headerFile).map(file -> HeaderFile.read(context, file)),
        Optional.ofNullable(changelogUser),
        Optional.ofNullable(changelogEmail),
        amend,
        dryRun);
  }

  /** The names of the changelog modes, for help and completion. */
  static final class ChangelogCandidates implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return List.of("detect", "count", "plain", "full").iterator();
    }
  }

  /** Reads a changelog mode. */
  static final class ChangelogConverter implements ITypeConverter<ChangelogMode> {
    @Override
    public ChangelogMode convert(String value) {
      try {
        return ChangelogMode.parse(value);
      } catch (RdopkgException e) {
        throw new TypeConversionException("'" + value + "' is none of detect, count, plain, full");
      }
    }
  }
}
