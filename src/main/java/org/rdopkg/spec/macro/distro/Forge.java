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
  private static final String NAMED = "%{archivename@}.%{archiveext@}";

  /** The service that an address belongs to. */
  static Optional<Forge> of(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return Optional.empty();
    }
    int end = url.indexOf('/', start + 3);
    String host = end < 0 ? url.substring(start + 3) : url.substring(start + 3, end);
    if (host.startsWith("gitlab.") || host.equals("salsa.debian.org")) {
      return Optional.of(
          new Forge(
              "", "tar.bz2", 7, "%{forgeurl@}/-/archive/%{ref@}/" + NAMED, "%{repo@}-%{ref@}"));
    }
    return Optional.ofNullable(
        switch (host) {
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
                  "%{forgeurl@}/get/%{ref@}.%{archiveext@}#/" + NAMED,
                  "%{owner@}-%{repo@}-%{shortcommit@}");
          case "pagure.io" ->
              new Forge(
                  "", "tar.gz", 7, "%{forgeurl@}/archive/%{ref@}/" + NAMED, "%{repo@}-%{ref@}");
          case "codeberg.org", "gitea.com" ->
              new Forge(
                  "v",
                  "tar.gz",
                  7,
                  "%{forgeurl@}/archive/%{ref@}.%{archiveext@}#/" + NAMED,
                  "%{repo@}-%{fileref@}");
          case "git.sr.ht" ->
              new Forge(
                  "",
                  "tar.gz",
                  7,
                  "%{forgeurl@}/archive/%{ref@}.%{archiveext@}#/" + NAMED,
                  "%{repo@}-%{ref@}");
          default -> null;
        });
  }
}
