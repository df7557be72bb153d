package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.BumpRelease;
import org.rdopkg.spec.ReplacePatches;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.WantedPatch;
import org.rdopkg.spec.macro.RealSpecs.RealSpec;
import org.rdopkg.version.ReleaseBump;

/**
 * A change of real specs, that rpm must still parse: one patch goes, two come, Release goes up.
 *
 * <p>rpm runs what it parses, so the folder must be one that you trust.
 */
@EnabledIfSystemProperty(named = RealSpecs.PROPERTY, matches = ".+")
class RealSpecEditsTest {
  private static final List<String> NEW = List.of("9001-first-new.patch", "9002-second-new.patch");
  private static final String QUERY = "[%{PATCH}\\n]";

  @TempDir Path folder;
  private int changed;
  private final List<String> refused = new ArrayList<>();
  private final List<String> bumpRefused = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void changed_specs_are_parsed_by_rpm_with_the_wanted_patches_and_no_other_line_differs()
      throws Exception {
    Rpm.assumeInstalled();
    Profile profile = Profile.of(Optional.empty());
    int withPatches = 0;
    for (RealSpec spec : RealSpecs.ofProperty().all()) {
      SpecFile file = SpecFile.parse(spec.bytes());
      EvaluatedSpec evaluated = evaluate(file, profile);
      boolean patched =
          evaluated.patches().stream().anyMatch(p -> p.active() && p.editable() && p.line() > 0);
      if (spec.bare().isPresent() && patched) {
        withPatches++;
        change(spec.name(), file, evaluated);
      }
    }
    System.out.printf(
        "changes: %d specs with patches, %d right, %d refused, %d wrong; Release not bumped: %d%n",
        withPatches, changed, refused.size(), wrong.size(), bumpRefused.size());
    refused.forEach(line -> System.out.println("  refused " + line));
    bumpRefused.forEach(line -> System.out.println("  no bump " + line));
    wrong.forEach(line -> System.out.println("  WRONG   " + line));
    assertThat(wrong).isEmpty();
    assertThat(refused.size()).isLessThanOrEqualTo(withPatches / 50);
  }

  private static EvaluatedSpec evaluate(SpecFile file, Profile profile) {
    return SpecEvaluator.evaluate(
        file.lines().stream().map(SpecLine::text).toList(), MacroOptions.none(), profile);
  }

  private void change(String name, SpecFile before, EvaluatedSpec evaluated) throws Exception {
    List<EvaluatedSource> own =
        evaluated.patches().stream().filter(p -> p.editable() && p.line() > 0).toList();
    List<EvaluatedSource> active = own.stream().filter(EvaluatedSource::active).toList();
    EvaluatedSource removed = active.get(active.size() / 2);
    Set<Integer> lines = new HashSet<>();
    List<WantedPatch> wanted = new ArrayList<>();
    for (EvaluatedSource patch : own) {
      lines.add(patch.line());
      if (patch.line() != removed.line()) {
        wanted.add(WantedPatch.kept(patch.fileName(), patch.line()));
      }
    }
    NEW.forEach(file -> wanted.add(WantedPatch.added(file)));
    SpecFile after;
    try {
      after = new ReplacePatches(evaluated, lines, wanted).in(before).spec();
    } catch (RdopkgException e) {
      refused.add(name + " " + e.getMessage() + ": " + e.why());
      return;
    }
    try {
      after = BumpRelease.apply(after, ReleaseBump.lastNumeric()).spec();
    } catch (RdopkgException e) {
      bumpRefused.add(name + " " + e.getMessage() + ": " + e.why());
    }
    List<String> problems = new ArrayList<>(otherLines(before, after));
    problems.addAll(patches(name, before, after, removed.fileName()));
    if (problems.isEmpty()) {
      changed++;
    } else {
      wrong.add(name + " " + problems);
    }
  }

  /** What rpm finds in the changed spec, if it is not what was wanted. */
  private List<String> patches(String name, SpecFile before, SpecFile after, String removed)
      throws Exception {
    Optional<List<String>> old = query(name, before);
    Optional<List<String>> found = query(name, after);
    if (old.isEmpty()) {
      return List.of("rpm does not parse the spec as it was");
    }
    if (found.isEmpty()) {
      return List.of("rpm does not parse it any more");
    }
    List<String> expected = new ArrayList<>(old.get());
    expected.remove(removed);
    expected.addAll(NEW);
    expected.sort(null);
    List<String> all = new ArrayList<>(found.get());
    all.sort(null);
    return all.equals(expected) ? List.of() : List.of("patches " + all + " not " + expected);
  }

  private Optional<List<String>> query(String name, SpecFile spec) throws Exception {
    Files.write(folder.resolve(name), spec.bytes());
    String printed = new Rpm(folder).rpmspec("-q", "--srpm", "--qf", "ok\\n" + QUERY, name);
    List<String> lines = printed.lines().toList();
    return lines.isEmpty() || !lines.get(0).equals("ok")
        ? Optional.empty()
        : Optional.of(lines.subList(1, lines.size()));
  }

  /**
   * The lines that differ without having to do with patches or the Release. A condition goes with
   * the patch in it; a line that patches are moved across goes and comes.
   */
  private static List<String> otherLines(SpecFile before, SpecFile after) {
    List<String> found = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    List<String> old = texts(before);
    List<String> now = texts(after);
    for (int[] hunk : LineChanges.between(old, now)) {
      List<String> gone = old.subList(hunk[0], hunk[1]);
      boolean patch = gone.stream().anyMatch(RealSpecEditsTest::isAbout);
      for (int i = hunk[0]; i < hunk[1]; i++) {
        String line = old.get(i);
        boolean around = patch || startsPatch(old, hunk[0]) || isNextToPatch(old, i);
        if (!isAbout(line) && !(around && goesAlong(line))) {
          found.add("-" + line);
        }
      }
      now.subList(hunk[2], hunk[3]).stream()
          .filter(l -> !isAbout(l) && !l.isBlank())
          .forEach(moved::add);
    }
    for (String line : moved) {
      if (!found.remove("-" + line)) {
        found.add("+" + line);
      }
    }
    return found;
  }

  private static boolean goesAlong(String line) {
    return line.isBlank()
        || line.startsWith("#")
        || line.startsWith("%if")
        || line.startsWith("%else")
        || line.startsWith("%endif");
  }

  /** Whether nothing but what goes along stands between a line and a patch, above or below. */
  private static boolean isNextToPatch(List<String> lines, int at) {
    int above = at;
    while (above > 0 && goesAlong(lines.get(above))) {
      above--;
    }
    int below = at;
    while (below + 1 < lines.size() && goesAlong(lines.get(below))) {
      below++;
    }
    return isAbout(lines.get(above)) || isAbout(lines.get(below));
  }

  /** Whether a Patch line follows after the comments from here on. */
  private static boolean startsPatch(List<String> lines, int from) {
    int i = from;
    while (i < lines.size() && (lines.get(i).startsWith("#") || lines.get(i).isBlank())) {
      i++;
    }
    return i < lines.size() && isAbout(lines.get(i));
  }

  private static boolean isAbout(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains("patch")
        || lower.contains("release")
        || lower.startsWith("%global")
        || lower.startsWith("%define");
  }

  private static List<String> texts(SpecFile spec) {
    return spec.lines().stream().map(SpecLine::text).toList();
  }
}
