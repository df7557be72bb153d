package org.rdopkg.distgit;

import java.util.Locale;

/** The distribution that a distgit branch belongs to, told by the branch's name. */
public enum OsDist {
  RDO(""),
  RHOS("rhos-"),
  RHCEPH("ceph-"),
  RHSCON("rhscon-"),
  RHENG("eng-");

  private final String branchPrefix;

  OsDist(String branchPrefix) {
    this.branchPrefix = branchPrefix;
  }

  /**
   * The distribution of a branch. {@code private-NAME-} and {@code hotfix-} in front do not count;
   * {@code rh-} is an old spelling of {@code rhos-}; what is nobody else's is RDO's.
   */
  public static OsDist ofBranch(String branch) {
    String name = withoutPrivate(branch);
    if (name.startsWith("rh-")) {
      return RHOS;
    }
    for (OsDist dist : values()) {
      if (dist != RDO && name.startsWith(dist.branchPrefix)) {
        return dist;
      }
    }
    return RDO;
  }

  /** The branch's name in lower case without {@code private-NAME-} and {@code hotfix-} in front. */
  public static String withoutPrivate(String branch) {
    String name = branch.toLowerCase(Locale.ROOT);
    while (true) {
      String before = name;
      if (name.startsWith("private-")) {
        name = name.substring(name.indexOf('-', "private-".length()) + 1);
      } else if (name.startsWith("hotfix-")) {
        name = name.substring("hotfix-".length());
      }
      if (name.equals(before)) {
        return name;
      }
    }
  }

  /** Whether it is one of Red Hat's own. */
  public boolean isRedHat() {
    return this != RDO;
  }

  /** The program that uploads sources and starts builds there. */
  public String packagingProgram() {
    return isRedHat() ? "rhpkg" : "fedpkg";
  }
}
