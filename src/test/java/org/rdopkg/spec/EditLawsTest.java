package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdopkg.version.ReleaseBump;

/** What holds for every edit, whatever it does. */
class EditLawsTest {
  private static final String SPEC =
      """
      %global commit 0123456789012345678901234567890123456789
      Name:     café
      Version:  1.0
      Release:\t1%{?dist}
      Source0:  x-%{commit}.tar.gz
      BuildArch: noarch

      %description
      d
      %prep
      %setup -q
      %changelog
      * Mon Jan 01 2024 A B <a@b> - 1.0-1
      - x
      """;

  private static final ZonedDateTime WHEN =
      ZonedDateTime.of(2026, 11, 3, 0, 0, 0, 0, ZoneOffset.UTC);

  private static Map<String, UnaryOperator<SpecFile>> settingEdits() {
    Map<String, UnaryOperator<SpecFile>> edits = new TreeMap<>();
    edits.put("tag", s -> SetTag.value(s, "version", "2.0"));
    edits.put("macro", s -> SetMacro.body(s, "commit", "ffff").orElseThrow());
    edits.put("magic comment", s -> SetMagicComment.set(s, "patches_base", "v1"));
    edits.put("no magic comment", s -> SetMagicComment.set(s, "patches_base", ""));
    edits.put(
        "upstream version", s -> SetUpstreamVersion.apply(s, "2.0", PatchScript::evaluate).spec());
    return edits;
  }

  private static Map<String, UnaryOperator<SpecFile>> edits() {
    Map<String, UnaryOperator<SpecFile>> edits = new TreeMap<>(settingEdits());
    edits.put("release", s -> BumpRelease.apply(s, ReleaseBump.lastNumeric()).spec());
    edits.put(
        "changelog",
        s -> new AddChangelogEntry(WHEN, "A <a@b>", "1.0-2", List.of("a", "b")).to(s).spec());
    edits.put("first patch", s -> PatchScript.parse("new a.patch\nnew b.patch").on(s).in(s).spec());
    edits.put(
        "milestone", s -> SetUpstreamVersion.apply(s, "2.0.0.0b1", PatchScript::evaluate).spec());
    return edits;
  }

  static Stream<String> names() {
    return edits().keySet().stream();
  }

  static Stream<String> settingNames() {
    return settingEdits().keySet().stream();
  }

  private static UnaryOperator<SpecFile> edit(String name) {
    return edits().get(name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_crlf_twin_is_edited_alike(String name) {
    SpecFile plain = edit(name).apply(SpecFile.of(SPEC));
    SpecFile crlf = edit(name).apply(SpecFile.of(SPEC.replace("\n", "\r\n")));

    assertThat(crlf.text()).isEqualTo(plain.text().replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_latin1_twin_keeps_its_bytes(String name) {
    byte[] latin1 = SPEC.getBytes(StandardCharsets.ISO_8859_1);
    SpecFile plain = edit(name).apply(SpecFile.of(SPEC));
    SpecFile twin = edit(name).apply(SpecFile.parse(latin1));

    assertThat(twin.bytes()).isEqualTo(plain.text().getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_missing_final_newline_stays_missing(String name) {
    SpecFile edited = edit(name).apply(SpecFile.of(SPEC.stripTrailing()));

    assertThat(edited.text()).isEqualTo(edit(name).apply(SpecFile.of(SPEC)).text().stripTrailing());
  }

  @ParameterizedTest
  @MethodSource("names")
  void all_lines_but_those_that_it_is_about_stay_in_order(String name) {
    List<String> kept = List.of("BuildArch: noarch", "%description", "d", "%prep", "%setup -q");

    assertThat(edit(name).apply(SpecFile.of(SPEC)).lines().stream().map(SpecLine::text).toList())
        .containsSubsequence(kept)
        .contains("Name:     café", "%changelog", "- x");
  }

  @ParameterizedTest
  @MethodSource("settingNames")
  void setting_a_thing_twice_is_setting_it_once(String name) {
    SpecFile once = edit(name).apply(SpecFile.of(SPEC));

    assertThat(edit(name).apply(once)).isEqualTo(once);
  }
}
