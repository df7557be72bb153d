package org.rdopkg.cli;

import org.rdopkg.error.ExitCode;
import org.rdopkg.workflow.TagPatchesWorkflow;

/** {@code rdopkg tag-patches}. */
final class TagPatchesCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax(
              "Tag the patches branch NAME-VERSION-RELEASE.",
              "",
              "The tag keeps the patches of a build findable when the branch moves on. A remote's"
                  + " tag is never overwritten.",
              "")
          .footer("", "Examples:", "  rdopkg tag-patches", "  rdopkg tag-patches --push");
  private final Flag force = syntax.flag("-f --force", "Move a tag that is there already.");
  private final Flag push = syntax.flag("-p --push", "Push the tag to the patches remote.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    TagPatchesWorkflow.Result result =
        new TagPatchesWorkflow(context.environment(), new ConsoleNarrator(context.console()))
            .run(force.given(), push.given());
    String state = result.moved() ? " tagged " : " is tagged already: ";
    context.console().note(result.branch() + state + result.tag());
    if (!result.pushed()) {
      context
          .console()
          .result(
              "Not pushing tag. Run \"git push "
                  + result.remote()
                  + " "
                  + result.tag()
                  + "\" by hand.");
    }
    return ExitCode.SUCCESS;
  }
}
