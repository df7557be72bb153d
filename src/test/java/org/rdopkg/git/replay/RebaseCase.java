package org.rdopkg.git.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A generated rebase: the files of the old base, what upstream did since, and the patches. Each
 * commit is given by all files that it has.
 *
 * @param seed makes the case again
 * @param base files of the old base
 * @param upstream commits from the old base to the new one
 * @param patches commits on the old base
 */
record RebaseCase(
    long seed,
    Map<String, FileState> base,
    List<Map<String, FileState>> upstream,
    List<Map<String, FileState>> patches) {

  /** From this seed on the trees are roomy: most of those rebases go through. */
  static final long ROOMY = 1_000_000;

  /** From this seed on the series are long, and mostly change lines of the same files. */
  static final long LONG = 2_000_000;

  /** Makes a case. */
  static RebaseCase of(long seed) {
    return seed < LONG ? shortSeries(seed) : longSeries(seed);
  }

  private static RebaseCase longSeries(long seed) {
    RandomEdits random = new RandomEdits(seed, true);
    Map<String, FileState> base = random.tree();
    List<Map<String, FileState>> upstream = new ArrayList<>();
    Map<String, FileState> tree = base;
    for (int i = 1 + random.below(5); i > 0; i--) {
      int files = 4 + random.below(12);
      tree = random.below(4) == 0 ? random.edited(tree, 1, 14) : random.touched(tree, files);
      upstream.add(tree);
    }
    List<Map<String, FileState>> patches = new ArrayList<>();
    tree = base;
    for (int i = 8 + random.below(16); i > 0; i--) {
      int files = 1 + random.below(4);
      tree = random.below(14) == 0 ? random.edited(tree, 1, 14) : random.touched(tree, files);
      patches.add(tree);
    }
    return new RebaseCase(seed, base, upstream, patches);
  }

  private static RebaseCase shortSeries(long seed) {
    RandomEdits random = new RandomEdits(seed, seed >= ROOMY);
    Map<String, FileState> base = random.tree();
    List<Map<String, FileState>> upstream = new ArrayList<>();
    List<Map<String, FileState>> patches = new ArrayList<>();
    Map<String, FileState> tree = base;
    for (int i = 1 + random.below(3); i > 0; i--) {
      tree = random.edited(tree, 1 + random.below(3), 14);
      upstream.add(tree);
    }
    Map<String, FileState> latest = tree;
    tree = base;
    for (int i = 1 + random.below(4); i > 0; i--) {
      tree =
          random.below(12) == 0
              ? random.partOf(tree, latest)
              : random.edited(tree, 1 + random.below(2), 14);
      patches.add(tree);
    }
    return new RebaseCase(seed, base, upstream, patches);
  }

  /** What changes from one tree to the next, deletions first; null deletes. */
  static Map<String, FileState> changes(
      Map<String, FileState> before, Map<String, FileState> after) {
    Map<String, FileState> changes = new TreeMap<>();
    before.keySet().stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> changes.put(path, null));
    after.forEach(
        (path, file) -> {
          if (!file.equals(before.get(path))) {
            changes.put(path, file);
          }
        });
    return changes;
  }
}
