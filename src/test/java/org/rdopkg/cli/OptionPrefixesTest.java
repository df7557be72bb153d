package org.rdopkg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionPrefixesTest {
  private static final List<String> NAMES =
      List.of("--local-patches", "--local-patches-branch", "--no-bump", "--no-diff", "--amend");

  @Test
  void aUniquePrefixStandsForItsOption() {
    assertThat(OptionPrefixes.expand(List.of("--am", "x"), NAMES)).containsExactly("--amend", "x");
  }

  @Test
  void theShortestWinsWhenItBeginsAllOthers() {
    assertThat(OptionPrefixes.expand(List.of("--local"), NAMES)).containsExactly("--local-patches");
    assertThat(OptionPrefixes.expand(List.of("--local-patches-b=x"), NAMES))
        .containsExactly("--local-patches-branch=x");
  }

  @Test
  void anAmbiguousPrefixIsLeftForTheParserToRefuse() {
    assertThat(OptionPrefixes.expand(List.of("--no"), NAMES)).containsExactly("--no");
  }

  @Test
  void nothingAfterTwoDashesIsAnOption() {
    assertThat(OptionPrefixes.expand(List.of("--", "--am"), NAMES)).containsExactly("--", "--am");
  }
}
