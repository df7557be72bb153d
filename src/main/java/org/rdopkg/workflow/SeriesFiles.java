package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.series.PatchNotes;
import org.rdopkg.patch.NewPatch;
import org.rdopkg.patch.PatchFile;
import org.rdopkg.patch.apply.StripLevel;

/**
 * The patch files of a series: git's own, but for commits that were imported from patch files,
 * whose names stay, and whose bytes stay too until the commit changes.
 *
 * @param patches the files in the order of the series
 * @param byHand patch files that the notes say are nobody's but the user's
 * @param gone patch files of imported commits that the new series has no more
 */
record SeriesFiles(List<NewPatch> patches, Set<String> byHand, Set<String> gone) {
  SeriesFiles {
    patches = List.copyOf(patches);
    byHand = Set.copyOf(byHand);
    gone = Set.copyOf(gone);
  }

  /**
   * Names what git has written.
   *
   * @param predecessors the commits that others took the place of, by the new ones
   * @param dropped commits that were in the series, and that nothing took the place of
   */
  static SeriesFiles of(
      Checkout checkout,
      PackageFiles files,
      List<NewPatch> made,
      Map<String, String> predecessors,
      List<String> dropped) {
    PatchNotes notes = new PatchNotes(checkout);
    if (!notes.exist()) {
      return new SeriesFiles(made, Set.of(), Set.of());
    }
    List<String> asked = new ArrayList<>(predecessors.values());
    made.forEach(patch -> asked.add(patch.commit().id()));
    asked.addAll(dropped);
    Map<String, String> texts = notes.read(asked);
    Map<String, StoredPatch> stored = new HashMap<>();
    for (NewPatch patch : made) {
      String commit = patch.commit().id();
      String before = predecessors.getOrDefault(commit, commit);
      Optional.ofNullable(texts.getOrDefault(commit, texts.get(before)))
          .flatMap(StoredPatch::parse)
          .ifPresent(note -> stored.put(commit, note));
    }
    Set<String> gone = new HashSet<>();
    for (String commit : dropped) {
      Optional.ofNullable(texts.get(commit))
          .flatMap(StoredPatch::parse)
          .filter(note -> note.parts() == 1)
          .ifPresent(note -> gone.addAll(List.of(note.file(), note.plainName())));
    }
    return new Naming(files, made, stored).result(gone);
  }

  /** Gives the files their names and contents. */
  private static final class Naming {
    private final PackageFiles files;
    private final List<NewPatch> made;
    private final Map<String, StoredPatch> stored;
    private final Map<String, Optional<byte[]>> here = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<NewPatch> result = new ArrayList<>();

    Naming(PackageFiles files, List<NewPatch> made, Map<String, StoredPatch> stored) {
      this.files = files;
      this.made = made;
      this.stored = stored;
    }

    SeriesFiles result(Set<String> dropped) {
      int at = 0;
      while (at < made.size()) {
        at += add(at);
      }
      Set<String> byHand = new HashSet<>();
      stored.values().forEach(note -> byHand.addAll(note.byHand()));
      byHand.removeAll(taken);
      Set<String> gone = new HashSet<>(dropped);
      gone.removeAll(taken);
      return new SeriesFiles(result, byHand, gone);
    }

    /** Adds a file; answers how many commits are in it. */
    private int add(int at) {
      NewPatch patch = made.get(at);
      StoredPatch note = stored.get(patch.commit().id());
      if (note == null) {
        result.add(patch);
        return 1;
      }
      if (isKept(at, note) && taken.add(note.file())) {
        byte[] content = content(note).orElseThrow();
        result.add(new NewPatch(patch.commit(), new PatchFile(note.file(), content), true));
        return note.parts();
      }
      boolean named = note.parts() == 1 && taken.add(note.plainName());
      result.add(named ? new NewPatch(patch.commit(), written(patch, note), true) : patch);
      return 1;
    }

    private static PatchFile written(NewPatch patch, StoredPatch note) {
      byte[] content = StripLevel.of(patch.file().content(), note.strip());
      return new PatchFile(note.plainName(), content);
    }

    /** Whether all parts of the file are there in their order, and none has changed. */
    private boolean isKept(int at, StoredPatch note) {
      Optional<String> blob = content(note).map(CommitFiles::idOf);
      if (blob.isEmpty() || note.part() != 1 || at + note.parts() > made.size()) {
        return false;
      }
      for (int i = 0; i < note.parts(); i++) {
        String commit = made.get(at + i).commit().id();
        StoredPatch part = stored.get(commit);
        boolean same =
            part != null
                && part.file().equals(note.file())
                && part.part() == i + 1
                && part.isOf(commit, blob.get());
        if (!same) {
          return false;
        }
      }
      return true;
    }

    private Optional<byte[]> content(StoredPatch note) {
      return here.computeIfAbsent(note.file(), files::read);
    }
  }
}
