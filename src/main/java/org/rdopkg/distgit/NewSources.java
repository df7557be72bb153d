package org.rdopkg.distgit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a new version's sources are uploaded to the lookaside cache without being asked for. */
final class NewSources {
  private static final Set<String> FEDORA_HOSTS =
      Set.of("pkgs.fedoraproject.org", "src.fedoraproject.org");

  private NewSources() {}

  /** Red Hat's distributions and Fedora's distgit keep sources there; RDO's do not. */
  static boolean uploadedByDefault(GitFacts facts, OsDist dist) {
    return dist.isRedHat()
        || facts
            .remoteUrl("origin")
            .flatMap(NewSources::host)
            .filter(FEDORA_HOSTS::contains)
            .isPresent();
  }

  /** The host of a git URL, also of the form {@code user@host:path}. */
  static Optional<String> host(String url) {
    int scheme = url.indexOf("://");
    String rest = scheme < 0 ? url : url.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && "/:".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    boolean local = scheme < 0 && (end == rest.length() || rest.charAt(end) == '/');
    String authority = rest.substring(0, rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/'));
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    String name = (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    return local || name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
