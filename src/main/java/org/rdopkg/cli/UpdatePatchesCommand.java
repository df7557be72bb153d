package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;

/** {@code rdopkg update-patches}. */
final class UpdatePatchesCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "The same as `rdopkg patch --local-patches --no-bump`.",
              "",
              "Makes .patch files and spec agree with the local patches branch and commits, leaving"
                  + " Release and changelog alone.",
              "")
          .footer("", "Example:", "  rdopkg update-patches")
          .exit(ExitCode.LINT, "Nothing was done: the spec has problems that lint calls errors.");
  private final PatchOptions options = new PatchOptions(syntax);

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    return PatchRun.run(context, options.request(context, true), options.json());
  }
}
