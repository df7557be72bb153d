package org.rdopkg.workflow;

import static org.rdopkg.testkit.Distgit.distgit;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

class ReqdiffWorkflowTest {
  private static DistgitRepo foo() {
    DistgitRepo repo = distgit("foo-bar").patches(1).create();
    repo.git()
        .importing("next")
        .from("1.2.3")
        .file("requirements.txt", "requests>=2.18.0,!=2.20\nPyYAML>=3.10\nyield-from\n")
        .commit("2.0.0")
        .done();
    repo.git().git("tag", "2.0.0", "next");
    return repo;
  }

  private static final String DIFF =
      """

      ADDED:
        PyYAML >= 3.10
        yield-from\s

      CHANGED:
        requests >= 2.18.0,!= 2.20  (was >= 2.14.2)

      REMOVED:
        six\s

      """;

  @Test
  void twoReferencesAreCompared() {
    foo()
        .run("reqdiff", "1.2.3", "2.0.0")
        .exits(0)
        .outIs(DIFF)
        .errContains("\nrequirements.txt diff between 1.2.3 and 2.0.0:\n")
        .nothingChanged();
  }

  @Test
  void oneReferenceIsComparedWithTheTagBelowThePatchesBranch() {
    DistgitRepo repo = foo();
    repo.run("reqdiff", "2.0.0").exits(0).outIs(DIFF);
    repo.git().git("branch", "-D", "master-patches");
    repo.run("reqdiff", "2.0.0").exits(0).outIs(DIFF);
  }

  @Test
  void withoutReferencesUpstreamsNewestVersionIsTheOther() {
    DistgitRepo repo = foo();
    repo.run("reqdiff").exits(0).outIs(DIFF).errContains("between 1.2.3 and 2.0.0");
    repo.git().git("remote", "add", "upstream", repo.top().toString());
    repo.git().git("update-ref", "refs/remotes/upstream/master", "1.2.3");
    repo.run("reqdiff").exits(0).outIs("\nno requirements changed\n\n");
  }

  @Test
  void jsonNamesWhatChanged() {
    foo()
        .run("reqdiff", "1.2.3", "2.0.0", "--json")
        .exits(0)
        .outContains("\"from\": \"1.2.3\"", "\"was\": \">= 2.14.2\"", "\"vers\": \"\"");
  }

  @Test
  void withoutACurrentVersionItSaysWhatToDo() {
    DistgitRepo repo = distgit("foo-bar").noPatchesBranch().create();
    repo.git().git("tag", "-d", "1.2.3");
    repo.run("reqdiff", "HEAD")
        .exits(1)
        .errContains(
            "Patches branch not found: patches/master-patches",
            "Can't guess current version",
            "rdopkg reqdiff 1.1.1 2.2.2");
  }

  @Test
  void threeReferencesAreWrongUsage() {
    foo()
        .run("reqdiff", "a", "b", "c")
        .exits(2)
        .errContains("Invalid usage: diff only supports one or two positional parameters.");
    foo().run("reqdiff", "a", "b").exits(1).errContains("Invalid git reference: a");
  }
}
