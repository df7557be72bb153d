package org.rdopkg.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rdopkg.io.Environment;
import org.rdopkg.sources.SourceRpmInfo;

/**
 * Who made a source package, and when: the author of the newest changelog entry, the time of the
 * build. Handed to git as its variables, for author and committer, so that everybody who imports
 * the package gets the same commit.
 */
final class SrpmAuthor {
  private static final List<String> REPOSITORY =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY");

  /** Fewer digits are a date in another form to git. */
  private static final long EARLIEST = 100_000_000;

  private static final long LATEST = 9_999_999_999L;

  private SrpmAuthor() {}

  /** Surroundings in which commits are the package's. */
  static Environment environment(Environment environment, SourceRpmInfo info) {
    String author = info.changelog().map(SourceRpmInfo.Changelog::author).orElse("");
    long time = Math.max(EARLIEST, Math.min(LATEST, info.buildTime()));
    Map<String, String> variables = new HashMap<>(environment.variables());
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      variables.put("GIT_" + role + "_NAME", name(author));
      variables.put("GIT_" + role + "_EMAIL", email(author, info.buildHost()));
      variables.put("GIT_" + role + "_DATE", String.format(Locale.ROOT, "@%d +0000", time));
    }
    return with(environment, variables);
  }

  /** The same surroundings, in which no repository is meant but that of the current folder. */
  static Environment outsideOfRepositories(Environment environment) {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.keySet().removeAll(REPOSITORY);
    return with(environment, variables);
  }

  private static Environment with(Environment environment, Map<String, String> variables) {
    return new Environment(
        variables,
        environment.home(),
        environment.workingDirectory(),
        environment.clock(),
        environment.terminal());
  }

  /** In {@code Name <mail> - 1.2-3}. */
  private static String name(String author) {
    int open = author.indexOf('<');
    String name = open < 0 ? author : author.substring(0, open);
    String usable =
        name.codePoints()
            .filter(c -> Character.isLetterOrDigit(c) || " .-_'".indexOf(c) >= 0)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return usable.chars().anyMatch(Character::isLetterOrDigit) ? usable : "Unknown";
  }

  private static String email(String author, String host) {
    int open = author.indexOf('<');
    int close = author.indexOf('>', open + 1);
    String email = open >= 0 && close > open ? author.substring(open + 1, close).strip() : "";
    return isUsable(email) ? email : "unknown@" + (isUsable(host) ? host : "localhost");
  }

  private static boolean isUsable(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c != 0x7f && c != '<' && c != '>')
        && text.chars().anyMatch(Character::isLetterOrDigit);
  }
}
