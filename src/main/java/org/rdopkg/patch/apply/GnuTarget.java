package org.rdopkg.patch.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the file that a diff is for, as GNU patch documents it. */
final class GnuTarget {
  private static final Comparator<String> BEST =
      Comparator.<String>comparingInt(Paths::depth)
          .thenComparingInt(name -> Paths.base(name).length())
          .thenComparingInt(String::length);

  private final FileTree tree;
  private final int strip;

  GnuTarget(FileTree tree, int strip) {
    this.tree = tree;
    this.strip = strip;
  }

  /** The names that come into question, in their order. */
  List<String> candidates(FilePatch patch) {
    List<String> names = new ArrayList<>();
    Optional<String> old = patch.old().flatMap(this::name);
    Optional<String> now = patch.now().flatMap(this::name);
    boolean headed = patch.old().isPresent() || patch.now().isPresent();
    if (!headed && patch.git().isPresent()) {
      Optional<GitNames> both = GitNames.words(patch.git().get().names());
      old = both.flatMap(two -> name(new HeaderName(two.old(), false)));
      now = both.flatMap(two -> name(new HeaderName(two.now(), false)));
    }
    old.ifPresent(names::add);
    now.ifPresent(names::add);
    if (names.isEmpty()) {
      patch.index().flatMap(this::name).ifPresent(names::add);
    }
    return names;
  }

  Optional<String> name(HeaderName header) {
    if (header.isDevNull() || header.name().isEmpty()) {
      return Optional.empty();
    }
    return Paths.strip(header.name(), strip).map(Paths::tidy).filter(Paths::isSafe);
  }

  /** The file that is there already. */
  Optional<String> existing(List<String> names) {
    return names.stream().filter(name -> tree.file(name).isPresent()).min(BEST);
  }

  /** The file to be made: the one that needs the fewest new folders. */
  Optional<String> created(List<String> names) {
    return names.stream().min(Comparator.comparingInt(this::newFolders).thenComparing(BEST));
  }

  private int newFolders(String name) {
    int missing = 0;
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      missing += tree.isFolder(name.substring(0, slash)) ? 0 : 1;
    }
    return missing;
  }
}
