package org.rdopkg.spec.macro.distro;

import java.util.Optional;

/** Computed macros by name. */
public final class DistroMacros {
  private DistroMacros() {}

  /** What a macro comes to; empty for a name that is none of these. */
  public static Optional<String> call(String name, MacroScope scope) {
    return switch (name) {
      case "forgemeta" -> Optional.of(ForgeMacros.meta(scope));
      case "forgeversion" -> Optional.of(ForgeMacros.version(scope));
      case "py_dist_name" -> Optional.of(SourceMacros.pythonName(scope.argument(0)));
      case "gometa" -> Optional.of(GoMacros.meta(scope));
      case "gorpmname" -> Optional.of(GoMacros.rpmName(scope.argument(0)));
      case "fontpkg", "fontmeta", "fontmetapkg" -> Optional.of(FontMacros.call(name, scope));
      case "version_no_tilde" -> Optional.of(SourceMacros.versionNoTilde(scope));
      case "pypi_source" -> Optional.of(SourceMacros.pypi(scope));
      case "crates_source" -> Optional.of(SourceMacros.crates(scope));
      case "maj_ver_kf5", "maj_ver_kf6" -> Optional.of(SourceMacros.versionPart(scope, 0));
      case "min_ver_kf5", "min_ver_kf6" -> Optional.of(SourceMacros.versionPart(scope, 1));
      case "bug_ver_kf5", "bug_ver_kf6" -> Optional.of(SourceMacros.versionPart(scope, 2));
      case "majmin_ver_kf5", "majmin_ver_kf6" -> Optional.of(SourceMacros.majorMinor(scope));
      case "stable_kf5", "stable_kf6" -> Optional.of(SourceMacros.kdeFolder(scope));
      default -> Optional.empty();
    };
  }
}
