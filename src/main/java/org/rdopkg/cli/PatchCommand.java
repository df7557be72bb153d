package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;

/** {@code rdopkg patch}. */
final class PatchCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Make .patch files and spec agree with the patches branch, and commit.",
              "",
              "The commits on top of the patches base become .patch files; the spec's Patch lines"
                  + " follow; Release is bumped, a changelog entry written, and all of it"
                  + " committed. The work tree of the patches branch is never checked out.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg patch                 take the remote patches branch",
              "  rdopkg patch -l --dry-run    what would the local patches branch change?",
              "  rdopkg patch -laB            amend the last commit without a bump")
          .exit(ExitCode.LINT, "Nothing was done: the spec has problems that lint calls errors.");
  private final PatchOptions options = new PatchOptions(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    return PatchRun.run(context, options.request(context, false), options.json());
  }
}
