package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rdopkg.version.Release;
import org.rdopkg.version.UpstreamTag;
import org.rdopkg.version.VersionChoice;
import org.rdopkg.version.VersionRange;

class UpstreamReleasesTest {
  private static PackageEnv env(FakeGit git, String version, @Nullable String milestone) {
    SpecFacts spec =
        new SpecFacts(null, version, new Release("1"), "1", milestone, null, "autosetup");
    return PackageEnv.guess(git, "foo", "f42", spec, GuessOptions.NONE);
  }

  @Test
  void theVersionsSinceTheCurrentOneAreNewestFirst() {
    FakeGit git = FakeGit.on("f42").tag("1.0", "1.1", "1.2", "1.3-rc1", "v1.4", "foo-1.2-1");

    assertThat(UpstreamReleases.sinceCurrent(git, env(git, "1.1", null), VersionChoice.RELEASES))
        .extracting(UpstreamTag::name)
        .containsExactly("v1.4", "1.2");
    assertThat(
            UpstreamReleases.sinceCurrent(
                git, env(git, "1.1", null), new VersionChoice(true, VersionRange.parse("<1.4"))))
        .extracting(UpstreamTag::name)
        .containsExactly("1.3-rc1", "1.2");
  }

  @Test
  void aMilestoneIsFollowedByItsRelease() {
    FakeGit git = FakeGit.on("f42").tag("2.0.0.0b1", "2.0.0.0rc1", "2.0.0", "1.9.0");

    assertThat(
            UpstreamReleases.sinceCurrent(
                git, env(git, "2.0.0", ".0b1"), new VersionChoice(true, null)))
        .extracting(UpstreamTag::name)
        .containsExactly("2.0.0", "2.0.0.0rc1");
  }

  @Test
  void aSnapshotOfRpmsFormIsBeforeItsRelease() {
    FakeGit git = FakeGit.on("f42").tag("v1.0-rc1", "v1.0");

    assertThat(
            UpstreamReleases.sinceCurrent(git, env(git, "1.0~rc1", null), VersionChoice.RELEASES))
        .extracting(UpstreamTag::name)
        .containsExactly("v1.0");
  }

  @Test
  void withACurrentVersionOfNoKnownFormAllCount() {
    FakeGit git = FakeGit.on("f42").tag("1.0");

    assertThat(UpstreamReleases.sinceCurrent(git, env(git, "banana", null), VersionChoice.RELEASES))
        .hasSize(1);
    assertThat(UpstreamReleases.newest(git, env(git, "banana", null), VersionChoice.RELEASES))
        .map(UpstreamTag::name)
        .contains("1.0");
  }

  @Test
  void withoutTagsThereIsNoNewest() {
    FakeGit git = FakeGit.on("f42");

    assertThat(UpstreamReleases.newest(git, env(git, "1.0", null), VersionChoice.RELEASES))
        .isEmpty();
  }
}
