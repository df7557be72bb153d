package org.rdopkg.spec.macro.distro;

/** Macros for the addresses of sources: PyPI, crates.io, KDE. */
final class SourceMacros {
  /** KDE's pre-releases count their last part from here. */
  private static final int FIRST_UNSTABLE = 50;

  private SourceMacros() {}

  /** {@code %{version_no_tilde [SEPARATOR]}}: the version with another sign for each tilde. */
  static String versionNoTilde(MacroScope scope) {
    String separator = scope.arguments().isEmpty() ? "-" : scope.argument(0);
    return scope.value("version").replace("~", separator);
  }

  /** {@code %{pypi_source [NAME [VERSION [EXTENSION]]]}}, see Fedora's Python guidelines. */
  static String pypi(MacroScope scope) {
    String name = scope.argument(0);
    for (String macro : new String[] {"srcname", "pypi_name"}) {
      name = name.isEmpty() ? scope.value(macro) : name;
    }
    name = name.isEmpty() ? scope.written("name") : name;
    String version = scope.argument(1);
    version = version.isEmpty() ? scope.written("version").replace("~", "") : version;
    String extension = scope.argument(2).isEmpty() ? "tar.gz" : scope.argument(2);
    String first = name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    return "https://files.pythonhosted.org/packages/source/"
        + first
        + "/"
        + name
        + "/"
        + name
        + "-"
        + version
        + "."
        + extension;
  }

  /**
   * A Python project's name as PyPI compares it: lower case, one dash for {@code -}, _ and dots.
   */
  static String pythonName(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = Character.toLowerCase(name.charAt(i));
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator || out.isEmpty() || out.charAt(out.length() - 1) != '-') {
        out.append(separator ? '-' : c);
      }
    }
    return out.toString();
  }

  /** {@code %{crates_source [CRATE [VERSION]]}}, see Fedora's Rust guidelines. */
  static String crates(MacroScope scope) {
    String crate = scope.argument(0).isEmpty() ? scope.value("crate") : scope.argument(0);
    crate = crate.isEmpty() ? scope.written("name") : crate;
    String version = scope.argument(1);
    version = version.isEmpty() ? scope.value("crate_version") : version;
    version = version.isEmpty() ? scope.written("version").replace("~", "-") : version;
    return "https://crates.io/api/v1/crates/"
        + crate
        + "/"
        + version
        + "/download#/"
        + crate
        + "-"
        + version
        + ".crate";
  }

  /** One dotted part of the version. */
  static String versionPart(MacroScope scope, int index) {
    String[] parts = scope.written("version").split("\\.", -1);
    return index < parts.length ? parts[index] : parts.length == 1 ? parts[0] : "";
  }

  static String majorMinor(MacroScope scope) {
    String[] parts = scope.written("version").split("\\.", -1);
    return parts.length < 2 ? parts[0] : parts[0] + "." + parts[1];
  }

  /** The folder of KDE's download server that holds this version. */
  static String kdeFolder(MacroScope scope) {
    String[] parts = scope.written("version").split("\\.", -1);
    String last = parts.length > 2 ? parts[2] : "";
    boolean number =
        !last.isEmpty() && last.length() < 8 && last.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && Integer.parseInt(last) >= FIRST_UNSTABLE ? "unstable" : "stable";
  }
}
