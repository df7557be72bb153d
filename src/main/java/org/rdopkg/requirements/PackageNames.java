package org.rdopkg.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.requirements.python.ProjectNames;

/**
 * Which package a Python project is in, by the rules of the RDO world: most are {@code
 * python-NAME}, services {@code openstack-NAME}; a table has the exceptions, and the user may add
 * rules.
 *
 * <p>Names are those without a Python version, {@code python-six}; {@link #forPython} gives the
 * name of a build.
 */
public final class PackageNames {
  private final List<Rule> rules;

  /** A rule of the user's: the star of both sides stands for the same text. */
  private record Rule(String project, String packageName) {
    Optional<String> apply(String module) {
      int star = project.indexOf('*');
      if (star < 0) {
        return project.equals(module) ? Optional.of(packageName) : Optional.empty();
      }
      String before = project.substring(0, star);
      String after = project.substring(star + 1);
      boolean fits =
          module.length() >= before.length() + after.length()
              && module.startsWith(before)
              && module.endsWith(after);
      return fits
          ? Optional.of(
              packageName.replace(
                  "*", module.substring(before.length(), module.length() - after.length())))
          : Optional.empty();
    }
  }

  private PackageNames(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The rules of the RDO world. */
  public static PackageNames ofRdo() {
    return new PackageNames(List.of());
  }

  /**
   * The rules of the RDO world, and before them those of the user.
   *
   * @param rules {@code PROJECT=PACKAGE}; a star in PROJECT stands for any text, which a star in
   *     PACKAGE repeats
   * @throws RdopkgException when a rule has another form
   */
  public static PackageNames with(List<String> rules) {
    List<Rule> parsed = new ArrayList<>();
    for (String rule : rules) {
      int equals = rule.indexOf('=');
      String project = equals < 0 ? "" : rule.substring(0, equals).strip();
      String packageName = equals < 0 ? "" : rule.substring(equals + 1).strip();
      if (project.isEmpty() || packageName.isEmpty() || stars(project) > 1) {
        throw RdopkgException.of(ErrorKind.USAGE, "Invalid rule for package names: " + rule)
            .because("it must be PROJECT=PACKAGE, with at most one * in PROJECT");
      }
      parsed.add(new Rule(ProjectNames.normal(project), packageName));
    }
    return new PackageNames(parsed);
  }

  private static long stars(String text) {
    return text.chars().filter(c -> c == '*').count();
  }

  /** The package of a project, without a Python version. */
  public String packageOf(String module) {
    String project = ProjectNames.normal(module);
    for (Rule rule : rules) {
      Optional<String> found = rule.apply(project);
      if (found.isPresent()) {
        return found.get();
      }
    }
    String exception = PackageTable.byProject(module);
    return exception != null ? exception : byRule(module);
  }

  private static String byRule(String module) {
    if (module.startsWith("XStatic")) {
      return "python-" + module.replace('_', '-').replace('.', '-');
    }
    if (isHorizonPlugin(module)) {
      return "openstack-" + module.replace("dashboard", "ui");
    }
    int tempest = module.indexOf("-tempest-plugin");
    if (tempest > 0 && isWord(module.substring(0, tempest))) {
      return "python-" + module.replace("tempest-plugin", "tests-tempest");
    }
    int python = module.indexOf("-python");
    String name = python > 0 ? module.substring(0, python) : module;
    name = name.replace('_', '-').replace('.', '-').toLowerCase(Locale.ROOT);
    return name.startsWith("python-") ? name : "python-" + name;
  }

  /** {@code designate-dashboard}, {@code neutron-lbaas-dashboard}, {@code magnum-ui}. */
  private static boolean isHorizonPlugin(String module) {
    String name = module.startsWith("neutron-") ? module.substring("neutron-".length()) : module;
    return isPlugin(name) || isPlugin(module);
  }

  private static boolean isPlugin(String name) {
    int dash = name.indexOf('-');
    String rest = dash < 0 ? "" : name.substring(dash + 1);
    return dash > 0
        && isWord(name.substring(0, dash))
        && (rest.startsWith("dashboard") || rest.startsWith("ui"));
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  /** The name of a package's build for a major version of Python: {@code python3-six}. */
  public static String forPython(String packageName, String major) {
    if (major.equals("3")) {
      String exception = PackageTable.ofPython3(packageName);
      if (exception != null) {
        return exception;
      }
    }
    return packageName.startsWith("python-")
        ? "python" + major + packageName.substring("python".length())
        : packageName;
  }

  /**
   * The name of a package without its Python version, for comparing: {@code python3-six} and {@code
   * python3.11-six} are {@code python-six}, and so are {@code python3dist(six)} and, bound to an
   * architecture, {@code python3-six(x86-64)}.
   */
  public String unversioned(String capability) {
    return capability.endsWith("-64)") || capability.endsWith("-32)")
        ? unversionedName(capability.substring(0, Math.max(0, capability.lastIndexOf('('))))
        : unversionedName(capability);
  }

  private String unversionedName(String capability) {
    int open = capability.indexOf('(');
    if (open > 0 && isPython(capability.substring(0, open), "dist") && capability.endsWith(")")) {
      String project = capability.substring(open + 1, capability.length() - 1);
      int extra = project.indexOf('[');
      return packageOf(extra < 0 ? project : project.substring(0, extra));
    }
    int dash = capability.indexOf('-');
    if (dash < 0 || !isPython(capability.substring(0, dash), "")) {
      return capability;
    }
    String exception = PackageTable.ofBuild("python3" + capability.substring(dash));
    return exception == null ? "python" + capability.substring(dash) : exception;
  }

  /** {@code python}, {@code python3}, {@code python3.11} with an ending. */
  private static boolean isPython(String text, String ending) {
    if (!text.startsWith("python") || !text.endsWith(ending)) {
      return false;
    }
    int end = Math.max("python".length(), text.length() - ending.length());
    String version = text.substring("python".length(), end);
    return version.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
