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
   * {@code %forgeversion}: the version of a release, or of a snapshot after ({@code -p}: before)
   * it.
   */
  static String version(MacroScope scope) {
    Numbered project = new Numbered(scope, scope.option('z'));
    String version = project.value("version");
    String commit = project.value("commit");
    if (commit.isEmpty() || !project.value("tag").isEmpty()) {
      return version;
    }
    String shortened = project.value("shortcommit");
    shortened = shortened.isEmpty() ? cut(commit, 7) : shortened;
    String sign = scope.hasOption('p') ? "~" : "^";
    return (version.isEmpty() ? "0" : version) + sign + project.value("date") + "git" + shortened;
  }

  private static void project(MacroScope scope, Numbered project) {
    String url = project.value("forgeurl");
    if (url.isEmpty()) {
      return;
    }
    Optional<Forge> found = Forge.of(url);
    if (found.isPresent()) {
      Forge forge = found.get();
      repository(project, url);
      reference(scope, project, forge);
      project.defineUnlessSet("scm", "git");
      project.defineUnlessSet("archiveext", forge.extension());
      project.defineUnlessSet("archivename", project.with(forge.archiveName()));
      project.defineUnlessSet("archiveurl", project.with(forge.archiveUrl()));
      if (project.isMain()) {
        distPrefix(scope, project);
      }
    }
    if (project.value("archiveurl").isEmpty()) {
      return;
    }
    project.defineUnlessSet("topdir", project.with("%{archivename@}"));
    project.defineUnlessSet("extractdir", project.with("%{topdir@}"));
    project.defineUnlessSet("forgesource", project.with("%{archiveurl@}"));
    project.defineUnlessSet("forgesetupargs", project.with("-n %{extractdir@}"));
  }

  /** Cuts the address to host, owner and repository, and defines the last two. */
  private static void repository(Numbered project, String url) {
    int host = url.indexOf("://") + 3;
    int owner = url.indexOf('/', host) + 1;
    int repo = owner == 0 ? 0 : url.indexOf('/', owner) + 1;
    if (repo == 0 || repo == url.length()) {
      String name = url.substring(Math.max(owner, host));
      project.defineUnlessSet(
          "repo", name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
      return;
    }
    int end = repo;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    project.define("forgeurl", url.substring(0, end));
    project.defineUnlessSet("owner", url.substring(owner, repo - 1));
    project.defineUnlessSet("repo", url.substring(repo, end));
  }

  /** What is archived: the tag, else the commit, else the branch, else the version's tag. */
  private static void reference(MacroScope scope, Numbered project, Forge forge) {
    String commit = project.value("commit");
    if (!commit.isEmpty()) {
      project.defineUnlessSet("shortcommit", cut(commit, forge.shortCommit()));
    }
    String ref = project.value("tag");
    ref = ref.isEmpty() ? commit : ref;
    ref = ref.isEmpty() ? project.value("branch") : ref;
    if (ref.isEmpty()) {
      String version = project.value("version");
      ref = forge.prefix() + (version.isEmpty() ? scope.written("version") : version);
      project.defineUnlessSet("tag", ref);
    }
    project.defineUnlessSet("ref", ref);
    project.defineUnlessSet("fileref", fileReference(ref));
  }

  private static String cut(String commit, int length) {
    return commit.substring(0, Math.min(length, commit.length()));
  }

  /** A reference as GitHub has it in file names: no {@code v} before digits, no slashes. */
  private static String fileReference(String ref) {
    boolean version =
        ref.length() > 1
            && (ref.charAt(0) == 'v' || ref.charAt(0) == 'V')
            && isDigit(ref.charAt(1));
    return (version ? ref.substring(1) : ref).replace('/', '-');
  }

  /** What tells a snapshot from a release: {@code .20170729gite5d498f}; nothing for a release. */
  private static void distPrefix(MacroScope scope, Numbered project) {
    boolean decided =
        !scope.written("distprefix").equals("%{distprefix}")
            || !scope.written("distprefix0").equals("%{distprefix0}");
    if (decided) {
      return;
    }
    String tag = project.value("tag");
    boolean snapshot = tag.isEmpty() && !project.value("commit").isEmpty();
    String rest =
        snapshot
            ? project.value("shortcommit")
            : beyondVersion(tag.isEmpty() ? project.value("ref") : tag, scope, project);
    if (!rest.isEmpty()) {
      project.define("distprefix", "." + project.value("date") + project.value("scm") + rest);
    }
  }

  /** What a tag says beyond the version, dotted; empty when it is just the version's tag. */
  private static String beyondVersion(String tag, MacroScope scope, Numbered project) {
    String version = project.value("version");
    version = version.isEmpty() ? scope.written("version") : version;
    String rest = tag;
    String repo = project.value("repo");
    if (!repo.isEmpty() && rest.startsWith(repo)) {
      rest = rest.substring(repo.length());
    }
    int start = 0;
    while (start < rest.length() && "-_./".indexOf(rest.charAt(start)) >= 0) {
      start++;
    }
    rest = rest.substring(start);
    String bare = rest.startsWith("v") ? rest.substring(1) : rest;
    boolean same =
        bare.equals(version)
            || rest.equals(version)
            || bare.equals(version.replace("~", ""))
            || bare.equals(version.replace("~", "-"));
    return same ? "" : dotted(rest);
  }

  private static String dotted(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c) || Character.isLetter(c) || Character.isSurrogate(c)) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '.') {
        out.append('.');
      }
    }
    return out.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
