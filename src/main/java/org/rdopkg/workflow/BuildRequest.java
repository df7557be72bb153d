package org.rdopkg.workflow;

import java.util.Optional;

/**
 * What a build is asked for.
 *
 * @param builder where it is built
 * @param target the build target, or with mock the root; empty for the usual one
 * @param repo with CBS: which of a release's repos, such as {@code el9s}
 * @param scratch a build for trying out, which nobody keeps
 * @param noWait do not wait for the end of the build
 * @param push push the branch first if that is needed, without asking
 * @param info the metadata that knows build targets
 */
public record BuildRequest(
    Builder builder,
    Optional<String> target,
    Optional<String> repo,
    boolean scratch,
    boolean noWait,
    boolean push,
    InfoRequest info) {
  /** Where packages are built. */
  public enum Builder {
    /** The distribution's Koji, through {@code fedpkg} or {@code rhpkg}. */
    KOJI,
    /** CentOS's Community Build Service. */
    CBS,
    /** This machine, in a chroot. */
    MOCK
  }
}
