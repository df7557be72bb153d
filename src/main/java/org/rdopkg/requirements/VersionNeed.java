package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.requirements.python.PythonVersion;
import org.rdopkg.version.RpmVersions;

/**
 * One constraint on the version of a package, as rpm would compare it.
 *
 * @param text as it is shown: {@code >= 1.0}
 * @param met whether the version that there is satisfies it
 */
public record VersionNeed(String text, boolean met) {
  private static final String[] OPERATORS = {"===", "~=", "==", "!=", "<=", ">=", "<", ">", "="};

  /**
   * What is needed, and whether it is there.
   *
   * @param required constraints with commas between; empty for any version
   * @param available the version that there is, without epoch and release; nothing when there is
   *     none
   */
  public static List<VersionNeed> of(String required, Optional<String> available) {
    List<VersionNeed> needs = new ArrayList<>();
    for (String part : required.split(",", -1)) {
      String text = part.strip();
      if (!text.isEmpty()) {
        needs.add(new VersionNeed(text, available.map(v -> isMet(text, v)).orElse(false)));
      }
    }
    return needs.isEmpty()
        ? List.of(new VersionNeed("any version", available.isPresent()))
        : List.copyOf(needs);
  }

  private static boolean isMet(String text, String available) {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator)) {
        return isMet(operator, text.substring(operator.length()).strip(), available);
      }
    }
    return false;
  }

  private static boolean isMet(String operator, String version, String available) {
    if (version.endsWith(".*")) {
      String prefix = version.substring(0, version.length() - 2);
      boolean inside = isBelowNext(prefix, 0, available) && compare(available, prefix) >= 0;
      return operator.equals("!=") != inside;
    }
    int order = compare(available, version);
    return switch (operator) {
      case "==", "===", "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case "~=" -> order >= 0 && isBelowNext(version, 1, available);
      default -> order >= 0;
    };
  }

  /** Whether a version comes before the one that changes the last number but {@code cut}. */
  private static boolean isBelowNext(String version, int cut, String available) {
    return PythonVersion.parse(version)
        .map(parsed -> compare(available, parsed.successor(cut).toString()) < 0)
        .orElse(false);
  }

  /** Python's pre-releases have a tilde in rpm. */
  private static int compare(String available, String wanted) {
    String rpm =
        PythonVersion.parse(wanted)
            .filter(PythonVersion::isPreRelease)
            .map(PythonVersion::rpmForm)
            .orElse(wanted);
    return RpmVersions.compare(available, rpm);
  }
}
