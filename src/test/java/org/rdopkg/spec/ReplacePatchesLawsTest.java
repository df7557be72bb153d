package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;

/** What must hold for any spec in any of the styles and any new series. */
class ReplacePatchesLawsTest {
  private enum Tags {
    PADDED,
    PLAIN,
    UNNUMBERED,
    LISTED
  }

  private enum Prep {
    AUTOSETUP,
    AUTOPATCH,
    ATTACHED,
    OPTION,
    POSITIONAL
  }

  /** A generated spec: patches {@code old-N.patch}, those kept by hand {@code hand-N.patch}. */
  private static final class Sample {
    final Random random;
    final Tags tags;
    final Prep prep;
    final List<String> names = new ArrayList<>();
    final int first;
    final StringBuilder text = new StringBuilder("Name: a\nSource0: x\n");

    Sample(long seed) {
      random = new Random(seed);
      tags = List.of(Tags.values()).get(random.nextInt(4));
      prep = List.of(Prep.values()).get(random.nextInt(5));
      first = tags == Tags.PLAIN || tags == Tags.PADDED ? random.nextInt(3) * 4 : 0;
      int count = random.nextInt(7);
      for (int i = 0; i < count; i++) {
        names.add((random.nextInt(4) == 0 ? "hand-" : "old-") + i + ".patch");
      }
      write();
    }

    private void write() {
      blank();
      text.append(tags == Tags.LISTED ? "BuildRequires: y\n%patchlist\n" : "");
      for (int i = 0; i < names.size(); i++) {
        text.append(random.nextInt(3) == 0 ? "# about " + names.get(i) + "\n" : "");
        text.append(tag(i)).append(names.get(i)).append('\n');
        blank();
      }
      text.append(tags == Tags.LISTED ? "%description\n" : "BuildRequires: y\n%description\n");
      text.append("About patches.\n%prep\n");
      text.append(prep == Prep.AUTOSETUP ? "%autosetup -p1\n" : "%setup -q\n");
      blank();
      for (int i = 0; i < names.size(); i++) {
        text.append(random.nextInt(4) == 0 ? "# apply " + names.get(i) + "\n" : "");
        text.append(apply(first + i));
      }
      text.append(prep == Prep.AUTOPATCH ? "%autopatch -p1\n" : "");
      text.append("make x\n%build\nmake\n%changelog\n* Mon Jan 01 2024 A <a@b> - 1\n- Patch1: x\n");
    }

    private void blank() {
      text.append(random.nextInt(3) == 0 ? "\n" : "");
    }

    private String tag(int index) {
      return switch (tags) {
        case PADDED -> String.format(Locale.ROOT, "Patch%04d: ", first + index);
        case PLAIN -> String.format(Locale.ROOT, "%-10s", "Patch" + (first + index) + ":");
        case UNNUMBERED -> "Patch:\t";
        case LISTED -> "";
      };
    }

    private String apply(int number) {
      String options = random.nextInt(3) == 0 ? " -p0 -b .x" : " -p1";
      return switch (prep) {
        case ATTACHED -> "%patch" + number + options + "\n";
        case OPTION -> "%patch -P " + number + options + "\n";
        case POSITIONAL -> "%patch " + number + options + "\n";
        default -> "";
      };
    }

    boolean isExplicit() {
      return prep != Prep.AUTOSETUP && prep != Prep.AUTOPATCH;
    }

    /** Some of the old ones, mostly in their order, with new ones between. */
    List<WantedPatch> series(EvaluatedSpec evaluated) {
      List<WantedPatch> series = new ArrayList<>();
      for (EvaluatedSource patch : evaluated.patches()) {
        if (patch.fileName().startsWith("old-") && random.nextInt(4) > 0) {
          String name = random.nextInt(4) == 0 ? "renamed-" + patch.line() : patch.fileName();
          series.add(WantedPatch.kept(name, patch.line()));
        }
      }
      if (random.nextInt(4) == 0) {
        Collections.shuffle(series, random);
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        series.add(random.nextInt(series.size() + 1), WantedPatch.added("new-" + i + ".patch"));
      }
      return series;
    }
  }

  private static Set<Integer> branchLines(EvaluatedSpec evaluated) {
    Set<Integer> lines = new HashSet<>();
    for (EvaluatedSource patch : evaluated.patches()) {
      if (!patch.fileName().startsWith("hand-")) {
        lines.add(patch.line());
      }
    }
    return lines;
  }

  private static List<String> names(EvaluatedSpec evaluated, boolean byHand) {
    return evaluated.patches().stream()
        .map(EvaluatedSource::fileName)
        .filter(n -> n.startsWith("hand-") == byHand)
        .toList();
  }

  /** The files that explicit lines apply, in order. */
  private static List<String> applied(SpecFile spec, EvaluatedSpec evaluated) {
    Map<Integer, String> byNumber = new HashMap<>();
    evaluated.patches().forEach(p -> byNumber.put(p.number(), p.fileName()));
    List<String> applied = new ArrayList<>();
    for (SpecLine line : spec.lines()) {
      if (line.text().startsWith("%patch") && !line.text().startsWith("%patchlist")) {
        String digits = line.text().replaceFirst("^%patch *(-P *)?", "").replaceFirst(" .*", "");
        applied.add(byNumber.get(Integer.parseInt(digits)));
      }
    }
    return applied;
  }

  /** All lines that have nothing to do with patches. */
  private static List<String> others(SpecFile spec) {
    return spec.lines().stream()
        .map(SpecLine::text)
        .filter(t -> !t.isBlank() && !t.startsWith("Patch") && !t.endsWith(".patch"))
        .filter(t -> !t.startsWith("%patch") && !t.startsWith("renamed-") && !t.startsWith("#"))
        .toList();
  }

  @Property(tries = 100)
  void any_series_is_declared_and_applied_in_order(@ForAll long seed) {
    Sample sample = new Sample(seed);
    SpecFile spec = SpecFile.of(sample.text.toString());
    EvaluatedSpec before = PatchScript.evaluate(spec);
    List<WantedPatch> series = sample.series(before);
    SpecFile result = new ReplacePatches(before, branchLines(before), series).in(spec).spec();
    EvaluatedSpec after = PatchScript.evaluate(result);

    List<String> wanted = series.stream().map(WantedPatch::fileName).toList();
    assertThat(names(after, false)).isEqualTo(wanted);
    assertThat(names(after, true)).isEqualTo(names(before, true));
    assertThat(after.patches().stream().map(EvaluatedSource::number)).doesNotHaveDuplicates();
    if (sample.isExplicit()) {
      List<String> applied = applied(result, after);
      assertThat(applied.stream().filter(n -> !n.startsWith("hand-")).toList()).isEqualTo(wanted);
      assertThat(applied.stream().filter(n -> n.startsWith("hand-")).toList())
          .isEqualTo(names(before, true));
    } else {
      assertThat(applied(result, after)).isEmpty();
    }
  }

  @Property(tries = 100)
  void lines_that_have_nothing_to_do_with_patches_stay(@ForAll long seed) {
    Sample sample = new Sample(seed);
    SpecFile spec = SpecFile.of(sample.text.toString());
    EvaluatedSpec before = PatchScript.evaluate(spec);
    SpecFile result =
        new ReplacePatches(before, branchLines(before), sample.series(before)).in(spec).spec();

    assertThat(others(result)).isEqualTo(others(spec));
    assertThat(linesByHand(result)).isEqualTo(linesByHand(spec));
  }

  private static List<String> linesByHand(SpecFile spec) {
    return spec.lines().stream()
        .map(SpecLine::text)
        .filter(t -> t.contains("hand-") && !t.startsWith("#"))
        .toList();
  }

  @Property(tries = 100)
  void the_same_series_again_changes_nothing(@ForAll long seed) {
    Sample sample = new Sample(seed);
    SpecFile spec = SpecFile.of(sample.text.toString());
    EvaluatedSpec before = PatchScript.evaluate(spec);
    SpecFile result =
        new ReplacePatches(before, branchLines(before), sample.series(before)).in(spec).spec();
    EvaluatedSpec after = PatchScript.evaluate(result);
    List<WantedPatch> same = new ArrayList<>();
    for (EvaluatedSource patch : after.patches()) {
      if (!patch.fileName().startsWith("hand-")) {
        same.add(WantedPatch.kept(patch.fileName(), patch.line()));
      }
    }

    assertThat(new ReplacePatches(after, branchLines(after), same).in(result).spec().text())
        .isEqualTo(result.text());
  }

  @Property(tries = 20000)
  @Tag("exhaustive")
  void any_series_is_declared_and_applied_in_order_by_the_thousand(@ForAll long seed) {
    any_series_is_declared_and_applied_in_order(seed);
  }

  @Property(tries = 20000)
  @Tag("exhaustive")
  void lines_that_have_nothing_to_do_with_patches_stay_by_the_thousand(@ForAll long seed) {
    lines_that_have_nothing_to_do_with_patches_stay(seed);
  }

  @Property(tries = 20000)
  @Tag("exhaustive")
  void the_same_series_again_changes_nothing_by_the_thousand(@ForAll long seed) {
    the_same_series_again_changes_nothing(seed);
  }
}
