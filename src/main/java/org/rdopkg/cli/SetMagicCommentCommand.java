package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.SetMagicCommentWorkflow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rdopkg set-magic-comment}. */
@Command(
    name = "set-magic-comment",
    description = {
      "Set, change or drop a magic comment `# NAME=VALUE` of the spec.",
      "",
      "patches_base names the reference that the patches branch stands on (REF, REF+N, +N);"
          + " patches_ignore is a regular expression for subjects of commits that are no patches."
          + " Only the spec is edited; nothing is committed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rdopkg set-magic-comment patches_base 1.2.3+2",
      "  rdopkg set-magic-comment patches_ignore 'DROP-IN-RPM'",
      "  rdopkg set-magic-comment patches_base ''   drop it"
    })
final class SetMagicCommentCommand implements ActionCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "The comment's name.")
  String name = "";

  @Parameters(
      index = "1",
      paramLabel = "VALUE",
      description = "Its new value; an empty one drops the comment.")
  String value = "";

  @Override
  public ExitCode run(ActionContext context) {
    SetMagicCommentWorkflow.Result result =
        new SetMagicCommentWorkflow(context.environment()).run(name, value);
    context.console().note(told(result));
    return ExitCode.SUCCESS;
  }

  private String told(SetMagicCommentWorkflow.Result result) {
    if (!result.changed()) {
      return result.specName() + ": nothing to change";
    }
    return result.after().isPresent()
        ? result.specName() + ": # " + name + "=" + value
        : result.specName() + ": dropped # " + name + "=" + result.before().orElse("");
  }
}
