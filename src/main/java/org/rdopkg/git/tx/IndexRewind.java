package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.GitIndex;
import org.rdopkg.git.index.IndexEntry;
import org.rdopkg.git.index.IndexFile;
import org.rdopkg.git.index.TreeEditor;

/**
 * Puts the index back to what it was before an operation: byte for byte when nobody has written it
 * since, else at the paths that the operation changed and nowhere else.
 */
final class IndexRewind {
  private final Checkout checkout;
  private final NextIndex nextIndex;

  IndexRewind(Checkout checkout, NextIndex nextIndex) {
    this.checkout = checkout;
    this.nextIndex = nextIndex;
  }

  /**
   * Writes the next index.
   *
   * @return SHA-1 of it in hex; empty when only the commits can tell what it should be
   * @throws RdopkgException when something else is staged at such a path now
   */
  Optional<String> prepare(Operation.Index index) throws IOException {
    byte[] before = checkout.commitFiles().blob(index.before());
    byte[] after = checkout.commitFiles().blob(index.after());
    Optional<IndexFile> old = GitIndex.parse(before);
    Optional<IndexFile> then = GitIndex.parse(after);
    if (old.isEmpty() || then.isEmpty()) {
      return Optional.empty();
    }
    GitIndex git = new GitIndex(checkout);
    if (Arrays.equals(current(), after)) {
      IndexFile safe = git.withoutRacyEntries(old.get(), (int) index.beforeTime());
      boolean same = safe.entries().equals(old.get().entries());
      return Optional.of(nextIndex.write(same ? before : GitIndex.toBytes(safe)));
    }
    return Optional.of(
        nextIndex.write(changes(entries(old.get()), entries(then.get()), git.read().file())));
  }

  private byte[] current() throws IOException {
    try {
      return Files.readAllBytes(checkout.location().index());
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private static Map<String, IndexEntry> entries(IndexFile file) {
    Map<String, IndexEntry> entries = new HashMap<>();
    file.entries().forEach(entry -> entries.put(entry.path(), entry));
    return entries;
  }

  private static Map<String, Optional<TreeEditor.File>> changes(
      Map<String, IndexEntry> old, Map<String, IndexEntry> then, IndexFile now) {
    Map<String, IndexEntry> here = entries(now);
    Set<String> paths = new LinkedHashSet<>(old.keySet());
    paths.addAll(then.keySet());
    Map<String, Optional<TreeEditor.File>> changes = new LinkedHashMap<>();
    for (String path : paths) {
      Optional<TreeEditor.File> was = file(old.get(path));
      Optional<TreeEditor.File> became = file(then.get(path));
      if (!was.equals(became)) {
        Optional<TreeEditor.File> is = file(here.get(path));
        if (!is.equals(became) && !is.equals(was)) {
          throw RdopkgException.of(ErrorKind.CONFLICT, path + " has been staged since")
              .because("its entry in git's index would be lost")
              .fix("git reset -- " + path + "   # unstages it; the file stays");
        }
        changes.put(path, was);
      }
    }
    return changes;
  }

  private static Optional<TreeEditor.File> file(@Nullable IndexEntry entry) {
    return entry == null
        ? Optional.empty()
        : Optional.of(new TreeEditor.File(entry.mode(), entry.id()));
  }
}
