package org.rdopkg.spec.macro.distro;

import java.util.Optional;

/**
 * How a hosting service names its archives. {@code @}} in the texts ends the names of numbered
 * macros, see {@link Numbered#with}.
 *
 * @param prefix what stands before a version to make its tag
 * @param extension of its archives
 * @param shortCommit how many characters a short commit has
 * @param archiveUrl the archive's address, in macros
 * @param archiveName the archive's name, in macros
 */
record Forge(
    String prefix, String extension, int shortCommit, String archiveUrl, String archiveName) {
  private static final String REFERENCE = "%{fileref@}";
  private static final String UNNAMED = "%{forgeurl@}/archive/%{ref@}.%{archiveext@}";
  private static final String NAMED = "%{archivename@}.%{archiveext@}";

  /** The service that an address belongs to. */
  static Optional<Forge> of(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return Optional.empty();
    }
    int end = url.indexOf('/', start + 3);
    String host = end < 0 ? url.substring(start + 3) : url.substring(start + 3, end);
    if (isKind(host, "gitlab") || host.equals("salsa.debian.org")) {
      return Optional.of(
          new Forge(
              "", "tar.bz2", 7, "%{forgeurl@}/-/archive/%{ref@}/" + NAMED, "%{repo@}-%{ref@}"));
    }
    return Optional.ofNullable(
        switch (isKind(host, "github") ? "github.com" : host) {
          case "github.com" ->
              new Forge(
                  "v",
                  "tar.gz",
                  7,
                  "%{forgeurl@}/archive/%{ref@}/" + NAMED,
                  "%{repo@}-%{fileref@}");
          case "bitbucket.org" ->
              new Forge(
                  "",
                  "tar.bz2",
                  12,
                  "%{forgeurl@}/get/%{ref@}.%{archiveext@}",
                  "%{owner@}-%{repo@}-%{shortcommit@}");
          case "pagure.io" -> pagure(url.substring(end + 1));
          case "codeberg.org", "gitea.com" -> new Forge("", "tar.gz", 7, UNNAMED, REFERENCE);
          case "git.sr.ht" -> new Forge("", "tar.gz", 7, UNNAMED, "%{repo@}-%{fileref@}");
          case "code.googlesource.com" ->
              new Forge(
                  "v",
                  "tar.gz",
                  7,
                  "%{forgeurl@}/+archive/%{ref@}.%{archiveext@}",
                  "%{repo@}-%{ref@}");
          default -> null;
        });
  }

  /** A reference as it stands in the archive's name: most leave a {@code v} before digits out. */
  String fileReference(String ref) {
    boolean version =
        ref.length() > 1 && ref.charAt(0) == 'v' && ref.charAt(1) >= '0' && ref.charAt(1) <= '9';
    boolean shorter = version && !archiveName.equals(REFERENCE);
    return (shorter ? ref.substring(1) : ref).replace('/', '-');
  }

  /**
   * A name of its own, not only a part of a longer one: {@code gitlab.com}, {@code my.gitlab.x}.
   */
  private static boolean isKind(String host, String kind) {
    for (int at = host.indexOf(kind); at >= 0; at = host.indexOf(kind, at + 1)) {
      int end = at + kind.length();
      char after = end < host.length() ? host.charAt(end) : 0;
      char before = at == 0 ? 0 : host.charAt(at - 1);
      if ((at == 0 && (after == '.' || after == '-'))
          || ((before == '.' || before == '-') && after == '.')) {
        return true;
      }
    }
    return false;
  }

  /** {@code repo}, {@code namespace/repo}, {@code fork/owner/repo}, with a namespace between. */
  private static Forge pagure(String path) {
    String[] parts =
        (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
    boolean fork = parts.length > 2 && parts[0].equals("fork");
    StringBuilder name = new StringBuilder();
    for (int i = fork ? 1 : 0; i + 1 < Math.min(parts.length, fork ? 4 : 2); i++) {
      name.append(parts[i].replace("%", "%%")).append('-');
    }
    return new Forge(
        "",
        "tar.gz",
        7,
        "%{forgeurl@}/archive/%{ref@}/" + NAMED,
        name.append("%{repo@}-%{ref@}").toString());
  }

  /**
   * Where the part of an address that names the repository ends.
   *
   * @param repo where the part behind the owner starts
   */
  int repositoryEnd(String url, int repo) {
    boolean fork = url.startsWith("https://pagure.io/fork/");
    int parts = fork ? 3 : 1;
    int end = repo;
    for (int i = 0; i < parts && end < url.length(); i++) {
      end += i > 0 ? 1 : 0;
      while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
        end++;
      }
    }
    return url.charAt(end - 1) == '/' ? end - 1 : end;
  }
}
