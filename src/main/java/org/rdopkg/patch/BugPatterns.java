package org.rdopkg.patch;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.patch.BugReference.Relation;

/**
 * Finds the bugs that commit messages and changelogs mention.
 *
 * <p>Anywhere in a text: {@code rhbz#N}, CVE ids, and Jira keys of Red Hat's projects ({@code
 * RHEL-1234}). In a line that begins with {@code Resolves}, {@code Related}, {@code Closes} or
 * {@code Fixes}, also Jira keys of any project and looser spellings ({@code rhbz: 1234}, a Bugzilla
 * or Jira address). {@code RHEL-3} to {@code RHEL-11} alone are names of a product, and bugs only
 * in such a line. Bare numbers are never bugs: other trackers use them too.
 */
public final class BugPatterns {
  /** What is recognised without configuration. */
  public static final BugPatterns DEFAULT = new BugPatterns(List.of());

  private final List<Pattern> custom;

  private BugPatterns(List<Pattern> custom) {
    this.custom = custom;
  }

  /**
   * Recognises more. The first group of an expression, or all that it finds, is the bug's id.
   *
   * @param expressions regular expressions of RE2
   * @throws RdopkgException when one does not compile
   */
  public BugPatterns and(Collection<String> expressions) {
    List<Pattern> patterns = new ArrayList<>(custom);
    for (String expression : expressions) {
      try {
        patterns.add(Pattern.compile(expression));
      } catch (PatternSyntaxException broken) {
        throw RdopkgException.of(ErrorKind.USAGE, "Invalid bug pattern: " + expression)
            .because(broken.getDescription());
      }
    }
    return new BugPatterns(List.copyOf(patterns));
  }

  /**
   * The bugs that a text mentions, each once, in the order of their first mention. A bug that one
   * line resolves and another is only related to is resolved.
   */
  public List<BugReference> find(String text) {
    Map<String, Relation> found = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      BugLine parsed = BugLine.parse(line);
      Set<String> ids = new LinkedHashSet<>(parsed.ids());
      for (Pattern pattern : custom) {
        addAll(pattern.matcher(line), ids);
      }
      for (String id : ids) {
        found.merge(id, parsed.relationOf(id), (a, b) -> a == b ? a : Relation.RESOLVES);
      }
    }
    return found.entrySet().stream()
        .map(bug -> new BugReference(bug.getKey(), bug.getValue()))
        .toList();
  }

  private static void addAll(Matcher matcher, Set<String> ids) {
    while (matcher.find()) {
      String id = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      if (id != null && !id.isBlank()) {
        ids.add(id.strip());
      }
    }
  }

  /** The ids alone of the bugs that a text mentions. */
  public List<String> ids(String text) {
    return find(text).stream().map(BugReference::id).toList();
  }

  /**
   * A commit's subject, and behind it in brackets each bug that its message mentions and the
   * subject does not.
   */
  public String describe(PatchCommit commit) {
    StringBuilder text = new StringBuilder(commit.subject());
    List<String> known = ids(commit.subject());
    for (String id : ids(commit.message())) {
      if (!known.contains(id)) {
        text.append(" (").append(id).append(')');
      }
    }
    return text.toString();
  }
}
