package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

class VersionsWorkflowTest {
  private static DistgitRepo withTags(String... tags) {
    DistgitRepo repo = distgit("foo").patches(1).create();
    for (String tag : tags) {
      repo.git().git("tag", tag, "1.2.3");
    }
    return repo;
  }

  @Test
  void theNewestStableReleaseIsMarkedAndOlderOnesAreNotListed() {
    withTags("1.0.0", "1.2.4", "1.10.0", "2.0.0-rc1", "banana", "foo-1.2.3-7")
        .run("versions")
        .exits(0)
        .outIs("1.10.0  1.10.0  <- rdopkg new-version\n1.2.4   1.2.4\n")
        .errContains("foo is at 1.2.3, based on 1.2.3", "1 pre-release is left out: see --pre")
        .nothingChanged();
  }

  @Test
  void severalTagStylesAtOnceAreOneList() {
    withTags("v1.3.0", "foo-1.4.0", "release-1.5.0", "v1.5.1", "1.5.1", "foo_1_6_0")
        .run("versions")
        .exits(0)
        .outIs(
            """
            1.6.0  foo_1_6_0  <- rdopkg new-version
            1.5.1  1.5.1
            1.5.0  release-1.5.0
            1.4.0  foo-1.4.0
            1.3.0  v1.3.0
            """);
  }

  @Test
  void upstreamMayChangeItsStyleBetweenTwoReleases() {
    withTags("v1.3.0", "v1.4.0")
        .run("versions")
        .exits(0)
        .outContains("1.4.0  v1.4.0  <- rdopkg new-version\n");
  }

  @Test
  void aRangeKeepsToASeries() {
    withTags("1.2.4", "1.2.9", "1.3.0", "2.0.0")
        .run("versions", "--range", "~1.2")
        .exits(0)
        .outIs("1.2.9  1.2.9  <- rdopkg new-version\n1.2.4  1.2.4\n");
    withTags().run("versions", "--range", "banana").exits(2).errContains("Invalid version range");
  }

  @Test
  void jsonNamesTheNextTag() {
    DistgitRepo repo = withTags("2.0.0-rc1", "1.2.4");
    repo.run("versions", "--json")
        .exits(0)
        .outContains("\"next\": \"1.2.4\"", "\"pre_releases_left_out\": 1");
    repo.run("versions", "--json", "--pre")
        .exits(0)
        .outContains("\"next\": \"2.0.0-rc1\"", "\"pre_release\": true");
  }

  @Test
  void nothingNewerIsSaidSo() {
    withTags()
        .run("versions")
        .exits(0)
        .outIs("")
        .errContains("No tag of a newer version.")
        .output(text -> assertThat(text).doesNotContain("--pre"));
  }

  @Test
  void aRemoteIsAdvisedOnlyWhereThereIsNone() {
    DistgitRepo repo = withTags();
    repo.run("versions").errContains("git fetch --all --tags", "git remote add -f upstream");
    repo.git().git("remote", "add", "upstream", repo.git().top().toString());
    repo.run("versions")
        .errContains("git fetch --all --tags")
        .output(text -> assertThat(text).doesNotContain("remote add"));
  }

  /** Upstream's tags, and those of the distgit, which has a history of its own. */
  private static DistgitRepo withBuilds() {
    DistgitRepo repo = withTags("1.3.0", "1.4.0");
    repo.git().git("tag", "1.2.3-7", "master");
    repo.git().git("tag", "1.3.5-175", "master");
    repo.git().git("checkout", "-q", "-b", "next");
    repo.git().write("README", "later\n").commitAll("Built elsewhere");
    repo.git().git("tag", "2.0.0-9");
    repo.git().git("checkout", "-q", "master");
    return repo;
  }

  @Test
  void theDistgitsOwnTagsAreNoReleases() {
    DistgitRepo repo = withBuilds();
    repo.run("versions").exits(0).outIs("1.4.0  1.4.0  <- rdopkg new-version\n1.3.0  1.3.0\n");
    repo.run("forecast", "-l")
        .exits(0)
        .outContains("1.3.0", "1.4.0")
        .output(text -> assertThat(text).doesNotContain("1.3.5", "2.0.0"));
    repo.run("new-version", "-lnU").exits(0).spec().contains("- Update to 1.4.0");
  }

  @Test
  void aReleaseWithASpecOfUpstreamsOwnIsOne() {
    DistgitRepo repo = withTags();
    repo.git().git("checkout", "-q", "1.2.3");
    repo.git().write("foo.spec", "Name: foo\n").commitAll("Add a spec");
    repo.git().git("tag", "1.5.0");
    repo.git().git("checkout", "-q", "master");
    repo.run("versions").exits(0).outIs("1.5.0  1.5.0  <- rdopkg new-version\n");
  }

  @Test
  void aBaseThatIsNotHereIsNotNamed() {
    DistgitRepo repo = withTags("1.4.0");
    repo.git().git("tag", "1.2.3-7", "master");
    repo.git().git("tag", "-d", "1.2.3");
    repo.run("versions")
        .exits(0)
        .outContains("1.4.0")
        .errContains("foo is at 1.2.3, of which no tag is here")
        .output(text -> assertThat(text).doesNotContain("based on", "1.2.3-7"));
    repo.run("versions", "--json").exits(0).outContains("\"base\": null");
  }
}
