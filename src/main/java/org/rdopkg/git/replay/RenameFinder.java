package org.rdopkg.git.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Finds where files went, by the rules that gitdiffcore(7) and git-merge(1) describe: first files
 * with the same contents; then a file of the same name in another folder, if it is the only one and
 * at least 75 % alike; then the most similar one that is at least half alike. Only files that the
 * other side needs are looked for. Where git's answer hangs on a hair (two targets nearly as
 * similar, a score at the limit), this does not answer.
 */
final class RenameFinder {
  private static final int HALF = Similarity.MOST / 2;
  private static final int BASENAME = Similarity.MOST * 3 / 4;

  private static final ObjectId EMPTY_FILE =
      ObjectId.fromString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

  /** Scores that lie nearer to each other than this are not trusted: 1 %. */
  private static final int HAIR = Similarity.MOST / 100;

  private final ObjectStore store;
  private final MergeRules rules;
  private final Map<ObjectId, Similarity> known = new HashMap<>();

  RenameFinder(ObjectStore store, MergeRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /** Where a file went. */
  sealed interface Answer {
    /** To another path. */
    record To(String path) implements Answer {}

    /** Nowhere: it was deleted. */
    record Gone() implements Answer {}

    /** Only git knows what git thinks. */
    record Unsure(String reason) implements Answer {}
  }

  private static final Answer GONE = new Answer.Gone();

  /**
   * Looks for files.
   *
   * @param diff all that one side changed
   * @param wanted raw paths that it deleted
   * @param taken raw paths that are the targets of renames found before
   */
  Map<String, Answer> find(List<TreeDiff.Change> diff, Collection<String> wanted, Set<String> taken)
      throws IOException {
    return new Search(diff, wanted, taken).answers();
  }

  private final class Search {
    private final Map<String, Node> deleted = new LinkedHashMap<>();
    private final Map<String, Node> added = new LinkedHashMap<>();
    private final Collection<String> wanted;
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    Search(List<TreeDiff.Change> diff, Collection<String> wanted, Set<String> taken) {
      for (TreeDiff.Change change : diff) {
        if (change.deletes()) {
          change.before().ifPresent(node -> deleted.put(change.path(), node));
        } else if (change.adds() && !taken.contains(change.path())) {
          change.after().ifPresent(node -> added.put(change.path(), node));
        }
      }
      this.wanted = wanted;
    }

    Map<String, Answer> answers() throws IOException {
      exact();
      List<String> left = wanted.stream().filter(path -> !answers.containsKey(path)).toList();
      if (left.isEmpty()) {
        return answers;
      }
      if (rules.isBeyondLimit(left.size(), added.size())) {
        left.forEach(path -> answers.put(path, new Answer.Unsure("too many files to compare")));
        return answers;
      }
      for (String path : left) {
        answers.put(path, similar(path, left));
      }
      rivals();
      return answers;
    }

    /** Same contents; targets that any deleted file accounts for are no targets for others. */
    private void exact() {
      Map<ObjectId, List<String>> sources = group(deleted);
      Map<ObjectId, List<String>> targets = group(added);
      for (Map.Entry<ObjectId, List<String>> entry : targets.entrySet()) {
        List<String> from = sources.getOrDefault(entry.getKey(), List.of());
        if (from.isEmpty() || isEmptyFile(entry.getKey())) {
          continue;
        }
        pair(from, entry.getValue());
      }
    }

    private void pair(List<String> from, List<String> to) {
      boolean alone = from.size() == 1 && to.size() == 1;
      for (String path : from) {
        if (wanted.contains(path)) {
          answers.put(
              path,
              alone ? new Answer.To(to.get(0)) : new Answer.Unsure("several files are equal"));
        }
      }
      if (from.size() >= to.size()) {
        to.forEach(added::remove);
      } else if (from.stream().noneMatch(wanted::contains)) {
        for (String path : to) {
          // Which of them git takes is not known; as a target for others each is doubtful.
          doubtful.add(path);
        }
      }
    }

    private final Set<String> doubtful = new HashSet<>();

    private boolean isEmptyFile(ObjectId id) {
      return id.equals(EMPTY_FILE);
    }

    private Map<ObjectId, List<String>> group(Map<String, Node> files) {
      Map<ObjectId, List<String>> groups = new LinkedHashMap<>();
      files.forEach(
          (path, node) -> {
            groups.computeIfAbsent(node.id(), id -> new ArrayList<>()).add(path);
          });
      return groups;
    }

    /** The same answer whether the installed git counts last lines without LF or not. */
    private Answer similar(String path, List<String> left) throws IOException {
      Answer answer = similar(path, left, true);
      return answer.equals(similar(path, left, false))
          ? answer
          : new Answer.Unsure("versions of git count the last line differently");
    }

    private Answer similar(String path, List<String> left, boolean tails) throws IOException {
      Node source = deleted.get(path);
      if (source == null || !source.isRegular() || isEmptyFile(source.id())) {
        return GONE;
      }
      List<Candidate> best = best(source, tails);
      if (best.isEmpty() || best.get(0).score() < HALF - HAIR) {
        return GONE;
      }
      return decide(path, best, left);
    }

    /** The candidates near or above the limit, the best first. */
    private List<Candidate> best(Node source, boolean tails) throws IOException {
      List<Candidate> candidates = new ArrayList<>();
      long size = store.size(source.id());
      for (Map.Entry<String, Node> target : added.entrySet()) {
        Node node = target.getValue();
        if (node.isRegular() && Similarity.most(size, store.size(node.id())) >= HALF - HAIR) {
          int score = index(source.id()).score(index(node.id()), tails);
          if (score >= HALF - HAIR) {
            candidates.add(new Candidate(target.getKey(), score));
          }
        }
      }
      candidates.sort((a, b) -> b.score() - a.score());
      return candidates;
    }

    private Answer decide(String path, List<Candidate> best, List<String> left) {
      Candidate first = best.get(0);
      List<Candidate> namesakes = best.stream().filter(c -> sameName(c.path(), path)).toList();
      long equallyNamed = added.keySet().stream().filter(p -> sameName(p, path)).count();
      boolean onlySource = left.stream().filter(p -> sameName(p, path)).count() == 1;
      if (equallyNamed == 1 && onlySource && !namesakes.isEmpty()) {
        Candidate namesake = namesakes.get(0);
        if (namesake.score() >= BASENAME + HAIR) {
          return sure(namesake);
        }
        if (namesake.score() >= BASENAME - HAIR && !namesake.equals(first)) {
          return new Answer.Unsure("a file of the same name is about 75 % alike");
        }
      }
      boolean guided =
          namesakes.stream().anyMatch(c -> !c.equals(first) && c.score() >= BASENAME - HAIR);
      boolean rival = best.size() > 1 && first.score() - best.get(1).score() < HAIR;
      if (guided || rival || first.score() < HALF + HAIR) {
        return new Answer.Unsure("several files are about as similar");
      }
      return sure(first);
    }

    private Answer sure(Candidate target) {
      return doubtful.contains(target.path())
          ? new Answer.Unsure("several files are equal")
          : new Answer.To(target.path());
    }

    /** Two files that want the same target: git's order decides. */
    private void rivals() {
      Map<String, String> owners = new HashMap<>();
      List<String> doubted = new ArrayList<>();
      answers.forEach(
          (path, answer) -> {
            if (answer instanceof Answer.To to) {
              String owner = owners.putIfAbsent(to.path(), path);
              if (owner != null) {
                doubted.addAll(List.of(owner, path));
              }
            }
          });
      doubted.forEach(path -> answers.put(path, new Answer.Unsure("two files became one")));
    }
  }

  private record Candidate(String path, int score) {}

  private static boolean sameName(String one, String other) {
    String name = one.substring(one.lastIndexOf('/') + 1);
    return other.endsWith(name)
        && (other.length() == name.length()
            || other.charAt(other.length() - name.length() - 1) == '/');
  }

  private Similarity index(ObjectId id) throws IOException {
    Similarity index = known.get(id);
    if (index == null) {
      index = new Similarity(store.blob(id));
      known.put(id.copy(), index);
    }
    return index;
  }
}
