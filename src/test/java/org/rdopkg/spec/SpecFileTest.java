package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpecFileTest {
  @Property(tries = 300)
  void printing_gives_back_any_bytes(@ForAll byte[] bytes) {
    assertThat(SpecFile.parse(bytes).bytes()).isEqualTo(bytes);
  }

  @Property(tries = 500)
  void printing_gives_back_any_text_of_spec_pieces(@ForAll("specLike") String text) {
    assertThat(SpecFile.of(text).text()).isEqualTo(text);
    assertThat(SpecFile.of(text).sections()).isNotEmpty();
  }

  @Property(tries = 300)
  void edits_leave_all_other_lines_alone(@ForAll("specLike") String text, @ForAll int seed) {
    SpecFile spec = SpecFile.of(text);
    int line = spec.lineCount() == 0 ? 0 : 1 + Math.floorMod(seed, spec.lineCount());
    SpecFile edited = spec.edit().insertAfter(line, List.of("new", "lines")).apply();

    List<SpecLine> rest = new ArrayList<>(edited.lines());
    rest.subList(line, line + 2).clear();
    List<String> was = new ArrayList<>(spec.lines().stream().map(SpecLine::text).toList());
    List<String> now = rest.stream().map(SpecLine::text).toList();
    int last = was.size() - 1;
    if (line == was.size() && last >= 0 && was.get(last).equals(now.get(last) + "\r")) {
      was.set(last, now.get(last)); // a CR without LF becomes part of the line end that it gets
    }
    assertThat(now).isEqualTo(was);
    assertThat(edited.text().endsWith("\n")).isEqualTo(text.isEmpty() || text.endsWith("\n"));
  }

  @Provide
  Arbitrary<String> specLike() {
    return Arbitraries.of(
            "Name: a",
            "%if 1",
            "%else",
            "%endif",
            "%package x",
            "%prep",
            "%changelog",
            "\n",
            "\r\n",
            "\r",
            "\f",
            "\u2028",
            "%{",
            "}",
            "%global x %{expand:",
            "\\\n",
            "é",
            "# c",
            " ",
            "%(",
            ")",
            "Patch1: b")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Test
  void only_newline_ends_a_line() {
    SpecFile spec = SpecFile.of("a\rb\fc\u2028d\u0085e\r\nf\n\ng");

    assertThat(spec.lines())
        .containsExactly(
            new SpecLine("a\rb\fc\u2028d\u0085e", "\r\n"),
            new SpecLine("f", "\n"),
            new SpecLine("", "\n"),
            new SpecLine("g", ""));
  }

  @Test
  void bytes_that_are_no_utf8_are_read_as_latin1() {
    byte[] bytes = {'N', (byte) 0xe9, '\n'};

    assertThat(SpecFile.parse(bytes).charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(SpecFile.parse(bytes).line(1).text()).isEqualTo("N\u00e9");
  }

  @Test
  void text_that_latin1_lacks_goes_into_a_latin1_file_as_utf8() {
    SpecFile spec = SpecFile.parse(new byte[] {(byte) 0xe9, '\n'});

    byte[] edited = spec.edit().insertAfter(1, List.of(spec.fit("ů"))).apply().bytes();

    assertThat(edited).containsExactly(0xe9, '\n', 0xc5, 0xaf, '\n');
    assertThat(spec.fit("ü")).isEqualTo("ü");
  }

  @Test
  void sections_start_in_any_case_at_the_start_of_a_line_only() {
    SpecFile spec =
        SpecFile.of("Name: a\n%Description\nd\n %prep\n%prepx\n%PREP\t\n%package -n b\nx\n");

    assertThat(spec.sections())
        .extracting(Section::name)
        .containsExactly("preamble", "description", "prep", "package");
    assertThat(spec.sections().get(1).last()).isEqualTo(5);
    assertThat(spec.sections().get(3).arguments()).isEqualTo("-n b");
    assertThat(spec.sectionAt(1).isMainPreamble()).isTrue();
  }

  @Test
  void bodies_of_macro_definitions_have_no_sections_and_no_tags() {
    SpecFile spec =
        SpecFile.of(
            """
            %global sub() %{expand:
            %package x
            Version: 9
            }
            Version: 1
            %define two \\
            %prep \\
            Version: 8
            Version: 2
            """);

    assertThat(spec.sections()).hasSize(1);
    assertThat(spec.mainTags("version")).extracting(Tag::value).containsExactly("1", "2");
  }

  @Test
  void lines_within_a_conditional_macro_are_sections_but_no_editable_tags() {
    SpecFile spec = SpecFile.of("%{?x:\nRelease: 1\n%package a\nVersion: 2\n}\n%prep\n");

    assertThat(spec.sections())
        .extracting(Section::name)
        .containsExactly("preamble", "package", "prep");
    assertThat(spec.tagAt(2)).isEmpty();
  }

  @Test
  void a_call_that_is_never_closed_does_not_swallow_the_file() {
    SpecFile spec = SpecFile.of("%{foo\nName: a\n%prep\n");

    assertThat(spec.sections()).hasSize(2);
    assertThat(spec.mainTags("Name")).hasSize(1);
  }

  @Test
  void conditionals_nest_and_know_their_arms() {
    SpecFile spec =
        SpecFile.of("%if 1\n  %ifarch x86\na\n  %else foo\nb\n%endif# x\n%endif\nc\n%if(0)\nd\n");

    assertThat(spec.conditionalsAt(3))
        .containsExactly(
            new Conditional(1, List.of(), 7, "%if 1"),
            new Conditional(2, List.of(4), 6, "%ifarch x86"));
    assertThat(spec.conditionalsAt(1)).isEmpty();
    assertThat(spec.conditionalsAt(8)).isEmpty();
    assertThat(spec.conditionalsAt(10)).isEmpty();
  }

  @Test
  void tags_are_read_in_any_case_with_blanks_before_the_colon() {
    SpecFile spec =
        SpecFile.of("PATCH007 :  x y  \nPatch 3: z\nSourceLicense: MIT\nSummary(de):\tq\nnot it\n");

    Tag patch = spec.tagAt(1).orElseThrow();
    assertThat(patch.is("patch")).isTrue();
    assertThat(patch.number()).isEqualTo("007");
    assertThat(patch.value()).isEqualTo("x y");
    assertThat(patch.withValue("n")).isEqualTo("PATCH007 :  n  ");
    assertThat(spec.tagAt(2).orElseThrow().number()).isEmpty();
    assertThat(spec.tagAt(2).orElseThrow().value()).isEqualTo("z");
    assertThat(spec.tagAt(3).orElseThrow().is("Source")).isFalse();
    assertThat(spec.tagAt(4).orElseThrow().value()).isEqualTo("q");
    assertThat(spec.tagAt(5)).isEmpty();
  }

  @Test
  void new_lines_take_the_ending_of_the_file_and_its_lack_of_a_final_newline() {
    SpecFile spec = SpecFile.of("a\r\nb");

    assertThat(spec.edit().insertAfter(2, List.of("c")).apply().text()).isEqualTo("a\r\nb\r\nc");
    assertThat(spec.edit().delete(2).apply().text()).isEqualTo("a");
    assertThat(SpecFile.of("").edit().insertAfter(0, List.of("x")).apply().text()).isEqualTo("x\n");
  }

  @Test
  void deleted_lines_do_not_leave_two_groups_of_blank_lines() {
    SpecFile spec = SpecFile.of("a\n\nb\nc\n\n\nd\n");

    assertThat(spec.edit().delete(3).delete(4).apply().text()).isEqualTo("a\n\n\nd\n");
    assertThat(spec.edit().delete(3).delete(4).insertAfter(3, List.of("x")).apply().text())
        .isEqualTo("a\n\nx\n\n\nd\n");
  }

  @Test
  void the_block_of_rpmautospec_is_never_edited() {
    SpecFile spec =
        SpecFile.of(
            "## START: Set by rpmautospec\n%define autorelease 3\n## END: Set by rpmautospec\nx\n");

    assertThatThrownBy(() -> spec.edit().replace(2, "y"))
        .hasMessage("Line 2 of the spec must not be edited");
    assertThat(spec.isWrittenByRpmautospec(4)).isFalse();
    assertThat(MacroLine.of(spec, "autorelease")).isEmpty();
  }
}
