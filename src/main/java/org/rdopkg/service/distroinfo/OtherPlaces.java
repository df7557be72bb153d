package org.rdopkg.service.distroinfo;

import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** What is said of {@code remote-info} that leads where metadata must not lead. */
final class OtherPlaces {
  private OtherPlaces() {}

  static RdopkgException refused(InfoValue.Fields description) {
    return RdopkgException.of(
            ErrorKind.UNSUPPORTED, "Refused to import from " + InfoText.plain(description))
        .because(
            "metadata may name folders beside its own when it is local, and nothing else: else"
                + " whoever wrote it would decide what is downloaded or read here")
        .fix("Put the files into one folder and name it with -l/--local-info.");
  }
}
