package org.rdopkg.spec;

/** How a spec applies its patches, as {@code pkgenv} shows it. */
public enum ApplyMethod {
  /** {@code git am %{patches}}. */
  GIT_AM("git-am"),
  /** {@code %autosetup}, or a wrapper that does the same. */
  AUTOSETUP("autosetup"),
  /** {@code %autopatch}. */
  AUTOPATCH("autopatch"),
  /** A {@code %patch} line for each patch, or nothing yet. */
  RPM("rpm");

  private final String label;

  ApplyMethod(String label) {
    this.label = label;
  }

  /** What {@code pkgenv} shows. */
  public String label() {
    return label;
  }
}
