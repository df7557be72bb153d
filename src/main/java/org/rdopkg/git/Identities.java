package org.rdopkg.git;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;

/**
 * Who the user is, by git's rules (git-commit-tree(1), git-config(1)): {@code GIT_AUTHOR_NAME},
 * {@code author.name}, {@code user.name}, the same for the committer and for mail, then {@code
 * EMAIL}. Whatever lies beyond (names from the system's user data, dates in free form) is asked of
 * git itself, which also knows when to refuse.
 */
public final class Identities {
  private static final List<String> ADDRESSES =
      List.of("user.email", "author.email", "committer.email");
  private static final String CRUD = ".,:;<>\"\\'";

  private final Environment environment;
  private final GitConfig config;
  private final Path directory;

  Identities(Environment environment, GitConfig config, Path directory) {
    this.environment = environment;
    this.config = config;
    this.directory = directory;
  }

  /** The author of a new commit. */
  public Ident author() {
    return ident("AUTHOR", "author");
  }

  /** The committer of a new commit; also who the reflog names. */
  public Ident committer() {
    return ident("COMMITTER", "committer");
  }

  private Ident ident(String variable, String section) {
    Optional<String> name =
        environment
            .get("GIT_" + variable + "_NAME")
            .or(() -> setting(section + ".name"))
            .or(() -> setting("user.name"));
    Optional<String> email =
        environment
            .get("GIT_" + variable + "_EMAIL")
            .or(() -> setting(section + ".email"))
            .or(() -> setting("user.email"))
            .or(this::emailVariable);
    String date = environment.get("GIT_" + variable + "_DATE").orElse("");
    Optional<Long> seconds = date.isEmpty() ? Optional.of(now()) : seconds(date);
    if (name.isEmpty() || email.isEmpty() || seconds.isEmpty() || clean(name.get()).isEmpty()) {
      return askGit("GIT_" + variable + "_IDENT");
    }
    ZoneOffset zone = date.isEmpty() ? zoneAt(seconds.get()) : zone(date);
    return new Ident(clean(name.get()), clean(email.get()), seconds.get(), zone);
  }

  /** A setting without a value counts for nothing; a variable without one does not. */
  private Optional<String> setting(String key) {
    return config.get(key).filter(value -> !value.isEmpty());
  }

  /** {@code EMAIL} counts when git's configuration says nothing at all of addresses. */
  private Optional<String> emailVariable() {
    boolean configured =
        config.isTrue("user.useConfigOnly")
            || ADDRESSES.stream().anyMatch(key -> config.get(key).isPresent());
    return configured ? Optional.empty() : environment.getNonEmpty("EMAIL");
  }

  private long now() {
    return environment.now().getEpochSecond();
  }

  private ZoneOffset zoneAt(long seconds) {
    return environment.zone().getRules().getOffset(Instant.ofEpochSecond(seconds));
  }

  /** Reads git's internal date form, {@code SECONDS +HHMM} or {@code @SECONDS +HHMM}. */
  private static Optional<Long> seconds(String date) {
    String text = date.startsWith("@") ? date.substring(1) : date;
    int blank = text.indexOf(' ');
    // Fewer digits could be a date in another form to git, and more too far in the future.
    boolean digits = blank >= 9 && blank <= 10 && isDigits(text.substring(0, blank));
    if (!digits || !isZone(text.substring(blank + 1))) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(text.substring(0, blank)));
  }

  private static boolean isZone(String zone) {
    return zone.length() == 5
        && (zone.charAt(0) == '+' || zone.charAt(0) == '-')
        && isDigits(zone.substring(1))
        && Integer.parseInt(zone.substring(1, 3)) < 15
        && Integer.parseInt(zone.substring(3)) < 60;
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static ZoneOffset zone(String date) {
    String zone = date.substring(date.length() - 5);
    int minutes = Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(3));
    return ZoneOffset.ofTotalSeconds((zone.charAt(0) == '-' ? -60 : 60) * minutes);
  }

  /** Takes off what git takes off: blanks and punctuation at the ends, brackets everywhere. */
  static String clean(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isCrud(text.charAt(start))) {
      start++;
    }
    while (end > start && isCrud(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end).replace("<", "").replace(">", "").replace("\n", "");
  }

  private static boolean isCrud(char c) {
    return c <= ' ' || CRUD.indexOf(c) >= 0;
  }

  private Ident askGit(String variable) {
    ProcessResult result =
        new ProcessRunner(environment)
            .run(ProcessRequest.in(directory, "git", "var", variable).build());
    if (!result.succeeded()) {
      throw unknown(result.err());
    }
    return parse(result.out().strip());
  }

  private static Ident parse(String line) {
    int open = line.indexOf('<');
    int close = line.lastIndexOf('>');
    String date = close < 0 ? "" : line.substring(close + 1).strip();
    int blank = date.indexOf(' ');
    if (open < 0 || close < open || blank < 0 || !isZone(date.substring(blank + 1))) {
      throw unknown("git says: " + line);
    }
    long seconds = Long.parseLong(date.substring(0, blank));
    return new Ident(
        line.substring(0, open).strip(), line.substring(open + 1, close), seconds, zone(date));
  }

  private static RdopkgException unknown(String said) {
    String reason =
        said.lines()
            .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(said.strip());
    return RdopkgException.of(ErrorKind.INPUT, "git does not know who you are")
        .because(reason)
        .fix("git config --global user.name 'Your Name'")
        .fix("git config --global user.email you@example.com");
  }
}
