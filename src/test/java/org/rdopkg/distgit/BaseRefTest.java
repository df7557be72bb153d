package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rdopkg.distgit.BaseRef.Kind.COMMIT;
import static org.rdopkg.distgit.BaseRef.Kind.MISSING;
import static org.rdopkg.distgit.BaseRef.Kind.TAG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseRefTest {
  private static BaseRef find(FakeGit git, String base, String version) {
    return BaseRef.find(git, PatchesBase.parse(base), version, List.of("foo"));
  }

  @ParameterizedTest(name = "{0} is tagged {1}")
  @CsvSource({
    "1.2.3, 1.2.3, X.Y.Z",
    "1.2.3, v1.2.3, vX.Y.Z",
    "1.2.3, V1.2.3, VX.Y.Z",
    "1.2.3, foo-1.2.3, foo-X.Y.Z",
    "1.2.3, foo_1_2_3, foo_X_Y_Z",
    "2014.2.3rc2, 2014.2.3rc2, X.Y.Z",
    "1.0~rc1, 1.0rc1, X.Y.Z",
    "1.0~rc1, v1.0-rc1, vX.Y.Z",
    "1.0~rc1, foo-1.0.rc1, foo-X.Y.Z",
    "1.0^git5, 1.0git5, X.Y.Z",
    "6.5.0, v6.5, vX.Y.Z",
    "3.90.0, NSS_3_90_RTM, NSS_X_Y_Z_RTM",
    "9.9p1, V_9_9_P1, V_X_Y_Z_PN",
  })
  void theBaseIsTheTagOfTheVersionInWhateverStyle(String version, String tag, String style) {
    BaseRef ref = find(FakeGit.on("f42").tag(tag), "", version);

    assertThat(ref.name()).isEqualTo(tag);
    assertThat(ref.kind()).isEqualTo(TAG);
    assertThat(ref.style()).hasToString(style);
  }

  @Test
  void thePlainTagComesBeforeTheOthers() {
    FakeGit git = FakeGit.on("f42").tag("foo-1.2.3", "V1.2.3", "v1.2.3", "1.2.3");

    assertThat(find(git, "", "1.2.3").name()).isEqualTo("1.2.3");
  }

  @Test
  void aTagWithoutTheZeroIsTheLastResort() {
    FakeGit git = FakeGit.on("f42").tag("1.2", "foo-1.2.0");

    assertThat(find(git, "", "1.2.0").name()).isEqualTo("foo-1.2.0");
    assertThat(find(git, "", "1.2").name()).isEqualTo("1.2");
    assertThat(find(FakeGit.on("f42").tag("1"), "", "1.0").kind()).isEqualTo(MISSING);
    assertThat(find(FakeGit.on("f42").tag("1.2.0"), "", "1.2").kind()).isEqualTo(MISSING);
  }

  @Test
  void aTagOfOurOwnBuildIsNotTheBase() {
    assertThat(find(FakeGit.on("f42").tag("foo-1.2.3-2"), "", "1.2.3").kind()).isEqualTo(MISSING);
  }

  @Test
  void theCommentNamesATagOfAnyName() {
    BaseRef ref = find(FakeGit.on("f42").tag("1.2.3", "banana"), "banana+2", "1.2.3");

    assertThat(ref).isEqualTo(new BaseRef("banana", TAG, ref.style()));
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource({"1.2.3, v1.2.3", "v1.2.3, 1.2.3", "v1.2.3, V1.2.3", "1.2.3, foo-1.2.3"})
  void theCommentMayNameTheVersionInstead(String comment, String tag) {
    assertThat(find(FakeGit.on("f42").tag(tag), comment, "9").name()).isEqualTo(tag);
  }

  @Test
  void theCommentMayNameACommit() {
    FakeGit git = FakeGit.on("f42").tag("v1.2.3").commit("b5f019d");

    BaseRef ref = find(git, "b5f019d+42", "1.2.3");

    assertThat(ref.kind()).isEqualTo(COMMIT);
    assertThat(ref.name()).isEqualTo("b5f019d");
    assertThat(ref.style()).hasToString("vX.Y.Z");
  }

  @Test
  void theVersionMayBeACommit() {
    assertThat(find(FakeGit.on("f42").commit("1.2"), "", "1.2").kind()).isEqualTo(COMMIT);
  }

  @Test
  void aShortNumberIsAVersionThoughACommitMayBeginSo() {
    assertThat(find(FakeGit.on("f42").commit("2023"), "", "2023").kind()).isEqualTo(MISSING);
    assertThat(find(FakeGit.on("f42").commit("1234567"), "", "1234567").kind()).isEqualTo(COMMIT);
  }

  @Test
  void whatIsNotThereIsSaidWithWhatToDo() {
    BaseRef ref = find(FakeGit.on("f42"), "", "1.2.3");

    assertThat(ref.kind()).isEqualTo(MISSING);
    assertThat(ref.style()).hasToString("X.Y.Z");
    assertThatThrownBy(ref::require).hasMessage("Invalid base patches branch git reference: 1.2.3");
  }

  @Test
  void aTagNeedsNoObjectDatabase() {
    FakeGit git = FakeGit.on("f42").tag("v1.2.3");

    assertThat(find(git, "", "1.2.3").require().kind()).isEqualTo(TAG);
    assertThat(git.objectQuestions()).isZero();
  }

  @Test
  void anEmptyVersionIsMissing() {
    assertThat(find(FakeGit.on("f42").tag("v"), "", "").kind()).isEqualTo(MISSING);
  }
}
