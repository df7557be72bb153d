package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.replay.RenameFinder.Answer;

/**
 * Where upstream moved files between the old base and the new one. What was found for one patch
 * holds for those after it, as in git, which remembers renames from one pick to the next.
 */
final class UpstreamRenames {
  private final ObjectStore store;
  private final RenameFinder finder;
  private final Map<String, Answer> known = new LinkedHashMap<>();

  UpstreamRenames(ObjectStore store, RenameFinder finder) {
    this.store = store;
    this.finder = finder;
  }

  /** Where files of {@code base} that {@code ours} lacks went. */
  Map<String, Answer> find(ObjectId base, ObjectId ours, List<String> missing) throws IOException {
    Map<String, Answer> answers = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    for (String path : missing) {
      Answer answer = known.get(path);
      if (answer == null || isStale(answer, ours)) {
        open.add(path);
      } else {
        answers.put(path, answer);
      }
    }
    if (!open.isEmpty()) {
      Map<String, Answer> found = finder.find(TreeDiff.between(store, base, ours), open, taken());
      known.putAll(found);
      answers.putAll(found);
    }
    return answers;
  }

  private boolean isStale(Answer answer, ObjectId ours) throws IOException {
    return answer instanceof Answer.To to && store.file(ours, to.path()).isEmpty();
  }

  private Set<String> taken() {
    Set<String> taken = new HashSet<>();
    for (Answer answer : known.values()) {
      if (answer instanceof Answer.To to) {
        taken.add(to.path());
      }
    }
    return taken;
  }
}
