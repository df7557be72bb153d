package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.AddChangelogEntry;
import org.rdopkg.spec.BumpRelease;
import org.rdopkg.spec.ReplacePatches;
import org.rdopkg.spec.SetMagicComment;
import org.rdopkg.spec.SetUpstreamVersion;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;
import org.rdopkg.spec.WantedPatch;
import org.rdopkg.version.ReleaseBump;

/**
 * Whatever a spec holds, reading, evaluating and editing it ends soon, with a result or with an
 * error for people, and never with a crash.
 */
class HostileSpecsTest {
  /** Far above what any text here should take, in time of the processor alone. */
  private static final long MOST_NANOS = 10_000_000_000L;

  private static final ZonedDateTime WHEN =
      ZonedDateTime.of(2026, 11, 3, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Profile bare = Profile.of(Optional.empty());
  private final Profile fedora = Profile.of(Optional.of("f42"));

  @Test
  void a_share_of_hostile_texts_does_no_harm() {
    run(1, 10_000);
  }

  @Test
  @Tag("exhaustive")
  void a_million_of_hostile_texts_do_no_harm() {
    run(2, 1_000_000);
  }

  @Test
  void constructs_cut_anywhere_do_no_harm() {
    for (String construct : HostileText.CONSTRUCTS) {
      for (int end = 0; end <= construct.length(); end++) {
        String text = construct.substring(0, end);
        use(text);
        use(text + "\nName: a\nVersion: 1\nRelease: 1\nPatch1: a\n%prep\n%patch 1\n");
      }
    }
  }

  private void run(long seed, int count) {
    HostileText texts = new HostileText(new Random(seed));
    for (int i = 0; i < count; i++) {
      use(texts.text());
    }
  }

  private void use(String text) {
    long start = now();
    try {
      SpecFile spec = SpecFile.parse(text.getBytes(StandardCharsets.UTF_8));
      EvaluatedSpec evaluated = evaluate(spec, bare);
      evaluate(spec, fedora);
      new MacroEngine(MacroEngine.create(MacroOptions.none(), bare).expander()).expand(text);
      edits(spec, evaluated).forEach(HostileSpecsTest::orError);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(e + " with " + text, e);
    }
    assertThat(now() - start).as(text).isLessThan(MOST_NANOS);
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static EvaluatedSpec evaluate(SpecFile spec, Profile profile) {
    List<String> lines = spec.lines().stream().map(SpecLine::text).toList();
    return SpecEvaluator.evaluate(lines, MacroOptions.none(), profile);
  }

  private List<Supplier<SpecFile>> edits(SpecFile spec, EvaluatedSpec evaluated) {
    Set<Integer> lines = new HashSet<>();
    List<WantedPatch> wanted = new ArrayList<>();
    for (EvaluatedSource patch : evaluated.patches()) {
      if (patch.line() > 0 && lines.add(patch.line()) && lines.size() % 2 == 0) {
        wanted.add(WantedPatch.kept("x" + patch.line() + ".patch", patch.line()));
      }
    }
    wanted.add(WantedPatch.added("new.patch"));
    return List.of(
        () -> new ReplacePatches(evaluated, lines, wanted).in(spec).spec(),
        () -> BumpRelease.apply(spec, ReleaseBump.lastNumeric()).spec(),
        () -> SetUpstreamVersion.apply(spec, "2.0.0.0rc1", s -> evaluate(s, bare)).spec(),
        () -> new AddChangelogEntry(WHEN, "A <a@b>", "1-2", List.of("%(x)")).to(spec).spec(),
        () -> SetMagicComment.set(spec, "patches_base", "v1"));
  }

  /** An error for people is a fine answer; any other is a bug. */
  private static void orError(Supplier<SpecFile> edit) {
    try {
      SpecFile result = edit.get();
      assertThat(SpecFile.parse(result.bytes())).isEqualTo(result);
    } catch (RdopkgException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @SuppressWarnings("StringConcatToTextBlock") // a bomb a line
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%define a %b%b\n%define b %a%a\nVersion: %a",
        "%define a() %a %*x\nVersion: %a",
        "%global a %{expand:%%{expand:%%%%{a}}}%a\nVersion: %a",
        "%define a %{rep %{rep x 9999} 9999}\nVersion: %a%a%a%a%a%a%a%a%a",
        "%define a %{lua:for i=1,2000 do local x = i end}\n%define b %a%a%a%a%a%a%a%a%a%a\n"
            + "%define c %b%b%b%b%b%b%b%b%b%b\n%define d %c%c%c%c%c%c%c%c%c%c\nVersion: %d%d%d",
        "%define a %(echo aaaaaaaaaaaaaaaaaaaaaaaaaaa | sed 's/a*a*a*a*a*a*b/x/')\n"
            + "%define b %a%a%a%a%a%a%a%a%a%a\n%define c %b%b%b%b%b%b%b%b%b%b\n"
            + "%define d %c%c%c%c%c%c%c%c%c%c\nVersion: %d%d%d",
        "%define a %(for i in 1 2 3 4 5 6 7 8 9; do for j in 1 2 3 4 5 6 7 8 9; do echo x; done; done)"
            + "\n%define b %a%a%a%a%a%a%a%a%a%a\n%define c %b%b%b%b%b%b%b%b%b%b\nVersion: %c%c%c%c",
        "Version: %(echo aaa | sed 's/\\(\\(a\\{100\\}\\)\\{100\\}\\)\\{100\\}/x/')",
        "%define a %(v="
            + "%{rep ab 2000}; echo ${v//a/bb}"
            + " | tr a b | tr b c)\nVersion: %a%a%a",
        "%define a %{gsub aaaaaaaaaaaaaaaaaaaaaaaaaaaa a*a*a*a*a*b x}\nVersion: %a%a%a%a",
        "%global a %[\"x\" + \"x\"]\n%define b %[\"%b\" + \"%b\"]\nVersion: %b",
        "%define a() %{1}%{1}%{a %{1}%{1}}\nVersion: %{a 0123456789}",
      })
  void bombs_end_soon(String text) {
    long start = now();
    evaluate(SpecFile.of(text), bare);
    assertThat(now() - start).isLessThan(MOST_NANOS);
  }

  @Test
  void repeated_work_ends_soon() {
    use("%global v 1\nVersion: %{v}\n".repeat(5_000));
    use("%if 1\n".repeat(20_000));
    use("%if 0\n%else\n%endif\n".repeat(10_000));
    use("Patch: a%{b}.patch\n".repeat(5_000) + "%prep\n" + "%patch 1\n".repeat(5_000));
    use(
        "%define a() %{expand:"
            + "%define l x\n".repeat(2_000)
            + "}%b\n%define b() x\nVersion: %a");
    use("%{?a:" + "%{b}".repeat(50_000) + "}");
    use("%" + "{".repeat(200_000));
    use("%{!?a:%global a 1}".repeat(20_000));
    use("\\\n".repeat(50_000));
    use("%global x \\\n" + "a \\\n".repeat(50_000));
    use("%{\n".repeat(50_000));
    use("# patches_base=1\n".repeat(20_000));
    use("%changelog\n" + "* Mon Jan 01 2024 A <a@b> - 1-1\n- x\n".repeat(10_000));
    use("Source: %(echo x" + " | tr x y".repeat(2_000) + ")\n");
    use("Version: " + "(".repeat(100_000));
    use("Version: %[" + "1+".repeat(100_000) + "1]");
    use("Version: %{lua:" + "print('x') ".repeat(20_000) + "}");
    use("%package x\n".repeat(20_000));
  }

  @Test
  void a_file_of_a_hundred_megabytes_is_refused() {
    byte[] bytes = new byte[100 << 20];
    assertThatThrownBy(() -> SpecFile.parse(bytes))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("The spec file is larger than 32 MiB");
  }

  @Test
  void the_largest_file_that_is_read_is_evaluated_in_bounded_time() {
    StringBuilder text = new StringBuilder();
    while (text.length() < (2 << 20)) {
      text.append("Requires: a%{?b} >= %{version}, c\nPatch: %{name}-x.patch\n");
    }
    SpecFile spec = SpecFile.parse(text.toString().getBytes(StandardCharsets.UTF_8));
    long start = now();
    assertThat(evaluate(spec, bare).patches()).isNotEmpty();
    assertThat(now() - start).isLessThan(MOST_NANOS);
  }

  @Test
  void what_lies_outside_is_never_asked_for() {
    for (String construct : List.of("%include /etc/passwd", "%{load:/etc/passwd}")) {
      EvaluatedSpec spec =
          SpecEvaluator.evaluate(List.of(construct, "Name: a"), MacroOptions.none());
      assertThat(spec.unknowns()).isNotEmpty();
      assertThat(spec.tag("name")).isPresent();
    }
  }
}
