package org.rdopkg.requirements.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "six                          | six          | ``",
        "oslo.config>=4.0.0           | oslo.config  | >= 4.0.0",
        "foo (>=1.0, <2)              | foo          | >= 1.0,< 2",
        "foo[bar,baz] >= 2.8.1 , == 2.8.* | foo      | >= 2.8.1,== 2.8.*",
        "foo[]                        | foo          | ``",
        "A-b_C.d==1!2.0               | A-b_C.d      | == 1!2.0",
        "foo===any-thing              | foo          | === any-thing",
        "foo~=2.1; python_version<'4' | foo          | ~= 2.1"
      })
  void nameAndVersionsAreRead(String text, String name, String versions) {
    Requirement requirement = Requirement.parse(text).orElseThrow();
    assertThat(requirement.name()).isEqualTo(name);
    assertThat(requirement.versions()).hasToString(versions);
  }

  @Test
  void extrasUrlAndMarkerAreRead() {
    Requirement extras = Requirement.parse("foo[bar, baz-2]>=1; os_name=='posix'").orElseThrow();
    assertThat(extras.extras()).containsExactly("bar", "baz-2");
    assertThat(extras.marker()).hasToString("Optional[os_name == \"posix\"]");
    Requirement url =
        Requirement.parse("foo @ https://example.org/a;b.zip ; python_version<'3'").orElseThrow();
    assertThat(url.url()).contains("https://example.org/a;b.zip");
    assertThat(url.marker()).isPresent();
    assertThat(url.holds(PythonEnvironment.of("3.9").orElseThrow())).isFalse();
  }

  @Test
  void spellingsOfANameAreOneProject() {
    assertThat(Requirement.parse("Foo._-Bar").orElseThrow().project()).isEqualTo("foo-bar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-foo",
        "foo bar",
        "foo>=",
        "foo[bar",
        "foo[a,,b]",
        "foo[-a]",
        "foo >= 1.0 ; ",
        "foo;x",
        "foo @ ",
        "foo @ http://x os_name=='x'",
        "foo:1.0",
        "$=#wrong",
        "foo >=1 <2",
        "./foo",
        "git+https://example.org/foo",
        "foo=1.0"
      })
  void otherTextsAreNoRequirements(String text) {
    assertThat(Requirement.parse(text)).isEmpty();
  }
}
