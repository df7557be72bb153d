package org.rdopkg.console;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void anEscapeSequenceIsShownNotSent() {
    assertThat(Printable.line("a\u001b[31mred")).isEqualTo("a\\x1b[31mred");
  }

  @Test
  void aLineEndCannotFakeAnotherLine() {
    assertThat(Printable.line("one\nerror: two\r")).isEqualTo("one\\x0aerror: two\\x0d");
    assertThat(Printable.block("one\ntwo")).isEqualTo("one\ntwo");
  }

  @Test
  void marksThatReorderTextAreShown() {
    assertThat(Printable.line("a\u202eb\u2028c")).isEqualTo("a\\u202eb\\u2028c");
  }

  @Test
  void wordsOfAnyLanguageStay() {
    assertThat(Printable.line("P\u0159ikr\u00e1\u0161len\u00fd k\u016f\u0148 \ud83d\udc34"))
        .contains("\ud83d\udc34");
  }

  @Property
  void nothingThatATerminalActsOnGetsThrough(@ForAll String text) {
    assertThat(Printable.line(text).chars()).noneMatch(c -> c < 0x20 && c != '\t');
    assertThat(Printable.line(text).chars()).noneMatch(c -> c >= 0x7f && c < 0xa0);
  }
}
