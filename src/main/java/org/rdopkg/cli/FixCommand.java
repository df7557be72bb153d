package org.rdopkg.cli;

import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.patch.ChangelogText;
import org.rdopkg.workflow.FixRequest;
import org.rdopkg.workflow.FixResult;
import org.rdopkg.workflow.FixWorkflow;
import org.rdopkg.workflow.engine.Outcome;

/** {@code rdopkg fix}. */
final class FixCommand implements ResumableCommand {
  private final Syntax syntax =
      new Syntax(
              "Change the spec alone: bump Release, add a changelog entry, commit.",
              "",
              "fix bumps Release, adds an empty changelog entry and stops. Edit the spec, describe"
                  + " the changes in the entry, and run `rdopkg -c`: all changes of tracked files"
                  + " are committed, with a message made of the entry. `rdopkg --abort` puts the"
                  + " spec back. With -m the changes that are there already are committed at once.",
              "")
          .footer(
              "",
              "Examples:",
              "  rdopkg fix && $EDITOR foo.spec && rdopkg -c",
              "  rdopkg fix -m 'Fix the build with GCC 15 (rhbz#1234567)'",
              "  rdopkg fix --edit           opens the editor and goes on by itself",
              "  rdopkg fix --branches f41,f42 -m 'Fix the build'");
  private final Value bumpIndex =
      syntax.option(
          "-R --release-bump-index",
          "INDEX",
          "Part of Release to bump: MAJOR, MINOR, PATCH, a number from 1, last-numeric, zstream, or"
              + " 0 for none.");
  private final Values messages =
      syntax.options(
          "-m --message",
          "TEXT",
          "What the changelog entry says; commits at once. May be repeated, an item each.");
  private final Flag edit =
      syntax.flag("--edit", "Open the editor on the spec instead of stopping.");
  private final Values branches =
      syntax.list(
          "--branches",
          "BRANCHES",
          ',',
          "Other dist branches that get the fix too: the same commit where the files are the same,"
              + " else one of their own.");
  private final Value changelogUser =
      syntax.option("-u --changelog-user", "NAME", "Name in the changelog entry.");
  private final Value changelogEmail =
      syntax.option("-e --changelog-email", "MAIL", "Mail address in the changelog entry.");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    return told(context.console(), workflow(context).start(request()));
  }

  @Override
  public ExitCode resume(ActionContext context) {
    return told(context.console(), workflow(context).resume(request()));
  }

  @Override
  public void abort(ActionContext context) {
    workflow(context).abort();
  }

  private static FixWorkflow workflow(ActionContext context) {
    return new FixWorkflow(context.environment(), new ConsoleNarrator(context.console()));
  }

  private FixRequest request() {
    List<String> items = ChangelogText.items(messages.get());
    if (items.isEmpty() && !messages.get().isEmpty()) {
      throw RdopkgException.of(ErrorKind.USAGE, "The text of --message is empty");
    }
    return new FixRequest(
        bumpIndex.get(),
        items,
        edit.given(),
        changelogUser.get(),
        changelogEmail.get(),
        branches.get());
  }

  private static ExitCode told(Console console, Outcome<FixResult> outcome) {
    if (outcome instanceof Outcome.Paused<FixResult> paused) {
      return Resume.told(console, paused);
    }
    Outcome.Done<FixResult> done = (Outcome.Done<FixResult>) outcome;
    new CommitReport(console).print(done.result().commit());
    boolean failed = BranchReport.tell(console, done.result().branches());
    if (done.resumed()) {
      console.result("Action finished.");
    }
    return failed ? ExitCode.ERROR : ExitCode.SUCCESS;
  }
}
