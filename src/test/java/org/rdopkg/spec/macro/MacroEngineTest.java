package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rpm 4.18 answered to the same texts with {@code rpm --eval}. */
class MacroEngineTest {

  private static String eval(String text) {
    return MacroEngine.create(MacroOptions.none()).expand(text.replace("~", "\n")).text();
  }

  @Test
  void string_functions_count_bytes() {
    MacroEngine engine = MacroEngine.create(MacroOptions.none().withTarget("f42"));
    assertThat(engine.expand("%{len:aé}%{upper:aé}%{sub abcdef 2 3}%{sub abcdef -2}").text())
        .isEqualTo("3Aébcef");
    assertThat(engine.expand("%{gsub 1.2.3 %. _}%{rep ab 2}%{reverse:abc}").text())
        .isEqualTo("1_2_3ababcba");
    assertThat(engine.expand("%{gsub 1.2.3 %%. _}").text()).isEqualTo("1_2_3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%_prefix*~%_prefix*",
        "%_prefix#x~%_prefix#x",
        "%_prefix/*~/usr/*",
        "%?nope#x%?nope**a%!?nope*x~xax",
        "%{_prefix*}%{?_prefix*:y}%{!?_prefix#:x}~%{_prefix*}x",
        "%-b#%-b**%?-b*y~y",
        "%dnl*x~%dnl*x",
        "%{macrobody:}%{macrobody:%{nil}}|~|",
        "%{macrobody:%{!?nope:_prefix}}~/usr",
        "%{expand:%%global a() %%{nil}}%{a -c}%{a:-c}|~|",
      })
  void names_may_end_in_marks_and_be_made_of_macros(String text, String expected) {
    assertThat(eval(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647 <= -1, 1",
    "-2147483648 < 1, 0",
    "2147483648 == -2147483648, 1",
    "3 < (1 ? 4294967296 : 2) + (-2147483647), 1",
    "0 && 1 < -2147483648, 0",
    "0 ? v\"\" : v\"1-2\", 1-2",
    "1 || v\"\" < v\"2\", 1",
  })
  void numbers_wrap_and_what_is_skipped_is_not_looked_at(String expression, String expected) {
    assertThat(eval("%[" + expression + "]")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%%foo%%%bar%#%foo%%bar%",
        "%{foo %{_bindir}}#%{foo /usr/bin}",
        "%{?_bindir:x}%{?foo:y}%{!?foo:z}%{!?_bindir}#xz",
        "%{!!?foo:x}%{?!foo:y}%{??foo:z}#y",
        "%_bindir/x %?_bindir %!?foo%!_bindir#/usr/bin/x /usr/bin /usr/bin",
        "%{_bindir.x} %{_bindir:x} %{ _bindir}#%{_bindir.x} /usr/bin %{ _bindir}",
        "%define a b~%define a c~%a%undefine a~%a#c~b",
        "%define a %{b} %%c~%global b d~%{a}#d %c",
        "%global a %{b} %%c~%global b d~%{a}#d %c",
        "%define a {x~y}~%a#x~y",
        "%define a {x}z~%a#z~x",
        "%define a x\\~y~%a#x~y",
        "%define a x\\\\y\\z~%a#x\\yz",
        "%define a {x\\\\y\\z}~%a#x\\\\y\\z",
        "%{expand:%%{_bindir}}#/usr/bin",
        "%{!?a: %define a 3}~%a# ~3",
        "%{basename:/a/b}%{dirname:/a/b}%{dirname:a}%{suffix:a.b.c}%{basename:a/}#b/aac",
        "%{url2path:http://x/y/z}%{u2p:git://x}#/y/zgit://x",
        "%{shrink:  a   b  }|%{shescape:a'b}#a b|'a'\\''b'",
        "%{defined _bindir}%{undefined _bindir}%{with x}%{without x}#1001",
        "%bcond_without x~%{with x}%bcond y 1~%{with y}#~1~1",
        "%define a() <%1|%*>~%{a %%{b}} %{a %{b}} %{a %{1}}#<%{b}|%{b}> <%{b}|%{b}> <%{1}|%{1}>",
        "%define a() %{!?b:%global b 2}<%1>~%{a %{b}}#<%{b}>",
        "%define a(n:) <%{-n*}|%{?-n:%{-n}}>~%{a -n %%{b}}#<%{b}|-n %{b}>",
        "%define a() <%1>~%define c() %{expand:%%a %{1}}~%{c} %{c x}#<%{1}> <x>",
        "%dnl %{foo}~x#x",
        "x%dnl foo#x",
        "a%! b%?!~%??/#a% b%~%/",
        "x%dnl/a:b %{foo}~c#xc",
        "x%dnl\uD83D\uDE00~c#xc",
      })
  void texts_come_to_what_rpm_says(String text, String expected) {
    assertThat(eval(text)).isEqualTo(expected.replace("~", "\n"));
  }
}
