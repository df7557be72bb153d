package org.rdopkg.git.tx;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  private @Nullable Path folder;
  private @Nullable Path execPath;

  Hooks(Checkout checkout, OutputStream output) {
    this.checkout = checkout;
    this.output = output;
  }

  /** Where hooks are: what git makes of {@code core.hooksPath}, else the shared git folder's. */
  private Path folder() {
    Path known = folder;
    if (known == null) {
      known =
          checkout.config().get("core.hooksPath").isEmpty()
              ? checkout.location().commonDir().resolve("hooks")
              : checkout.workTree().resolve(git("rev-parse", "--git-path", "hooks"));
      folder = known;
    }
    return known;
  }

  private String git(String... arguments) {
    return checkout
        .runner()
        .run(checkout.git().request(arguments).build())
        .orThrow()
        .out()
        .stripTrailing();
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
    if (!has(name)) {
      return;
    }
    Map<String, String> variables = variables(author);
    variables.put("GIT_INDEX_FILE", index.toString());
    variables.put("GIT_EDITOR", ":");
    int status = run(name, variables, new byte[0], arguments);
    if (status != 0) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "the hook " + name + " has refused the commit")
          .because(file(name) + " ended with status " + status)
          .fix("Do what the hook says, then run the action again; nothing has been changed.");
    }
  }

  /** Tells {@code post-commit}; what goes wrong there is worth a warning and no more. */
  Optional<String> committed(Ident author) {
    Map<String, String> variables = variables(author);
    Path index = checkout.location().index();
    Path top = checkout.workTree();
    variables.put(
        "GIT_INDEX_FILE", (index.startsWith(top) ? top.relativize(index) : index).toString());
    variables.put("GIT_EDITOR", ":");
    return tell("post-commit", variables, "");
  }

  /** Tells {@code post-rewrite} that a commit was amended. */
  Optional<String> amended(Ident author, String rewritten) {
    return tell("post-rewrite", variables(author), rewritten, "amend");
  }

  private Optional<String> tell(
      String name, Map<String, String> variables, String input, String... arguments) {
    if (!has(name)) {
      return Optional.empty();
    }
    try {
      int status = run(name, variables, input.getBytes(StandardCharsets.UTF_8), arguments);
      return status == 0
          ? Optional.empty()
          : Optional.of("the hook " + name + " ended with status " + status);
    } catch (RdopkgException e) {
      return Optional.of("the hook " + name + " was not run: " + e.why().orElse(e.what()));
    }
  }

  private static Map<String, String> variables(Ident author) {
    Map<String, String> variables = new HashMap<>();
    String line = author.line();
    variables.put("GIT_AUTHOR_NAME", author.name());
    variables.put("GIT_AUTHOR_EMAIL", author.email());
    variables.put("GIT_AUTHOR_DATE", "@" + line.substring(line.lastIndexOf('>') + 2));
    variables.put("GIT_PREFIX", "");
    return variables;
  }

  private int run(String name, Map<String, String> variables, byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of(file(name).toString()));
    command.addAll(List.of(arguments));
    ProcessRequest.Builder request =
        ProcessRequest.in(checkout.workTree(), command)
            .with(variables)
            .with(placeOfGit())
            .input(input)
            .forward(output);
    if (!checkout.location().gitDir().equals(checkout.workTree().resolve(".git"))) {
      request.with("GIT_DIR", checkout.location().gitDir().toString());
    }
    return checkout.runner().run(request.build()).status();
  }

  /** git puts its own programs first in {@code PATH}: hooks may source {@code git-sh-setup}. */
  private Map<String, String> placeOfGit() {
    Path known = execPath;
    if (known == null) {
      known = Path.of(git("--exec-path"));
      execPath = known;
    }
    String path = checkout.environment().get("PATH").orElse("/usr/local/bin:/usr/bin:/bin");
    return Map.of("GIT_EXEC_PATH", known.toString(), "PATH", known + ":" + path);
  }
}
