package org.rdopkg.workflow;

import java.util.Locale;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Who expands the macros of a spec. */
public enum MacroSource {
  /** rdopkg's own engine, which runs nothing. */
  ENGINE,
  /** The installed {@code rpmspec}, which runs what the spec contains. */
  RPM;

  /** As it is written on the command line and in git's configuration. */
  public static MacroSource parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "engine" -> ENGINE;
      case "rpm" -> RPM;
      default ->
          throw RdopkgException.of(ErrorKind.USAGE, "Invalid value for --macros: " + text)
              .fix("use one of engine, rpm");
    };
  }
}
