package org.rdopkg.git;

import java.nio.file.Path;
import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;

/**
 * The user's editor, found by git's rules ({@code git var GIT_EDITOR}: {@code GIT_EDITOR}, {@code
 * core.editor}, {@code VISUAL}, {@code EDITOR}, {@code vi}) and started as git starts it: by the
 * shell, because it may be a command with options.
 */
public final class Editor {
  private final Environment environment;
  private final GitProgram git;
  private final Path directory;

  Editor(Environment environment, GitProgram git, Path directory) {
    this.environment = environment;
    this.git = git;
    this.directory = directory;
  }

  /**
   * Lets the user edit a file.
   *
   * @throws RdopkgException when there is no editor, or it failed
   */
  public void edit(Path file) {
    ProcessRunner runner = new ProcessRunner(environment);
    ProcessResult known = runner.run(git.request("var", "GIT_EDITOR").build());
    String editor = known.out().strip();
    if (!known.succeeded() || editor.isEmpty()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "no editor is known")
          .because(known.err().strip())
          .fix("export EDITOR=vi");
    }
    ProcessResult result =
        runner.run(
            ProcessRequest.in(
                    directory, List.of("sh", "-c", editor + " \"$@\"", editor, file.toString()))
                .inheritInput()
                .stdout(ProcessRequest.Sink.INHERIT)
                .stderr(ProcessRequest.Sink.INHERIT)
                .build());
    if (!result.succeeded()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "the editor failed: " + editor)
          .because("it ended with status " + result.status())
          .fix("export EDITOR=vi   # or an editor that you have")
          .fix("rdopkg status      # whether an action waits: -c goes on, --abort gives it up");
    }
  }
}
