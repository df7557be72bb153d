package org.rdopkg.git.handover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;

/**
 * The user's {@code git rebase} in one work tree. Started with an instruction sheet of our own, so
 * that it begins with the conflicting commit; from then on it is git's and the user's.
 */
public final class GitRebase {
  private static final long SMALL_FILE = 64 << 10;

  /** What would make git do something else than the instruction sheet says. */
  private static final List<String> SETTINGS =
      List.of(
          "rebase.updateRefs=false",
          "rebase.missingCommitsCheck=ignore",
          "rebase.abbreviateCommands=false",
          "core.commentChar=#",
          "advice.skippedCherryPicks=false");

  private final Checkout site;

  /**
   * @param site the work tree that it happens in
   */
  public GitRebase(Checkout site) {
    this.site = site;
  }

  /** The rebase that waits here; empty when there is none. */
  public Optional<RebaseInProgress> inProgress() {
    Path merge = site.location().gitDir().resolve("rebase-merge");
    Path apply = site.location().gitDir().resolve("rebase-apply");
    if (Files.isDirectory(merge)) {
      return Optional.of(read(merge));
    }
    return Files.isDirectory(apply) ? Optional.of(read(apply)) : Optional.empty();
  }

  private RebaseInProgress read(Path folder) {
    return new RebaseInProgress(
        line(folder.resolve("head-name")).orElse(""),
        line(folder.resolve("orig-head")),
        line(folder.resolve("stopped-sha")),
        unmerged());
  }

  private static Optional<String> line(Path file) {
    try {
      byte[] bytes = AtomicFiles.read(file, SMALL_FILE);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<String> unmerged() {
    String out = run("diff", "--name-only", "--diff-filter=U", "-z").orThrow().out();
    return Arrays.stream(out.split("\0", -1)).filter(path -> !path.isEmpty()).distinct().toList();
  }

  /**
   * Starts one. Git may find that nothing conflicts (a recorded resolution); then it is done at
   * once.
   *
   * @return what waits for the user; empty when git has gone through it
   * @throws RdopkgException when git refuses; everything is then as it was before
   */
  public Optional<RebaseInProgress> start(RebaseTodo todo) {
    Path sheet = site.location().gitDir().resolve("rdopkg").resolve("rebase-todo");
    try {
      Files.createDirectories(sheet.resolveSibling("."));
      AtomicFiles.write(sheet, todo.sheet().getBytes(StandardCharsets.UTF_8));
      ProcessResult result = git(command(todo), "cp " + quoted(sheet));
      Optional<RebaseInProgress> waiting = inProgress();
      if (waiting.isEmpty() && !result.succeeded()) {
        throw refused(result);
      }
      return waiting;
    } catch (IOException e) {
      throw IoErrors.cannot("write " + sheet, e);
    } finally {
      remove(sheet);
    }
  }

  private static List<String> command(RebaseTodo todo) {
    List<String> command = new ArrayList<>();
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    command.addAll(
        List.of(
            "rebase",
            "-i",
            "--no-autosquash",
            "--no-autostash",
            "--no-rebase-merges",
            "--reapply-cherry-picks",
            "--empty=drop",
            "--onto",
            todo.onto(),
            todo.oldBase(),
            todo.branch()));
    return command;
  }

  private static RdopkgException refused(ProcessResult result) {
    return RdopkgException.of(ErrorKind.PROGRAM, "git would not start the rebase")
        .because(said(result))
        .fix("git status");
  }

  private static String said(ProcessResult result) {
    String said = (result.err() + "\n" + result.out()).strip();
    return said.isEmpty() ? "exit status " + result.status() : said;
  }

  /**
   * Goes on with the rebase that waits, messages unchanged.
   *
   * @return what waits for the user then; empty when git is through
   * @throws RdopkgException when git does not go on, though nothing conflicts
   */
  public Optional<RebaseInProgress> goOn() {
    ProcessResult result = git(List.of("rebase", "--continue"), "true");
    Optional<RebaseInProgress> after = inProgress();
    boolean stuck = after.filter(waiting -> waiting.unmerged().isEmpty()).isPresent();
    if (!result.succeeded() && (after.isEmpty() || stuck)) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "git rebase --continue failed")
          .because(said(result))
          .fix("git status");
    }
    return after;
  }

  /** Takes it back: the branch is where it was, and checked out. */
  public void abort() {
    git(List.of("rebase", "--abort"), "true").orThrow();
  }

  private ProcessResult git(List<String> arguments, String sequenceEditor) {
    ProcessRequest request =
        site.git()
            .request(arguments.toArray(String[]::new))
            .with("GIT_SEQUENCE_EDITOR", sequenceEditor)
            .with("GIT_EDITOR", "true")
            .build();
    return site.runner().run(request);
  }

  private ProcessResult run(String... arguments) {
    return site.runner().run(site.git().request(arguments).build());
  }

  /** For the shell that git starts its editor with. */
  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "'\\''") + "'";
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw IoErrors.cannot("remove " + file, e);
    }
  }
}
