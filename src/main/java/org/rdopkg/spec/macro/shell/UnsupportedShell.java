package org.rdopkg.spec.macro.shell;

/** A piece of shell that is beyond what can be computed; never leaves the package. */
final class UnsupportedShell extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedShell(String what) {
    super(what, null, false, false);
  }
}
