package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.OsDist;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;

/**
 * {@code rdopkg kojibuild}, {@code cbsbuild}, {@code mockbuild}: runs the program that builds, with
 * the arguments that this package needs, and waits for its end.
 */
public final class BuildWorkflow {
  private final Environment environment;
  private final Asker asker;

  public BuildWorkflow(Environment environment, Asker asker) {
    this.environment = environment;
    this.asker = asker;
  }

  /**
   * Builds.
   *
   * @throws RdopkgException when it can't be begun: a program is missing, the branch is not pushed,
   *     the target not known
   */
  public BuildResult run(BuildRequest request) {
    try (Checkout checkout = Checkout.open(environment)) {
      SrpmWorkflow.requireDistgit(checkout);
      String branch = DistgitBranch.of(checkout.facts()).name();
      return switch (request.builder()) {
        case KOJI -> koji(checkout, branch, request);
        case CBS -> cbs(checkout, branch, request);
        case MOCK -> mock(checkout, branch, request);
      };
    }
  }

  /** {@code fedpkg build} takes the branch from the server, and watches the task itself. */
  private BuildResult koji(Checkout checkout, String branch, BuildRequest request) {
    String program = OsDist.ofBranch(branch).packagingProgram();
    require(checkout, program, "sudo dnf install " + program);
    boolean pushed = new BranchPush(checkout, asker).ensure(branch, request.push());
    List<String> command = new ArrayList<>(List.of(program, "build"));
    request.target().ifPresent(target -> command.addAll(List.of("--target", target)));
    addIf(command, request.noWait(), "--nowait");
    return run(checkout, command, Optional.empty(), pushed);
  }

  /** CBS has no branches of ours: it gets a source package. */
  private BuildResult cbs(Checkout checkout, String branch, BuildRequest request) {
    List<String> command = new ArrayList<>(cbsProgram(checkout));
    String target =
        request
            .target()
            .orElseGet(
                () ->
                    BuildTarget.of(
                        new InfoReader(environment, asker).read(request.info()),
                        branch,
                        request.repo(),
                        asker));
    boolean pushed =
        !request.scratch() && new BranchPush(checkout, asker).ensure(branch, request.push());
    Path source = sourcePackage(checkout);
    command.add("build");
    addIf(command, request.scratch(), "--scratch");
    addIf(command, request.noWait(), "--nowait");
    command.addAll(List.of(target, source.toString()));
    return run(checkout, command, Optional.of(source), pushed);
  }

  private static List<String> cbsProgram(Checkout checkout) {
    if (checkout.runner().find("cbs").isPresent()) {
      return List.of("cbs");
    }
    if (checkout.runner().find("koji").isPresent()) {
      return List.of("koji", "--profile=cbs");
    }
    throw RdopkgException.of(ErrorKind.PROGRAM, "cbs is not installed")
        .because("it talks to CentOS's build service, and neither it nor koji is in PATH")
        .fix("sudo dnf install centos-packager");
  }

  /** {@code fedpkg mockbuild}; without that program, mock itself. */
  private BuildResult mock(Checkout checkout, String branch, BuildRequest request) {
    String program = OsDist.ofBranch(branch).packagingProgram();
    if (checkout.runner().find(program).isPresent()) {
      List<String> command = new ArrayList<>(List.of(program, "mockbuild"));
      request.target().ifPresent(root -> command.addAll(List.of("--root", root)));
      return run(checkout, command, Optional.empty(), false);
    }
    require(checkout, "mock", "sudo dnf install mock   # or " + program);
    Path source = sourcePackage(checkout);
    List<String> command = new ArrayList<>(List.of("mock"));
    request.target().ifPresent(root -> command.addAll(List.of("--root", root)));
    command.addAll(List.of("--rebuild", source.toString()));
    return run(checkout, command, Optional.of(source), false);
  }

  private Path sourcePackage(Checkout checkout) {
    Path source = new SrpmWorkflow(environment, asker).run(checkout, SrpmWorkflow.Request.PLAIN);
    asker.note("Source package: " + source.getFileName());
    return source;
  }

  private static void require(Checkout checkout, String program, String fix) {
    if (checkout.runner().find(program).isEmpty()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, program + " is not installed")
          .because("it does the build, and it is not in PATH")
          .fix(fix);
    }
  }

  private static void addIf(List<String> command, boolean wanted, String option) {
    if (wanted) {
      command.add(option);
    }
  }

  private BuildResult run(
      Checkout checkout, List<String> command, Optional<Path> source, boolean pushed) {
    asker.note("Running " + String.join(" ", command));
    ProcessResult result =
        checkout
            .runner()
            .run(
                ProcessRequest.in(checkout.workTree(), command)
                    .inheritInput()
                    .forward(asker.programs())
                    .build());
    return new BuildResult(command, result.status(), source, pushed);
  }
}
