package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;

/**
 * Where the metadata of a distribution is.
 *
 * @param distro the distribution's name
 * @param file the file to begin with
 * @param url a git repository, or with a slash at the end a folder of raw files
 */
record InfoSource(String distro, String file, String url) {
  /** Whether files are downloaded one by one. */
  boolean isRaw() {
    return url.endsWith("/") && (url.startsWith("http://") || url.startsWith("https://"));
  }

  /**
   * The source of a distribution; of the one that is set when none is named. RDO's is always known.
   */
  static InfoSource of(Settings settings, Optional<String> distro) {
    String wanted = distro.orElseGet(() -> settings.text(Setting.DISTRO).orElseThrow());
    List<InfoSource> known = new ArrayList<>();
    settings.list(Setting.DISTROINFO).forEach(text -> known.add(0, parse(text)));
    known.add(parse(Setting.DISTROINFO.byDefault()));
    return known.stream()
        .filter(source -> source.distro().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(wanted, known));
  }

  private static InfoSource parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    return new InfoSource(words[0], words[1], words[2]);
  }

  private static RdopkgException unknown(String distro, List<InfoSource> known) {
    List<String> names = known.stream().map(InfoSource::distro).distinct().toList();
    RdopkgException error =
        RdopkgException.of(ErrorKind.USAGE, "Unknown distribution: " + distro)
            .because("settings name the metadata of " + String.join(", ", names));
    for (String near : Suggestions.near(distro.toUpperCase(Locale.ROOT), names)) {
      error = error.fix("did you mean " + near + "?");
    }
    return error.fix("git config --global --add rdopkg.distroinfo '" + distro + " FILE URL'");
  }
}
