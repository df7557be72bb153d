package org.rdopkg.git.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The installed git, which is the judge: run in one folder, with a configuration of nothing but
 * what {@link #with} adds.
 */
final class GitProgram {
  /** The options that this package promises to agree with. */
  static final List<String> FORMAT_PATCH =
      List.of(
          "-c",
          "core.abbrev=7",
          "format-patch",
          "--no-renames",
          "--no-signature",
          "-N",
          "--ignore-submodules",
          "--stat=80",
          "--summary");

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  GitProgram(Path directory) {
    this.directory = directory;
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_ATTR_NOSYSTEM", "1");
    environment.put("HOME", "/nonexistent");
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
  }

  /** git for a bare repository, standing in a work tree that it can read attributes from. */
  static GitProgram standingIn(Path tree, Path bare) {
    return new GitProgram(tree)
        .with("GIT_DIR", bare.toString())
        .with("GIT_WORK_TREE", tree.toString());
  }

  /** The same with an environment variable more. */
  GitProgram with(String name, String value) {
    GitProgram more = new GitProgram(directory);
    more.environment.putAll(environment);
    more.environment.put(name, value);
    return more;
  }

  /** Runs git and returns what it prints; it must end with 0. */
  byte[] run(List<String> arguments) throws IOException {
    Path errors = Files.createTempFile("git", ".err");
    try {
      Process process = start(arguments, errors);
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            "git " + arguments + " ended with " + status + ": " + Files.readString(errors));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(errors);
    }
  }

  /** The lines that git prints. */
  List<String> lines(String... arguments) throws IOException {
    String text = new String(run(List.of(arguments)), StandardCharsets.ISO_8859_1);
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  /**
   * Writes patch files into a folder and returns them by name, in order of their names.
   *
   * @param more the range and further options
   */
  List<Path> formatPatch(Path folder, String... more) throws IOException {
    List<String> command = new ArrayList<>(FORMAT_PATCH);
    command.addAll(List.of("-o", folder.toString()));
    command.addAll(List.of(more));
    run(command);
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(GitProgram::byNumber).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static int byNumber(Path a, Path b) {
    return Integer.compare(number(a), number(b));
  }

  private static int number(Path patch) {
    String name = patch.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.indexOf('-')));
  }

  private Process start(List<String> arguments, Path errors) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
