package org.rdopkg.cli;

import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.workflow.PatchRequest;

/** The options of {@code patch} and {@code update-patches}. */
final class PatchOptions {
  private final Flag localPatches;
  private final Value patchesBranch;
  private final Value localPatchesBranch;
  private final GerritOptions gerrit;
  private final Flag amend;
  private final Value bumpIndex;
  private final Flag noBump;
  private final Value changelog;
  private final Value headerFile;
  private final Value changelogUser;
  private final Value changelogEmail;
  private final Flag edit;
  private final Values branches;
  private final Flag dryRun;
  private final Flag json;

  PatchOptions(Syntax syntax) {
    localPatches =
        syntax.flag(
            "-l --local-patches",
            "Take the local patches branch as it is; don't reset it to the remote one.");
    patchesBranch =
        syntax.option(
            "-p --patches-branch",
            "REMOTE/BRANCH",
            "Remote patches branch to take instead of the guessed one.");
    localPatchesBranch =
        syntax.option(
            "-P --local-patches-branch",
            "BRANCH",
            "Local patches branch to take instead of the guessed one.");
    gerrit = new GerritOptions(syntax);
    amend =
        syntax.flag("-a --amend", "Amend the last commit; its Change-Id and other trailers stay.");
    bumpIndex =
        syntax.option(
            "-R --release-bump-index",
            "INDEX",
            "Part of Release to bump: MAJOR, MINOR, PATCH, a number from 1, last-numeric, zstream,"
                + " or 0 for none.");
    noBump = syntax.flag("-B --no-bump", "Leave Release and changelog alone.");
    changelog =
        syntax.choice(
            "-C --changelog",
            "HOW",
            List.of("detect", "count", "plain", "full"),
            "What the changelog entry says: detect (subjects of new patches, the default), count"
                + " (as many as there are more), plain (\"Update patches\"), full (also changed and"
                + " removed ones).");
    headerFile =
        syntax.option(
            "-H --commit-header-file",
            "FILE",
            "Begin the commit message with FILE's text; - is the standard input.");
    changelogUser = syntax.option("-u --changelog-user", "NAME", "Name in the changelog entry.");
    changelogEmail =
        syntax.option("-e --changelog-email", "MAIL", "Mail address in the changelog entry.");
    edit =
        syntax.flag("--edit", "Change the changelog's text in the editor before it is committed.");
    branches =
        syntax.list(
            "--branches",
            "BRANCHES",
            ',',
            "Other dist branches to update as well, each from its own patches branch or, if it has"
                + " none, from this one: the same commit where the files are the same, else one of"
                + " their own.");
    dryRun = syntax.flag("--dry-run", "Only say what would be committed.");
    json = syntax.flag("--json", "Print the outcome as one JSON object.");
  }

  boolean json() {
    return json.given();
  }

  /** The request. {@code update-patches} is {@code -l -B} whatever the options say. */
  PatchRequest request(ActionContext context, boolean updateOnly) {
    checkGerrit(localPatches.given() || updateOnly);
    exclude(dryRun.given(), "--dry-run");
    exclude(noBump.given() || updateOnly, "--no-bump: there is no changelog entry to edit");
    return new PatchRequest(
        patchesBranch.get(),
        localPatchesBranch.get(),
        localPatches.given() || updateOnly,
        gerrit.request(),
        bumpIndex.get(),
        noBump.given() || updateOnly,
        changelog.get().map(ChangelogMode::parse),
        headerFile.get().map(file -> HeaderFile.read(context, file)),
        changelogUser.get(),
        changelogEmail.get(),
        amend.given(),
        edit.given(),
        branches.get(),
        dryRun.given());
  }

  private void exclude(boolean other, String name) {
    if (edit.given() && other) {
      throw RdopkgException.of(ErrorKind.USAGE, "--edit can't be used with " + name);
    }
  }

  private void checkGerrit(boolean local) {
    if (gerrit.request().change().isEmpty()) {
      return;
    }
    if (local) {
      throw RdopkgException.of(
              ErrorKind.USAGE,
              "-l/--local-patches and -g/--gerrit-patches-chain exclude each other")
          .because("the one takes the local patches branch as it is, the other resets it");
    }
    if (!branches.get().isEmpty()) {
      throw RdopkgException.of(
              ErrorKind.USAGE, "--branches and -g/--gerrit-patches-chain exclude each other")
          .because("a chain of changes is for one branch");
    }
  }
}
