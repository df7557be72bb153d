package org.rdopkg.io;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run takes from its surroundings: environment variables, home, current
 * directory, clock, terminal. An immutable value that is handed down, so that many runs with
 * different surroundings fit into one JVM and tests are hermetic.
 *
 * @param variables the environment variables; processes that rdopkg starts see these, not the JVM's
 * @param home the user's home folder
 * @param workingDirectory absolute; what relative paths of the command line start from
 * @param clock time and time zone
 * @param terminal what the standard streams are
 */
public record Environment(
    Map<String, String> variables,
    Path home,
    Path workingDirectory,
    Clock clock,
    Terminal terminal) {

  public Environment {
    variables = Map.copyOf(variables);
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
  }

  /** The surroundings of this process. */
  public static Environment ofSystem() {
    Map<String, String> variables = System.getenv();
    String home = variables.getOrDefault("HOME", "");
    return new Environment(
        variables,
        Path.of(home.isEmpty() ? System.getProperty("user.home", "/") : home),
        Path.of(System.getProperty("user.dir", ".")),
        new SystemClock(),
        Terminal.detect(variables));
  }

  /** The value of an environment variable; a variable that is set to nothing has a value. */
  public Optional<String> get(String variable) {
    return Optional.ofNullable(variables.get(variable));
  }

  /** The value of an environment variable that is set to something. */
  public Optional<String> getNonEmpty(String variable) {
    return get(variable).filter(value -> !value.isEmpty());
  }

  /**
   * The folder for what can be fetched again: {@code rdopkg} below the user's cache folder (XDG
   * Base Directory Specification).
   */
  public Path cacheFolder() {
    return getNonEmpty("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home.resolve(".cache"))
        .resolve("rdopkg");
  }

  /** The moment now. */
  public Instant now() {
    return clock.instant();
  }

  /** The user's time zone. */
  public ZoneId zone() {
    return clock.getZone();
  }

  /**
   * The moment to write into files: {@code SOURCE_DATE_EPOCH} (seconds since 1970, see
   * reproducible-builds.org) when it is set to a number, else now.
   */
  public Instant sourceDate() {
    return getNonEmpty("SOURCE_DATE_EPOCH").flatMap(Environment::epochSeconds).orElseGet(this::now);
  }

  private static Optional<Instant> epochSeconds(String text) {
    boolean number = text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text))) : Optional.empty();
  }

  /** The same surroundings, in another directory ({@code -C DIR}). */
  public Environment in(Path directory) {
    return new Environment(variables, home, workingDirectory.resolve(directory), clock, terminal);
  }
}
