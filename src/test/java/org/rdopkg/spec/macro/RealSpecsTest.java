package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.macro.RealSpecs.RealSpec;
import org.rdopkg.spec.macro.RealSpecs.SpecAnswer;

/**
 * Real specs, evaluated without rpm, must come to what rpm says. What does not must be marked
 * unknown; the list of those that remain is in docs/spec-engine.md.
 */
@EnabledIfSystemProperty(named = RealSpecs.PROPERTY, matches = ".+")
class RealSpecsTest {

  /** One way to measure: the share of right specs, and what is wrong. */
  private static final class Tally {
    private int parsed;
    private final List<String> unknown = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    double share() {
      return 100.0 * (parsed - unknown.size() - wrong.size()) / parsed;
    }

    void print(String what) {
      System.out.printf(
          "%s: %d specs, %.2f%% right, %d known to be unknown, %d wrong%n",
          what, parsed, share(), unknown.size(), wrong.size());
      unknown.forEach(line -> System.out.println("  unknown " + line));
      wrong.forEach(line -> System.out.println("  WRONG   " + line));
    }
  }

  @Test
  void specs_come_to_what_rpm_says_under_the_profile_of_their_distribution() throws Exception {
    Tally tally = new Tally();
    for (RealSpec spec : RealSpecs.ofProperty().all()) {
      compare(spec, spec.distro(), Optional.of(spec.target()), tally);
    }
    tally.print("distro");
    assertThat(tally.share()).isGreaterThanOrEqualTo(99);
    assertThat(tally.wrong.size()).isLessThanOrEqualTo(tally.parsed / 1000);
  }

  @Test
  void specs_come_to_what_rpm_says_under_its_own_macros() throws Exception {
    Tally tally = new Tally();
    for (RealSpec spec : RealSpecs.ofProperty().all()) {
      compare(spec, spec.bare(), Optional.empty(), tally);
    }
    tally.print("bare");
    assertThat(tally.share()).isGreaterThanOrEqualTo(99.5);
    assertThat(tally.wrong.size()).isLessThanOrEqualTo(tally.parsed / 1000);
  }

  @Test
  void printing_a_spec_gives_the_bytes_that_were_read() throws Exception {
    for (RealSpec spec : RealSpecs.ofProperty().all()) {
      assertThat(SpecFile.parse(spec.bytes()).bytes()).as(spec.name()).isEqualTo(spec.bytes());
    }
  }

  private final TreeMap<String, Profile> profiles = new TreeMap<>();

  private void compare(
      RealSpec spec, Optional<SpecAnswer> answer, Optional<String> target, Tally tally) {
    if (answer.isEmpty()) {
      return;
    }
    tally.parsed++;
    Profile profile = profiles.computeIfAbsent(target.orElse(""), t -> Profile.of(target));
    EvaluatedSpec ours =
        SpecEvaluator.evaluate(
            SpecFile.parse(spec.bytes()).lines().stream().map(SpecLine::text).toList(),
            target.map(MacroOptions.none()::withTarget).orElse(MacroOptions.none()),
            profile);
    Comparison comparison = new Comparison(ours);
    comparison.compare(answer.get());
    if (!comparison.differences.isEmpty()) {
      (comparison.wrong ? tally.wrong : tally.unknown)
          .add(spec.name() + " " + comparison.differences);
    }
  }

  /** Notes in what an evaluated spec differs, and whether the values were said to be known. */
  private static final class Comparison {
    private final EvaluatedSpec ours;
    private final List<String> differences = new ArrayList<>();
    private boolean wrong;

    Comparison(EvaluatedSpec ours) {
      this.ours = ours;
    }

    void compare(SpecAnswer answer) {
      tag("name", answer.name());
      tag("epoch", answer.epoch());
      tag("version", answer.version());
      tag("release", answer.release());
      files("sources", ours.sources(), answer.sources());
      files("patches", ours.patches(), answer.patches());
    }

    private void tag(String name, String expected) {
      String found = ours.tag(name).map(t -> t.value().text()).orElse("");
      if (!found.equals(expected)) {
        boolean known = ours.tag(name).map(EvaluatedTag::value).filter(v -> !v.isKnown()).isEmpty();
        boolean whole = ours.gaps().isEmpty() || !found.isEmpty();
        differ(known && whole, name + " " + found + " instead of " + expected);
      }
    }

    private void files(String what, List<EvaluatedSource> all, List<String> expected) {
      List<EvaluatedSource> active = all.stream().filter(EvaluatedSource::active).toList();
      List<String> found =
          active.stream().map(s -> s.number() + " " + s.value().text()).sorted().toList();
      if (!found.equals(expected)) {
        List<String> more = new ArrayList<>(found);
        more.removeAll(expected);
        List<String> less = new ArrayList<>(expected);
        less.removeAll(found);
        boolean known = active.stream().allMatch(s -> s.value().isKnown());
        differ(known && ours.gaps().isEmpty(), what + " " + more + " instead of " + less);
      }
    }

    private void differ(boolean known, String difference) {
      differences.add(difference);
      wrong |= known;
    }
  }
}
