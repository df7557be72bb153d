package org.rdopkg.service.gerrit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;

/**
 * Asks over the user's ssh, the same that git takes: {@code GIT_SSH_COMMAND}, {@code
 * core.sshCommand}, {@code GIT_SSH}, else {@code ssh}.
 */
public final class SshGerrit implements GerritServer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LIMIT = 16 << 20;

  private final ProcessRunner runner;
  private final Path folder;
  private final Optional<String> sshCommand;
  private final GerritAddress address;

  /**
   * @param folder where ssh runs
   * @param sshCommand what git's configuration says of {@code core.sshCommand}
   */
  public SshGerrit(
      ProcessRunner runner, Path folder, Optional<String> sshCommand, GerritAddress address) {
    this.runner = runner;
    this.folder = folder;
    this.sshCommand = sshCommand;
    this.address = address;
  }

  @Override
  public List<GerritChange> query(String query) {
    List<String> command = ssh();
    List<String> server = server();
    command.addAll(server);
    command.addAll(List.of("gerrit", "query", "--format=JSON"));
    command.addAll(List.of("--current-patch-set", "--all-approvals", "--", quoted(query)));
    ProcessResult result =
        runner.run(
            ProcessRequest.in(folder, command)
                .inheritInput()
                .timeout(PATIENCE)
                .limit(LIMIT)
                .build());
    if (!result.succeeded()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "Gerrit can't be asked at " + address.host())
          .because(result.failure().why().orElse(""))
          .fix(program() + " " + String.join(" ", server) + " gerrit version   # must answer");
    }
    return SshJson.changes(result.out());
  }

  private List<String> server() {
    List<String> words = new ArrayList<>();
    if (address.port() >= 0) {
      words.addAll(List.of("-p", String.valueOf(address.port())));
    }
    words.add(address.user().map(user -> user + "@").orElse("") + address.host());
    return words;
  }

  /** A setting is a shell's command line, the user's own; else it is a program. */
  private List<String> ssh() {
    List<String> command = new ArrayList<>();
    if (commandLine().isPresent()) {
      command.addAll(List.of("sh", "-c", commandLine().get() + " \"$@\"", "ssh"));
    } else {
      command.add(program());
    }
    return command;
  }

  private Optional<String> commandLine() {
    return runner.environment().getNonEmpty("GIT_SSH_COMMAND").or(() -> sshCommand);
  }

  private String program() {
    return commandLine().or(() -> runner.environment().getNonEmpty("GIT_SSH")).orElse("ssh");
  }

  /** ssh hands all words to the server as one line, which Gerrit divides as a shell does. */
  private static String quoted(String query) {
    return "'" + query.replace("'", "") + "'";
  }
}
