package org.rdopkg.service.distroinfo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the one package that a person means by a name, a project or an address. */
public final class PackageFinder {
  private final List<InfoPackage> packages;

  public PackageFinder(DistroInfo info) {
    packages = info.packages();
  }

  /**
   * The package: the one of that name, else of that project or upstream address, else the first
   * that is near.
   *
   * @param strict whether near is not good enough
   */
  public Optional<InfoPackage> find(String query, boolean strict) {
    String project = project(query);
    Optional<InfoPackage> exact =
        first(pkg -> pkg.name().equals(query)).or(() -> first(pkg -> isOf(pkg, project)));
    return exact.isPresent() || strict || project.isEmpty() ? exact : near(project);
  }

  private static boolean isOf(InfoPackage pkg, String project) {
    return pkg.project().toLowerCase(Locale.ROOT).equals(project)
        || pkg.text("upstream").map(url -> project(url).equals(project)).orElse(false);
  }

  private Optional<InfoPackage> near(String project) {
    String wanted = project.toLowerCase(Locale.ROOT);
    Optional<InfoPackage> within =
        isAddress(wanted)
            ? first(pkg -> wanted.contains(pkg.project().toLowerCase(Locale.ROOT)))
            : Optional.empty();
    return within.or(() -> first(pkg -> pkg.name().toLowerCase(Locale.ROOT).contains(wanted)));
  }

  /** Whether it is more than a word. */
  private static boolean isAddress(String text) {
    return !text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  private Optional<InfoPackage> first(Predicate<InfoPackage> which) {
    return packages.stream().filter(which).findFirst();
  }

  /** An address without protocol, {@code .git}, {@code -distgit} and {@code openstack/}. */
  static String project(String url) {
    String text = url;
    int protocol = text.indexOf("://");
    if (protocol > 0 && text.indexOf(':') == protocol) {
      text = text.substring(protocol + 3);
    }
    text = withoutEnd(withoutEnd(text, ".git"), "-distgit");
    return text.startsWith("openstack/") ? text.substring("openstack/".length()) : text;
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }
}
