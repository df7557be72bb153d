package org.rdopkg.workflow;

import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.patch.OldPatch;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchFile;
import org.rdopkg.patch.PatchHeader;
import org.rdopkg.patch.PatchSeries;
import org.rdopkg.patch.SeriesDiff;
import org.rdopkg.spec.macro.EvaluatedSource;

/**
 * The patches that a spec has now, told apart: those that the patches branch takes care of, and
 * those that a person keeps by hand.
 *
 * <p>A patch is the branch's when it continues as one of its commits, or when it was plainly
 * written by {@code git format-patch} ({@code 0001-Subject.patch}, with a commit id in its first
 * line) or imported from a commit that is dropped now, and is none of the commits that {@code
 * patches_base=+N} skips, and the user does not keep it (see {@link KeptPatches}). Everything else
 * stays as it is.
 *
 * @param lines the lines of the spec whose patches are the branch's
 * @param diff those patches compared with the new series
 * @param byHand file names of the others
 */
public record OldPatches(List<Line> lines, SeriesDiff diff, List<String> byHand) {
  private static final Pattern GENERATED = Pattern.compile("[0-9]{4,9}-[^/]{1,255}\\.patch");

  /**
   * A Patch line and its file.
   *
   * @param source the line
   * @param file the file
   */
  public record Line(EvaluatedSource source, PatchFile file) {}

  /**
   * Tells them apart.
   *
   * @param patches the spec's patches
   * @param kept names of files that the user wants to keep
   * @throws RdopkgException when the file of an active Patch line is missing, and the series does
   *     not bring it back
   */
  static OldPatches of(
      List<EvaluatedSource> patches,
      PackageFiles files,
      PatchSeries series,
      SeriesFiles now,
      Set<String> kept) {
    Skipped skipped = new Skipped(series);
    Set<String> names = Set.copyOf(files.names());
    Set<String> written = written(now);
    List<String> byHand = new ArrayList<>();
    List<Line> candidates = new ArrayList<>();
    for (EvaluatedSource patch : patches) {
      Optional<PatchFile> file = file(patch, names, files, written);
      boolean theirs = theirs(patch.fileName(), now, kept);
      if (file.isEmpty() || theirs || skipped.has(file.get())) {
        byHand.add(patch.fileName());
      } else {
        candidates.add(new Line(patch, file.get()));
      }
    }
    SeriesDiff all =
        SeriesDiff.compare(candidates.stream().map(Line::file).toList(), now.patches());
    Set<PatchFile> strangers = strangers(all, now.gone());
    strangers.forEach(stranger -> byHand.add(stranger.name()));
    List<OldPatch> removed =
        all.removed().stream().filter(old -> !strangers.contains(old.file())).toList();
    return new OldPatches(
        candidates.stream().filter(line -> !strangers.contains(line.file())).toList(),
        new SeriesDiff(all.after(), removed, all.reordered()),
        List.copyOf(byHand));
  }

  private static Set<String> written(SeriesFiles now) {
    return now.patches().stream().map(patch -> patch.file().name()).collect(toSet());
  }

  /** Files that the user keeps, unless the series writes one of that name. */
  private static boolean theirs(String name, SeriesFiles now, Set<String> kept) {
    return now.byHand().contains(name) || (kept.contains(name) && !written(now).contains(name));
  }

  /** The line of the spec that a patch of the new series continues; empty for a new one. */
  Optional<Integer> lineOf(SeriesDiff.Change change) {
    Optional<OldPatch> before =
        change instanceof SeriesDiff.Kept kept
            ? Optional.of(kept.before())
            : change instanceof SeriesDiff.Changed changed
                ? Optional.of(changed.before())
                : Optional.empty();
    return before.flatMap(
        patch ->
            lines.stream()
                .filter(line -> line.file().equals(patch.file()))
                .map(line -> line.source().line())
                .findFirst());
  }

  private static Set<PatchFile> strangers(SeriesDiff all, Set<String> gone) {
    Set<PatchFile> strangers = new HashSet<>();
    for (OldPatch old : all.removed()) {
      boolean generated = isGenerated(old.file()) || gone.contains(old.file().name());
      // an emptied or ignored patch of the branch leaves a file with nothing in it
      if (!generated && old.file().content().length > 0) {
        strangers.add(old.file());
      }
    }
    return strangers;
  }

  /** Whether it was plainly written by {@code git format-patch}. */
  static boolean isGenerated(PatchFile file) {
    return GENERATED.matcher(file.name()).matches()
        && PatchHeader.read(file.content()).commitId().isPresent();
  }

  /** The file of a Patch line; empty when it is not one of the package's own files. */
  private static Optional<PatchFile> file(
      EvaluatedSource patch, Set<String> names, PackageFiles files, Set<String> written) {
    String name = patch.fileName();
    if (!patch.value().isKnown() || name.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> content = names.contains(name) ? files.readPatch(name) : Optional.empty();
    if (content.isPresent() || !patch.active() || comesFromElsewhere(patch, files)) {
      return content.map(bytes -> new PatchFile(name, bytes));
    }
    Optional<byte[]> committed =
        GENERATED.matcher(name).matches() ? files.committed(name) : Optional.empty();
    if (committed.isPresent() || written.contains(name)) {
      return Optional.of(new PatchFile(name, committed.orElse(new byte[0])));
    }
    throw missing(patch, name, names);
  }

  /** A name such as {@code %{name}-%{version}-x.patch} changes with the version. */
  private static RdopkgException missing(EvaluatedSource patch, String name, Set<String> names) {
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, "Patch file is missing: " + name)
            .because(
                "line "
                    + patch.line()
                    + " of the spec names it, and the checkout has no such file");
    Optional<String> near =
        patch.written().contains("%")
            ? Suggestions.near(name, names).stream().findFirst()
            : Optional.empty();
    if (near.isPresent()) {
      return error
          .fix("git mv " + near.get() + " " + name + "   # and commit, when it is this one")
          .fix(
              "rdopkg spec set Patch"
                  + patch.number()
                  + " "
                  + near.get()
                  + "   # or keep its name");
    }
    return error
        .fix("git checkout HEAD -- " + name + "   # if it was deleted by mistake")
        .fix("remove the Patch line from the spec   # if it is not needed any more");
  }

  /** Whether the file need not be in git: it is downloaded, or listed in {@code sources}. */
  private static boolean comesFromElsewhere(EvaluatedSource patch, PackageFiles files) {
    return patch.value().text().contains("://")
        || files
            .read("sources")
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .filter(text -> text.contains(patch.fileName()))
            .isPresent();
  }

  /** The commits that {@code patches_base=+N} skips: their patches are kept by hand. */
  private static final class Skipped {
    private final Set<String> ids = new HashSet<>();
    private final Set<String> subjects = new HashSet<>();

    Skipped(PatchSeries series) {
      for (PatchCommit commit : series.with(PatchSeries.Role.BELOW_BASE)) {
        ids.add(commit.id());
        subjects.add(commit.subject());
      }
      series.patches().forEach(commit -> subjects.remove(commit.subject()));
    }

    boolean has(PatchFile file) {
      if (ids.isEmpty()) {
        return false;
      }
      PatchHeader header = PatchHeader.read(file.content());
      return header.commitId().filter(ids::contains).isPresent()
          || header.subject().filter(subjects::contains).isPresent();
    }
  }
}
