package org.rdopkg.patch;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** How the changelog tells of an update of the patches. */
public enum ChangelogMode {
  /** The new patches, found by comparing with the old patch files. */
  DETECT,
  /** The last patches, as many as there are more than before. */
  COUNT,
  /** Only that patches were updated. */
  PLAIN,
  /** The new patches, and also the changed and the dropped ones with the reason. */
  FULL;

  /** Reads {@code --changelog}, in any case. */
  public static ChangelogMode parse(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.label().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.USAGE, "Invalid changelog mode: " + text)
                    .fix("use one of " + labels()));
  }

  private static String labels() {
    return Arrays.stream(values()).map(ChangelogMode::label).collect(Collectors.joining(", "));
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
