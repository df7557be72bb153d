package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.SetMagicCommentWorkflow;

/** {@code rdopkg set-magic-comment}. */
final class SetMagicCommentCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Set, change or drop a magic comment `# NAME=VALUE` of the spec.",
              "",
              "patches_base names the reference that the patches branch stands on (REF, REF+N, +N);"
                  + " patches_ignore is a regular expression for subjects of commits that are no patches."
                  + " Only the spec is edited; nothing is committed.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg set-magic-comment patches_base 1.2.3+2",
              "  rdopkg set-magic-comment patches_ignore 'DROP-IN-RPM'",
              "  rdopkg set-magic-comment patches_base ''   drop it");
  private final Value name = syntax.parameter("NAME", "The comment's name.");
  private final Value value =
      syntax.parameter("VALUE", "Its new value; an empty one drops the comment.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    SetMagicCommentWorkflow.Result result =
        new SetMagicCommentWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(name.or(""), value.or(""));
    context.console().note(told(result));
    return ExitCode.SUCCESS;
  }

  private String told(SetMagicCommentWorkflow.Result result) {
    if (!result.changed()) {
      return result.specName() + ": nothing to change";
    }
    return result.after().isPresent()
        ? result.specName() + ": # " + name.or("") + "=" + value.or("")
        : result.specName() + ": dropped # " + name.or("") + "=" + result.before().orElse("");
  }
}
