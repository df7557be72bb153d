package org.rdopkg.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsDistTest {

  @ParameterizedTest(name = "{0} is {1}, built by {2}")
  @CsvSource({
    "rhos-5.0-rhel-7, RHOS, rhpkg",
    "rh-5, RHOS, rhpkg",
    "ceph-3.0-rhel-7, RHCEPH, rhpkg",
    "rhscon-2, RHSCON, rhpkg",
    "eng-rhel-7, RHENG, rhpkg",
    "private-foo-rhos-5.0, RHOS, rhpkg",
    "private-foo-hotfix-ceph-3, RHCEPH, rhpkg",
    "hotfix-rhos-5.0, RHOS, rhpkg",
    "private-rhos-5.0, RDO, fedpkg",
    "private-, RDO, fedpkg",
    "rhel-8, RDO, fedpkg",
    "f42, RDO, fedpkg",
    "rawhide, RDO, fedpkg",
    "xena-rdo, RDO, fedpkg",
    "master, RDO, fedpkg",
  })
  void theBranchTellsTheDistribution(String branch, OsDist dist, String program) {
    assertThat(OsDist.ofBranch(branch)).isEqualTo(dist);
    assertThat(dist.packagingProgram()).isEqualTo(program);
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "rhos-5.0, https://git.invalid/x, true",
    "f42, https://src.fedoraproject.org/rpms/foo.git, true",
    "f42, ssh://me@pkgs.fedoraproject.org/rpms/foo, true",
    "f42, ssh://me@pkgs.fedoraproject.org:22/rpms/foo, true",
    "f42, me@pkgs.fedoraproject.org:rpms/foo, true",
    "f42, pkgs.fedoraproject.org:rpms/foo, true",
    "f42, https://SRC.fedoraproject.org/forks/me/rpms/foo, true",
    "f42, https://git.invalid/src.fedoraproject.org/foo, false",
    "f42, https://src.fedoraproject.org.evil.invalid/foo, false",
    "f42, /srv/src.fedoraproject.org/foo, false",
    "f42, src.fedoraproject.org/foo, false",
    "f42, file:///src.fedoraproject.org, false",
    "f42, '', false",
  })
  void newSourcesGoWhereALookasideCacheIs(String branch, String origin, boolean uploaded) {
    FakeGit git = FakeGit.on(branch).remote("origin", origin);

    assertThat(NewSources.uploadedByDefault(git, OsDist.ofBranch(branch))).isEqualTo(uploaded);
  }
}
