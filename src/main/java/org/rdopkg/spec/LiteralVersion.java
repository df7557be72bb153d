package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rdopkg.spec.macro.EvaluatedSource;

/**
 * Where a spec names a version in digits that a macro would name better: in Source lines and {@code
 * %setup}. After an update they would go on naming the old tarball.
 */
public final class LiteralVersion {
  private static final Pattern SETUP = Pattern.compile("\\s*%(auto)?setup\\b.*");
  private static final int SHORTEST = 3;

  private LiteralVersion() {}

  /**
   * The places, such as {@code Source0} and {@code %setup}; none for a version of one or two
   * characters, which may mean anything.
   */
  public static List<String> places(SpecFile spec, List<EvaluatedSource> sources, String version) {
    if (version.length() < SHORTEST) {
      return List.of();
    }
    Pattern name =
        Pattern.compile("(?<![0-9.])" + Pattern.quote(version) + "(?![0-9A-Za-z]|\\.[0-9])");
    List<String> places = new ArrayList<>();
    for (EvaluatedSource source : sources) {
      if (name.matcher(source.written()).find()) {
        places.add("Source" + source.number());
      }
    }
    boolean setup =
        spec.sections("prep").stream()
            .flatMap(prep -> spec.lines().subList(prep.first() - 1, prep.last()).stream())
            .map(SpecLine::text)
            .anyMatch(text -> SETUP.matcher(text).matches() && name.matcher(text).find());
    if (setup) {
      places.add("%setup");
    }
    return List.copyOf(places);
  }
}
