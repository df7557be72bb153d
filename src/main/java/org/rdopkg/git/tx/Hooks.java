package org.rdopkg.git.tx;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.io.ProcessRequest;

/**
 * The user's git hooks (githooks(5)), run as {@code git commit} runs them: at the top of the work
 * tree, no input, output to standard error, with the variables that git exports.
 */
final class Hooks {
  private final Checkout checkout;
  private final OutputStream output;

  Hooks(Checkout checkout, OutputStream output) {
    this.checkout = checkout;
    this.output = output;
  }

  /** Where hooks are: {@code core.hooksPath}, else {@code hooks} in the shared git folder. */
  private Path folder() {
    String configured = checkout.config().get("core.hooksPath").orElse("");
    if (configured.isEmpty()) {
      return checkout.location().commonDir().resolve("hooks");
    }
    return configured.startsWith("~/")
        ? checkout.environment().home().resolve(configured.substring(2))
        : checkout.workTree().resolve(configured);
  }

  private Path file(String name) {
    return folder().resolve(name);
  }

  /** Whether there is a hook of that name; one that is not executable does not count. */
  boolean has(String name) {
    return Files.isRegularFile(file(name)) && Files.isExecutable(file(name));
  }

  boolean hasAny(List<String> names) {
    return names.stream().anyMatch(this::has);
  }

  /** Runs a hook that may forbid the commit; nothing happens when there is none. */
  void require(String name, Path index, Ident author, String... arguments) {
    int status = run(name, variables(index, author), new byte[0], arguments);
    if (status != 0) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "the hook " + name + " has refused the commit")
          .because(file(name) + " ended with status " + status)
          .fix("Do what the hook says, then run the action again; nothing has been changed.");
    }
  }

  /** Runs a hook that is told what has happened; its failure is of no consequence. */
  int tell(String name, Ident author, String input, String... arguments) {
    Map<String, String> variables = variables(checkout.location().index(), author);
    return run(name, variables, input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private static Map<String, String> variables(Path index, Ident author) {
    Map<String, String> variables = new HashMap<>();
    String line = author.line();
    variables.put("GIT_INDEX_FILE", index.toString());
    variables.put("GIT_AUTHOR_NAME", author.name());
    variables.put("GIT_AUTHOR_EMAIL", author.email());
    variables.put("GIT_AUTHOR_DATE", "@" + line.substring(line.lastIndexOf('>') + 2));
    variables.put("GIT_EDITOR", ":");
    variables.put("GIT_PREFIX", "");
    return variables;
  }

  private int run(String name, Map<String, String> variables, byte[] input, String... arguments) {
    if (!has(name)) {
      return 0;
    }
    List<String> command = new ArrayList<>(List.of(file(name).toString()));
    command.addAll(List.of(arguments));
    ProcessRequest.Builder request =
        ProcessRequest.in(checkout.workTree(), command)
            .with(variables)
            .input(input)
            .forward(output);
    if (!checkout.location().gitDir().equals(checkout.workTree().resolve(".git"))) {
      request.with("GIT_DIR", checkout.location().gitDir().toString());
    }
    return checkout.runner().run(request.build()).status();
  }
}
