package org.rdopkg.cli;

import java.util.List;
import java.util.Locale;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.patch.ChangelogMode;
import org.rdopkg.workflow.NewVersionRequest;
import org.rdopkg.workflow.NewVersionRequest.DropUpstreamed;
import org.rdopkg.workflow.NewVersionRequest.Push;
import org.rdopkg.workflow.NewVersionRequest.Sources;

/** The options of {@code new-version}. */
final class NewVersionOptions {
  private final Value version;
  private final Flag localPatches;
  private final Value patchesBranch;
  private final Value localPatchesBranch;
  private final Flag bumpOnly;
  private final Flag noDiff;
  private final Flag newSources;
  private final Flag noNewSources;
  private final Flag unattended;
  private final Flag noPush;
  private final Flag push;
  private final Value bugs;
  private final Value changelog;
  private final Value headerFile;
  private final Value changelogUser;
  private final Value changelogEmail;
  private final VersionChoiceOptions choice;
  private final Value dropUpstreamed;
  private final Value worktree;
  private final Flag edit;
  private final Flag dryRun;
  private final Flag json;

  NewVersionOptions(Syntax syntax) {
    version =
        syntax.optionalParameter(
            "VERSION", "Upstream's version or tag to go to; without it, the newest release.");
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
    bumpOnly = syntax.flag("-b --bump-only", "Only change the spec; leave the patches alone.");
    noDiff = syntax.flag("-d --no-diff", "Don't show what upstream changed.");
    newSources = syntax.flag("-N --new-sources", "Upload the new sources.");
    noNewSources = syntax.flag("-n --no-new-sources", "Don't upload new sources.");
    unattended =
        syntax.flag("-U --unattended", "Ask nothing, and don't show what upstream changed.");
    noPush = syntax.flag("-t --no-push-patches", "Don't push the rebased patches branch.");
    push = syntax.flag("--push", "Push the rebased patches branch and the tag without asking.");
    bugs =
        syntax.option("-B --bug", "BUGS", "Bugs to name in the changelog, such as rhbz#1,rhbz#2.");
    changelog =
        syntax.choice(
            "-C --changelog",
            "HOW",
            List.of("plain", "full"),
            "What the changelog entry says: plain (the new version), full (also new, changed and"
                + " dropped patches); the default is full if the setting changelog says so.");
    headerFile =
        syntax.option(
            "-H --commit-header-file",
            "FILE",
            "Begin the commit message with FILE's text; - is the standard input.");
    changelogUser = syntax.option("-u --changelog-user", "NAME", "Name in the changelog entry.");
    changelogEmail =
        syntax.option("-e --changelog-email", "MAIL", "Mail address in the changelog entry.");
    choice = new VersionChoiceOptions(syntax);
    dropUpstreamed =
        syntax.choice(
            "--drop-upstreamed",
            "WHEN",
            List.of("auto", "ask", "never"),
            "Leave out patches that upstream has in another form, as their Change-Id or `cherry"
                + " picked from` shows: auto, ask (at a terminal, the default), never.");
    worktree =
        syntax.option(
            "--worktree",
            "DIR",
            "Resolve conflicts in a linked work tree, made in DIR if it is not there.");
    edit =
        syntax.flag("--edit", "Change the changelog's text in the editor before it is committed.");
    dryRun = syntax.flag("--dry-run", "Only say what would be committed, and what would conflict.");
    json = syntax.flag("--json", "Print the outcome as one JSON object.");
  }

  boolean json() {
    return json.given();
  }

  NewVersionRequest request(ActionContext context) {
    exclude(edit, dryRun, "--edit and --dry-run exclude each other");
    exclude(edit, unattended, "--edit and --unattended exclude each other");
    if (version.get().isPresent() && choice.hasRange()) {
      throw RdopkgException.of(ErrorKind.USAGE, "VERSION and --range exclude each other")
          .because("--range says where to look for the newest version");
    }
    return new NewVersionRequest(
        version.get(),
        choice.choice(),
        patches(),
        unattended.given(),
        noDiff.given(),
        sources(),
        bugs.get().map(NewVersionOptions::oneLine),
        changelog.get().map(ChangelogMode::parse),
        headerFile.get().map(file -> HeaderFile.read(context, file)),
        changelogUser.get(),
        changelogEmail.get(),
        edit.given(),
        dryRun.given());
  }

  private NewVersionRequest.Patches patches() {
    return new NewVersionRequest.Patches(
        patchesBranch.get(),
        localPatchesBranch.get(),
        localPatches.given(),
        bumpOnly.given(),
        DropUpstreamed.valueOf(dropUpstreamed.or("ask").toUpperCase(Locale.ROOT)),
        push(),
        worktree.get());
  }

  private Push push() {
    exclude(push, noPush, "--push and --no-push-patches exclude each other");
    if (push.given()) {
      exclude(push, localPatches, "--push and --local-patches exclude each other");
      return Push.YES;
    }
    return noPush.given() ? Push.NO : Push.ASK;
  }

  private Sources sources() {
    exclude(newSources, noNewSources, "--new-sources and --no-new-sources exclude each other");
    if (newSources.given()) {
      return Sources.YES;
    }
    return noNewSources.given() ? Sources.NO : Sources.GUESS;
  }

  private static void exclude(Flag one, Flag other, String what) {
    if (one.given() && other.given()) {
      throw RdopkgException.of(ErrorKind.USAGE, what);
    }
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return line.toString().strip();
  }
}
