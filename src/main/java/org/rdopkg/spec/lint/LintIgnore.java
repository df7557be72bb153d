package org.rdopkg.spec.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rdopkg.spec.MagicComment;
import org.rdopkg.spec.SpecFile;

/**
 * The rules that are switched off: by the user, or by the spec's own magic comment {@code #
 * lint_ignore=ID,ID}.
 *
 * @param ids the ids, of rules or of rpmlint
 */
public record LintIgnore(Set<String> ids) {
  /** The name of the magic comment. */
  public static final String COMMENT = "lint_ignore";

  /** All rules hold. */
  public static final LintIgnore NOTHING = new LintIgnore(Set.of());

  public LintIgnore {
    ids = Set.copyOf(ids);
  }

  /** The ids of lists such as {@code conditional-patch,no-changelog}. */
  public static LintIgnore of(Collection<String> lists) {
    Set<String> ids = new LinkedHashSet<>();
    lists.forEach(list -> ids.addAll(split(list)));
    return new LintIgnore(ids);
  }

  /** What a spec says itself; the comment may stand several times. */
  public static LintIgnore ofSpec(SpecFile spec) {
    return of(MagicComment.all(spec, COMMENT).stream().map(MagicComment::value).toList());
  }

  /** These and others. */
  public LintIgnore and(LintIgnore other) {
    Set<String> both = new LinkedHashSet<>(ids);
    both.addAll(other.ids);
    return new LintIgnore(both);
  }

  /** Whether problems of this id are left out. */
  public boolean covers(String id) {
    return ids.contains(id);
  }

  private static List<String> split(String list) {
    List<String> ids = new ArrayList<>();
    for (String part : list.split("[, \t]+", -1)) {
      if (!part.isEmpty()) {
        ids.add(part);
      }
    }
    return ids;
  }
}
