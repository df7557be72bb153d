package org.rdopkg.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.console.Console;
import org.rdopkg.console.Json;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.ExitCode;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.workflow.BuildRequest;
import org.rdopkg.workflow.BuildResult;
import org.rdopkg.workflow.BuildWorkflow;
import org.rdopkg.workflow.InfoRequest;

/** {@code rdopkg kojibuild}, {@code cbsbuild}, {@code mockbuild}. */
final class BuildCommand implements ActionCommand {
  private static final String WATCH =
      "The program watches the build; its exit status becomes that of rdopkg.";

  private final BuildRequest.Builder builder;
  private final Syntax syntax;
  private @Nullable Value target;
  private @Nullable Value repo;
  private @Nullable Flag scratch;
  private @Nullable Flag noWait;
  private @Nullable Flag push;
  private @Nullable InfoOptions info;
  private final Flag json;

  private BuildCommand(BuildRequest.Builder builder, Syntax syntax) {
    this.builder = builder;
    this.syntax = syntax;
    json = syntax.flag("--json", "Print how it ended as one JSON object.");
  }

  static BuildCommand koji() {
    BuildCommand command =
        new BuildCommand(
            BuildRequest.Builder.KOJI,
            new Syntax(
                    "Build the package in the distribution's Koji.",
                    "",
                    "fedpkg build does it, or rhpkg build for Red Hat's branches. " + WATCH,
                    "")
                .footer("", "Example:", "  rdopkg kojibuild --push"));
    command.target =
        command.syntax.option("--target", "TARGET", "Build target instead of the branch's own.");
    command.server();
    return command;
  }

  static BuildCommand cbs() {
    BuildCommand command =
        new BuildCommand(
            BuildRequest.Builder.CBS,
            new Syntax(
                    "Build the package in CentOS's Community Build Service.",
                    "",
                    "A source package is made (rpmbuild runs what the spec holds) and given to cbs,"
                        + " or to koji with the profile cbs. Metadata tells the build target of"
                        + " the branch. "
                        + WATCH,
                    "")
                .footer(
                    "",
                    "Examples:",
                    "  rdopkg cbsbuild --scratch",
                    "  rdopkg cbsbuild --target cloud9s-openstack-bobcat-el9s"));
    command.scratch =
        command.syntax.flag("--scratch", "A build for trying out; nothing need be pushed.");
    command.target =
        command.syntax.option("--target", "TARGET", "Build target; nothing is looked up.");
    command.repo =
        command.syntax.option("-R --repo", "REPO", "Which of the release's repos, such as el9s.");
    command.server();
    command.info = new InfoOptions(command.syntax);
    return command;
  }

  static BuildCommand mock() {
    BuildCommand command =
        new BuildCommand(
            BuildRequest.Builder.MOCK,
            new Syntax(
                    "Build the package on this machine, in a chroot.",
                    "",
                    "fedpkg mockbuild does it, or rhpkg mockbuild for Red Hat's branches; without"
                        + " that program, a source package is made (rpmbuild runs what the spec"
                        + " holds) and given to mock. "
                        + WATCH,
                    "")
                .footer("", "Example:", "  rdopkg mockbuild -r centos-stream-9-x86_64"));
    command.target =
        command.syntax.option(
            "-r --root", "ROOT", "mock's configuration instead of the usual one.");
    return command;
  }

  private void server() {
    noWait = syntax.flag("--nowait", "Do not wait for the end of the build.");
    push = syntax.flag("--push", "Push the branch first, if needed, without asking.");
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    Console console = context.console();
    BuildRequest request =
        new BuildRequest(
            builder,
            value(target),
            value(repo),
            given(scratch),
            given(noWait),
            given(push),
            info == null ? InfoRequest.DEFAULT : info.request());
    BuildResult result =
        new BuildWorkflow(context.environment(), new ConsoleAsker(console)).run(request);
    if (json.given()) {
      Json.print(console, toJson(result));
    }
    if (result.status() != 0) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "The build failed")
          .because(result.command().get(0) + " ended with status " + result.status())
          .exiting(result.status());
    }
    return ExitCode.SUCCESS;
  }

  private static Optional<String> value(@Nullable Value value) {
    return value == null ? Optional.empty() : value.get();
  }

  private static boolean given(@Nullable Flag flag) {
    return flag != null && flag.given();
  }

  private static JsonObject toJson(BuildResult result) {
    JsonObject object = new JsonObject();
    JsonArray command = new JsonArray();
    result.command().forEach(command::add);
    object.add("command", command);
    object.addProperty("status", result.status());
    object.addProperty("source_package", result.sourcePackage().map(Path::toString).orElse(null));
    object.addProperty("pushed", result.pushed());
    return object;
  }
}
