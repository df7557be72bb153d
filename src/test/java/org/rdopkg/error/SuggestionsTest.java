package org.rdopkg.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> OPTIONS =
      List.of("--local-patches", "--no-bump", "--verbose", "--json", "-B");

  @Test
  void theNearestNamesComeFirst() {
    assertThat(Suggestions.near("pach", List.of("patchlog", "patch", "lint")))
        .containsExactly("patch", "patchlog");
  }

  @Test
  void theDashesOfAnOptionDoNotMakeItAlikeToAnother() {
    assertThat(Suggestions.near("--bogus", OPTIONS)).isEmpty();
    assertThat(Suggestions.near("--lokal-patches", OPTIONS)).containsExactly("--local-patches");
    assertThat(Suggestions.near("--nobump", OPTIONS)).containsExactly("--no-bump");
  }

  @Test
  void whatIsLikeNothingGetsNoSuggestion() {
    assertThat(Suggestions.near("zzz", OPTIONS)).isEmpty();
    assertThat(Suggestions.near("", OPTIONS)).isEmpty();
    assertThat(Suggestions.near("--", OPTIONS)).isEmpty();
  }
}
