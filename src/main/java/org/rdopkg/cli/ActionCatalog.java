package org.rdopkg.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every action that rdopkg has, in the order in which lists and the manual show them. */
final class ActionCatalog {
  private static final List<Action> ACTIONS =
      List.of(
          new Action(
              "pkgenv",
              Action.Group.DISTGIT,
              "show what rdopkg thinks of this package",
              PkgenvCommand::new),
          new Action(
              "patch",
              Action.Group.DISTGIT,
              "make .patch files and spec agree with the patches branch",
              PatchCommand::new),
          new Action(
              "new-version",
              Action.Group.DISTGIT,
              "go to a new upstream version, patches rebased",
              NewVersionCommand::new),
          new Action(
              "update-patches",
              Action.Group.DISTGIT,
              "the same as patch --local-patches --no-bump",
              UpdatePatchesCommand::new),
          new Action(
              "fix",
              Action.Group.DISTGIT,
              "change the spec alone: bump, changelog entry, commit",
              FixCommand::new),
          new Action(
              "amend",
              Action.Group.DISTGIT,
              "put the current changes into the last commit, its message made anew",
              AmendCommand::new),
          new Action(
              "squash",
              Action.Group.DISTGIT,
              "melt the last commit into the one before",
              SquashCommand::new),
          new Action(
              "get-patches",
              Action.Group.DISTGIT,
              "set the local patches branch to the remote one and switch to it",
              GetPatchesCommand::new),
          new Action(
              "tag-patches",
              Action.Group.DISTGIT,
              "tag the patches branch NAME-VERSION-RELEASE",
              TagPatchesCommand::new),
          new Action(
              "patchlog",
              Action.Group.DISTGIT,
              "show the patches on top of the patches base",
              PatchlogCommand::new),
          new Action(
              "setup",
              Action.Group.DISTGIT,
              "set up a new checkout: remotes, tags, patches branch",
              SetupCommand::new),
          new Action(
              "import-srpm",
              Action.Group.DISTGIT,
              "make a distgit, or a commit in one, of a source package",
              ImportSrpmCommand::new),
          new Action(
              "get-source",
              Action.Group.DISTGIT,
              "download Source0, or all sources, unless they are here",
              GetSourceCommand::new),
          new Action(
              "import-patches",
              Action.Group.DISTGIT,
              "make a patches branch of the spec's patch files",
              ImportPatchesCommand::new),
          new Action(
              "verify",
              Action.Group.DISTGIT,
              "check that the patches apply to the sources",
              VerifyCommand::new),
          new Action(
              "versions",
              Action.Group.DISTGIT,
              "list upstream's releases since the current one",
              VersionsCommand::new),
          new Action(
              "forecast",
              Action.Group.DISTGIT,
              "show what would become of the patches on newer versions",
              ForecastCommand::new),
          new Action(
              "series-diff",
              Action.Group.DISTGIT,
              "compare two states of the patches",
              SeriesDiffCommand::new),
          new Action(
              "set-magic-comment",
              Action.Group.SPEC,
              "set, change or drop a magic comment such as patches_base",
              SetMagicCommentCommand::new),
          new Action(
              "spec",
              Action.Group.SPEC,
              "show what specs come to; get and set single values",
              SpecCommand::new),
          new Action(
              "reqcheck",
              Action.Group.SPEC,
              "compare upstream's Python requirements with the spec's Requires",
              ReqcheckCommand::new),
          new Action(
              "reqdiff",
              Action.Group.SPEC,
              "show what became of upstream's Python requirements",
              ReqdiffCommand::new),
          new Action(
              "reqquery",
              Action.Group.SPEC,
              "show whether a release's repositories have what upstream requires",
              ReqqueryCommand::new),
          new Action("lint", Action.Group.SPEC, "check the spec for problems", LintCommand::new),
          new Action(
              "clone",
              Action.Group.INFO,
              "clone a package's distgit, with the remotes that metadata knows",
              CloneCommand::new),
          new Action(
              "info",
              Action.Group.INFO,
              "show releases and packages of the distribution's metadata",
              InfoCommand::new),
          new Action(
              "findpkg",
              Action.Group.INFO,
              "show the one package that a name or address means",
              FindpkgCommand::new),
          new Action(
              "release",
              Action.Group.INFO,
              "show the releases of the distribution",
              ReleaseCommand::new),
          new Action(
              "query",
              Action.Group.INFO,
              "show which versions of a package a release's repositories have",
              QueryCommand::new),
          new Action(
              "info-tags-diff",
              Action.Group.INFO,
              "show which packages' tags the last commit of metadata has changed",
              InfoDiffCommand::ofTags),
          new Action(
              "info-attr-diff",
              Action.Group.INFO,
              "show where the last commit of metadata has changed an attribute",
              InfoDiffCommand::ofAttribute),
          new Action(
              "review-patch",
              Action.Group.REVIEW,
              "send the patches to Gerrit for review",
              ReviewCommand::ofPatches),
          new Action(
              "review-spec",
              Action.Group.REVIEW,
              "send changes of the distgit to Gerrit for review",
              ReviewCommand::ofSpec),
          new Action(
              "srpm",
              Action.Group.REVIEW,
              "make a source package of the checkout",
              SrpmCommand::new),
          new Action(
              "kojibuild",
              Action.Group.REVIEW,
              "build in the distribution's Koji",
              BuildCommand::koji),
          new Action(
              "cbsbuild",
              Action.Group.REVIEW,
              "build in CentOS's Community Build Service",
              BuildCommand::cbs),
          new Action(
              "mockbuild",
              Action.Group.REVIEW,
              "build on this machine, in a chroot",
              BuildCommand::mock),
          new Action(
              "status",
              Action.Group.HELP,
              "show the action that waits for --continue or --abort",
              StatusCommand::new),
          new Action(
              "doctor", Action.Group.HELP, "tell what this checkout lacks", DoctorCommand::new),
          new Action(
              "conf",
              Action.Group.HELP,
              "show all settings and where each value comes from",
              ConfCommand::new),
          new Action("undo", Action.Group.HELP, "take back what rdopkg did last", UndoCommand::new),
          new Action("redo", Action.Group.HELP, "do again what undo took back", RedoCommand::new),
          new Action(
              "oplog", Action.Group.HELP, "show what rdopkg has done here", OplogCommand::new),
          new Action("actions", Action.Group.HELP, "list all actions", ActionsCommand::new),
          new Action(
              "autocomplete",
              Action.Group.HELP,
              "show how to get TAB completion",
              AutocompleteCommand::new),
          new Action("help", Action.Group.HELP, "show help on an action", HelpCommand::new));

  private ActionCatalog() {}

  static List<Action> all() {
    return ACTIONS;
  }

  /** The action of that name; underscores are understood as dashes. */
  static Optional<Action> find(String name) {
    String wanted = name.replace('_', '-').toLowerCase(Locale.ROOT);
    return ACTIONS.stream().filter(a -> a.name().equals(wanted)).findFirst();
  }
}
