package org.rdopkg.spec.macro.distro;

import java.util.Optional;

/**
 * {@code %forgemeta}: where a hosting service keeps the archive of a version, tag or commit, see
 * Fedora's guidelines on source addresses.
 *
 * <p>From {@code forgeurl} and {@code version}, {@code tag}, {@code commit} or {@code branch}
 * follow {@code forgesource}, {@code archivename} and the like, and {@code distprefix}, which
 * {@code %dist} starts with. {@code -z N} works on the macros with that suffix, {@code -a} on all.
 */
final class ForgeMacros {
  private static final int MAX_SUFFIX = 1000;

  /**
   * A hosting service.
   *
   * @param prefix what stands before a version to make its tag
   * @param extension of its archives
   * @param shortCommit how many characters a short commit has
   * @param archiveUrl the archive's address, in macros
   * @param archiveName the archive's name, in macros
   */
  private record Forge(
      String prefix, String extension, int shortCommit, String archiveUrl, String archiveName) {}

  private static final String NAMED = "%{archivename@}.%{archiveext@}";

  private static final Forge GITHUB =
      new Forge("v", "tar.gz", 7, "%{forgeurl@}/archive/%{ref@}/" + NAMED, "%{repo@}-%{fileref@}");
  private static final Forge GITLAB =
      new Forge("", "tar.bz2", 7, "%{forgeurl@}/-/archive/%{ref@}/" + NAMED, "%{repo@}-%{ref@}");
  private static final Forge BITBUCKET =
      new Forge(
          "",
          "tar.bz2",
          12,
          "%{forgeurl@}/get/%{ref@}.%{archiveext@}#/" + NAMED,
          "%{owner@}-%{repo@}-%{shortcommit@}");
  private static final Forge PAGURE =
      new Forge("", "tar.gz", 7, "%{forgeurl@}/archive/%{ref@}/" + NAMED, "%{repo@}-%{ref@}");
  private static final Forge GITEA =
      new Forge(
          "v",
          "tar.gz",
          7,
          "%{forgeurl@}/archive/%{ref@}.%{archiveext@}#/" + NAMED,
          "%{repo@}-%{fileref@}");
  private static final Forge SOURCEHUT =
      new Forge(
          "",
          "tar.gz",
          7,
          "%{forgeurl@}/archive/%{ref@}.%{archiveext@}#/" + NAMED,
          "%{repo@}-%{ref@}");

  private ForgeMacros() {}

  /** Makes the definitions; prints nothing. */
  static String meta(MacroScope scope) {
    if (scope.hasOption('a')) {
      one(scope, "");
      for (int i = 0; i < MAX_SUFFIX && (i == 0 || isSet(scope, i)); i++) {
        one(scope, Integer.toString(i));
      }
    } else {
      one(scope, scope.option('z'));
    }
    return "";
  }

  private static boolean isSet(MacroScope scope, int suffix) {
    return !scope.value("forgeurl" + suffix).isEmpty();
  }

  private static void one(MacroScope scope, String suffix) {
    String url = scope.value("forgeurl" + suffix);
    if (url.isEmpty()) {
      return;
    }
    Optional<Forge> found = forge(url);
    if (found.isPresent()) {
      Forge forge = found.get();
      repository(scope, suffix, url);
      reference(scope, suffix, forge);
      scope.defineUnlessSet("scm" + suffix, "git");
      scope.defineUnlessSet("archiveext" + suffix, forge.extension());
      scope.defineUnlessSet("archivename" + suffix, with(forge.archiveName(), suffix));
      scope.defineUnlessSet("archiveurl" + suffix, with(forge.archiveUrl(), suffix));
      if (suffix.isEmpty() || suffix.equals("0")) {
        distPrefix(scope, suffix);
      }
    }
    if (scope.value("archiveurl" + suffix).isEmpty()) {
      return;
    }
    scope.defineUnlessSet("topdir" + suffix, with("%{archivename@}", suffix));
    scope.defineUnlessSet("extractdir" + suffix, with("%{topdir@}", suffix));
    scope.defineUnlessSet("forgesource" + suffix, with("%{archiveurl@}", suffix));
    scope.defineUnlessSet("forgesetupargs" + suffix, with("-n %{extractdir@}", suffix));
  }

  private static String with(String template, String suffix) {
    return template.replace("@}", suffix + "}");
  }

  private static Optional<Forge> forge(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return Optional.empty();
    }
    int end = url.indexOf('/', start + 3);
    String host = end < 0 ? url.substring(start + 3) : url.substring(start + 3, end);
    if (host.equals("github.com")) {
      return Optional.of(GITHUB);
    }
    if (host.startsWith("gitlab.") || host.equals("salsa.debian.org")) {
      return Optional.of(GITLAB);
    }
    return switch (host) {
      case "bitbucket.org" -> Optional.of(BITBUCKET);
      case "pagure.io" -> Optional.of(PAGURE);
      case "codeberg.org", "gitea.com" -> Optional.of(GITEA);
      case "git.sr.ht" -> Optional.of(SOURCEHUT);
      default -> Optional.empty();
    };
  }

  /** Cuts the address to host, owner and repository, and defines the last two. */
  private static void repository(MacroScope scope, String suffix, String url) {
    int host = url.indexOf("://") + 3;
    int owner = url.indexOf('/', host) + 1;
    int repo = owner == 0 ? 0 : url.indexOf('/', owner) + 1;
    if (repo == 0) {
      String name = url.substring(Math.max(owner, host));
      scope.defineUnlessSet("repo" + suffix, name);
      return;
    }
    int end = repo;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    scope.define("forgeurl" + suffix, url.substring(0, end));
    scope.defineUnlessSet("owner" + suffix, url.substring(owner, repo - 1));
    scope.defineUnlessSet("repo" + suffix, url.substring(repo, end));
  }

  /** What is archived: the tag, else the commit, else the branch, else the version's tag. */
  private static void reference(MacroScope scope, String suffix, Forge forge) {
    String commit = scope.value("commit" + suffix);
    if (!commit.isEmpty()) {
      String shortened = commit.substring(0, Math.min(forge.shortCommit(), commit.length()));
      scope.defineUnlessSet("shortcommit" + suffix, shortened);
    }
    String ref = scope.value("tag" + suffix).isEmpty() ? commit : scope.written("tag" + suffix);
    ref = ref.isEmpty() ? scope.value("branch" + suffix) : ref;
    if (ref.isEmpty()) {
      String version = scope.written("version" + suffix);
      version = version.startsWith("%{version") ? scope.written("version") : version;
      ref = forge.prefix() + version;
      scope.defineUnlessSet("tag" + suffix, ref);
    }
    scope.defineUnlessSet("ref" + suffix, ref);
    scope.defineUnlessSet("fileref" + suffix, fileReference(ref));
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
  private static void distPrefix(MacroScope scope, String suffix) {
    if (!scope.written("distprefix" + suffix).equals("%{distprefix" + suffix + "}")) {
      return;
    }
    String tag = scope.value("tag" + suffix);
    String commit = scope.value("commit" + suffix);
    String scm = scope.value("scm" + suffix);
    if (tag.isEmpty() && !commit.isEmpty()) {
      String shortened = scope.value("shortcommit" + suffix);
      scope.define("distprefix" + suffix, "." + scope.value("date" + suffix) + scm + shortened);
      return;
    }
    String rest = beyondVersion(tag.isEmpty() ? scope.value("ref" + suffix) : tag, scope, suffix);
    if (!rest.isEmpty()) {
      scope.define("distprefix" + suffix, "." + scope.value("date" + suffix) + scm + rest);
    }
  }

  /** What a tag says beyond the version, dotted; empty when it is just the version's tag. */
  private static String beyondVersion(String tag, MacroScope scope, String suffix) {
    String version = scope.written("version");
    String noTilde = version.replace("~", "");
    String rest = tag;
    String repo = scope.value("repo" + suffix);
    if (!repo.isEmpty() && rest.startsWith(repo)) {
      rest = rest.substring(repo.length());
    }
    rest = trimSeparators(rest);
    for (String same :
        new String[] {
          version,
          "v" + version,
          noTilde,
          "v" + noTilde,
          version.replace("~", "-"),
          "v" + version.replace("~", "-")
        }) {
      if (rest.equals(same)) {
        return "";
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      boolean word = isDigit(c) || Character.isLetter(c) || Character.isSurrogate(c);
      if (word) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '.') {
        out.append('.');
      }
    }
    return out.toString();
  }

  private static String trimSeparators(String text) {
    int start = 0;
    while (start < text.length() && "-_./".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
