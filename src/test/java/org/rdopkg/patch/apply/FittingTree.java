package org.rdopkg.patch.apply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An upstream tree that real patches fit, made of the patches alone: what they expect stands where
 * they expect it, with other lines in between. What a later patch expects of a file that an earlier
 * one has changed is put at its end, so that it applies with an offset.
 */
public final class FittingTree {
  private final Map<String, List<String>> base = new TreeMap<>();
  private final Map<String, List<String>> now = new TreeMap<>();
  private final Map<String, Accepted> accepted = new LinkedHashMap<>();
  private int filler;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Accepted(byte[] patch, int strip) {}

  /** Makes the tree fit one more patch; false when it can't. */
  public boolean add(String name, byte[] patch, int strip) {
    for (FilePatch file : PatchReader.gnu(patch)) {
      if (file.body() instanceof FilePatch.Text text) {
        prepare(file, text, strip);
      } else if (!(file.body() instanceof FilePatch.Nothing)) {
        return false;
      }
    }
    ApplyResult result = PatchApplication.apply(patch, tree(now), ApplyRule.patch(strip));
    if (!result.applied()) {
      return false;
    }
    take(now, result);
    accepted.put(name, new Accepted(patch, strip));
    return true;
  }

  private static void take(Map<String, List<String>> files, ApplyResult result) {
    result
        .after()
        .changes()
        .forEach(
            (path, file) ->
                file.ifPresentOrElse(
                    there -> files.put(path, new ArrayList<>(TextLines.of(there.content()))),
                    () -> files.remove(path)));
  }

  /** Patches that did fit, and do not any more because of what was added for later ones. */
  public List<String> spoilt() {
    Map<String, List<String>> files = new TreeMap<>(base);
    List<String> spoilt = new ArrayList<>();
    accepted.forEach(
        (name, one) -> {
          ApplyResult result =
              PatchApplication.apply(one.patch(), tree(files), ApplyRule.patch(one.strip()));
          if (result.applied()) {
            take(files, result);
          } else {
            spoilt.add(name);
          }
        });
    return spoilt;
  }

  private void prepare(FilePatch patch, FilePatch.Text text, int strip) {
    boolean creates = patch.old().filter(HeaderName::missing).isPresent();
    boolean fromNothing = text.hunks().stream().allMatch(hunk -> hunk.before().isEmpty());
    Optional<String> path =
        patch
            .old()
            .filter(name -> !name.isDevNull())
            .or(patch::now)
            .flatMap(name -> Paths.strip(name.name(), strip))
            .filter(Paths::isSafe);
    if (path.isEmpty() || creates || fromNothing) {
      return;
    }
    boolean known = now.containsKey(path.get());
    if (known && fits(path.get(), text)) {
      return;
    }
    List<String> there = now.computeIfAbsent(path.get(), name -> new ArrayList<>());
    List<String> before = base.computeIfAbsent(path.get(), name -> new ArrayList<>());
    for (Hunk hunk : text.hunks()) {
      while (!known && there.size() < hunk.oldStart() - 1) {
        fill(there, before);
      }
      there.addAll(hunk.before());
      before.addAll(hunk.before());
    }
    Hunk last = text.hunks().get(text.hunks().size() - 1);
    if (last.trailing() >= last.leading()) {
      fill(there, before);
    }
  }

  private boolean fits(String path, FilePatch.Text text) {
    return new GnuFile(now.get(path), 0, false)
        .apply(text.hunks()).stream().allMatch(HunkOutcome::applied);
  }

  private void fill(List<String> there, List<String> before) {
    String line = "other line " + filler++ + "\n";
    there.add(line);
    before.add(line);
  }

  /** The files. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    base.forEach(
        (path, lines) ->
            files.put(
                new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                TextLines.bytes(lines)));
    return files;
  }

  private static FileTree tree(Map<String, List<String>> files) {
    return new FileTree() {
      @Override
      public Optional<TreeFile> file(String path) {
        return Optional.ofNullable(files.get(path))
            .map(lines -> new TreeFile(TreeFile.Kind.REGULAR, TextLines.bytes(lines)));
      }

      @Override
      public boolean isFolder(String path) {
        return files.keySet().stream().anyMatch(name -> name.startsWith(path + "/"));
      }
    };
  }
}
