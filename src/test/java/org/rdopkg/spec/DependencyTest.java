package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DependencyTest {
  private static List<String> parsed(String value) {
    return Dependency.parse(value).stream().map(Dependency::toString).toList();
  }

  @Test
  void blanksAndCommasSeparate() {
    assertThat(parsed(" a, b\tc ,d,,e ")).containsExactly("a", "b", "c", "d", "e");
    assertThat(parsed("")).isEmpty();
    assertThat(parsed(" , ")).isEmpty();
  }

  @Test
  void anOperatorStandsBetweenBlanks() {
    assertThat(Dependency.parse("a >= 1:2-3, b"))
        .containsExactly(new Dependency("a", ">=", "1:2-3"), new Dependency("b", "", ""));
    assertThat(parsed("a>=1")).containsExactly("a>=1");
    assertThat(parsed("a >=")).containsExactly("a", ">=");
  }

  @Test
  void operatorsHaveSpellings() {
    assertThat(parsed("a == 1 b =< 2 c => 3 d < 4"))
        .containsExactly("a = 1", "b <= 2", "c >= 3", "d < 4");
  }

  @Test
  void aWordThatStartsWithABracketGoesOnToItsEnd() {
    assertThat(parsed("(a >= 1 if (b, c)) d")).containsExactly("(a >= 1 if (b, c))", "d");
    assertThat(parsed("python3dist(x) >= 1")).containsExactly("python3dist(x) >= 1");
    assertThat(parsed("(never closed, x")).containsExactly("(never closed, x");
    assertThat(parsed("d(x, y)")).containsExactly("d(x", "y)");
  }

  @Property
  void nothingIsLostButSeparators(
      @ForAll
          @StringLength(max = 30)
          @Chars({' ', ',', '(', ')', '<', '=', '>'})
          @CharRange(from = 'a', to = 'c')
          String value) {
    String kept = String.join("", parsed(value));
    assertThat(kept.replaceAll("[ ,<=>]", "")).isEqualTo(value.replaceAll("[ ,<=>]", ""));
  }
}
