package org.rdopkg.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.patch.Commits.commit;

import org.junit.jupiter.api.Test;

class PatchCommitTest {

  @Test
  void theSubjectIsTheFirstParagraphOnOneLine() {
    assertThat(commit("One\ntwo  \n three\n\nBody\n").subject()).isEqualTo("One two  three");
    assertThat(commit("\n\n  Late \n").subject()).isEqualTo("Late");
    assertThat(commit("").subject()).isEmpty();
    assertThat(commit("\n \n").subject()).isEmpty();
  }

  @Test
  void theBodyIsTheRest() {
    assertThat(commit("One\ntwo\n\n\nBody\n\nmore\n\n").body()).isEqualTo("Body\n\nmore");
    assertThat(commit("One").body()).isEmpty();
    assertThat(commit("").body()).isEmpty();
  }

  @Test
  void theShortIdHasSevenDigits() {
    assertThat(commit("x").shortId()).hasSize(7).isEqualTo(commit("x").id().substring(0, 7));
  }
}
