package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rdopkg update-patches}. */
@Command(
    name = "update-patches",
    description = {
      "The same as `rdopkg patch --local-patches --no-bump`.",
      "",
      "Makes .patch files and spec agree with the local patches branch and commits, leaving Release"
          + " and changelog alone.",
      ""
    },
    footer = {"", "Example:", "  rdopkg update-patches"})
final class UpdatePatchesCommand implements ActionCommand {
  @Mixin PatchOptions options = new PatchOptions();

  @Override
  public ExitCode run(ActionContext context) {
    return PatchRun.run(context, options.request(context, true), options.json);
  }
}
