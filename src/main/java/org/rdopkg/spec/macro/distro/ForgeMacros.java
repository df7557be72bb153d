package org.rdopkg.spec.macro.distro;

import java.util.Optional;

/**
 * {@code %forgemeta}: where a hosting service keeps the archive of a version, tag or commit, see
 * Fedora's guidelines on source addresses.
 *
 * <p>From {@code forgeurl} and {@code version}, {@code tag}, {@code commit} or {@code branch}
 * follow {@code forgesource}, {@code archivename} and the like, and {@code distprefix}, which
 * {@code %dist} starts with.
 */
final class ForgeMacros {
  private ForgeMacros() {}

  /** Makes the definitions; prints nothing. */
  static String meta(MacroScope scope) {
    Numbered.of(scope, "forgeurl").forEach(project -> project(scope, project));
    return "";
  }

  /**
   * {@code %forgeversion}: the version, and what tells a snapshot after ({@code -p}: before) it;
   * {@code %dist} does not say that again then.
   */
  static String version(MacroScope scope) {
    Numbered project = new Numbered(scope, scope.option('z'));
    String version = scope.value("version0");
    version = version.isEmpty() ? scope.value("version") : version;
    String suffix = project.value("_forgeversionsuffix");
    for (String prefix : new String[] {"distprefix", "distprefix0"}) {
      if (!scope.value(prefix).isEmpty()) {
        scope.define(prefix, "%{nil}");
      }
    }
    if (suffix.isEmpty()) {
      return version;
    }
    String sign = scope.hasOption('p') ? "~" : "^";
    return version + sign + (suffix.startsWith(".") ? suffix.substring(1) : suffix);
  }

  private static void project(MacroScope scope, Numbered project) {
    String url = project.value("forgeurl");
    if (url.isEmpty()) {
      return;
    }
    boolean release =
        project.value("tag").isEmpty()
            && project.value("commit").isEmpty()
            && project.value("branch").isEmpty();
    Optional<Forge> found = Forge.of(url);
    if (found.isPresent()) {
      Forge forge = found.get();
      repository(project, url, forge);
      reference(scope, project, forge, release);
      project.defineUnlessSet("scm", "git");
      project.defineUnlessSet("archiveext", forge.extension());
      project.defineUnlessSet("archivename", project.with(forge.archiveName()));
      project.defineUnlessSet("archiveurl", project.with(forge.archiveUrl()));
    }
    if (!project.value("archiveurl").isEmpty()) {
      project.defineUnlessSet("topdir", project.with("%{archivename@}"));
      project.defineUnlessSet("extractdir", project.with("%{topdir@}"));
      project.defineUnlessSet("forgesource", project.with(source(project)));
      project.defineUnlessSet("forgesetupargs", project.with("-n %{extractdir@}"));
    }
    DistPrefix.define(scope, project);
  }

  /** An address that does not end in the archive's name is told to. */
  private static String source(Numbered project) {
    String url = project.value("archiveurl");
    String file = project.value("archivename") + "." + project.value("archiveext");
    boolean named = url.substring(url.lastIndexOf('/') + 1).equals(file);
    return named ? "%{archiveurl@}" : "%{archiveurl@}#/%{archivename@}.%{archiveext@}";
  }

  /** Cuts the address to host, owner and repository, and defines the last two. */
  private static void repository(Numbered project, String url, Forge forge) {
    int host = url.indexOf("://") + 3;
    int owner = url.indexOf('/', host) + 1;
    int repo = owner == 0 ? 0 : url.indexOf('/', owner) + 1;
    if (repo == 0 || repo == url.length()) {
      String name = url.substring(Math.max(owner, host));
      project.defineUnlessSet(
          "repo", name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
      return;
    }
    int end = forge.repositoryEnd(url, repo);
    project.define("forgeurl", url.substring(0, end));
    project.defineUnlessSet("owner", url.substring(owner, repo - 1));
    project.defineUnlessSet("repo", url.substring(url.lastIndexOf('/', end - 1) + 1, end));
  }

  /** What is archived: the tag, else the commit, else the branch, else the version's tag. */
  private static void reference(MacroScope scope, Numbered project, Forge forge, boolean release) {
    String commit = project.value("commit");
    if (!commit.isEmpty()) {
      project.defineUnlessSet("shortcommit", cut(commit, forge.shortCommit()));
    }
    String ref = project.value("tag");
    ref = ref.isEmpty() ? commit : ref;
    ref = ref.isEmpty() ? project.value("branch") : ref;
    if (release) {
      String version = project.value("version");
      ref = version.isEmpty() ? scope.written("version") : version;
    }
    project.defineUnlessSet("ref", (release ? forge.prefix() : "") + ref);
    project.defineUnlessSet("fileref", forge.fileReference(ref));
  }

  static String cut(String commit, int length) {
    return commit.substring(0, Math.min(length, commit.length()));
  }
}
