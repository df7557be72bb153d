package org.rdopkg.distgit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where upstream's git repository is, as far as the URLs of a spec tell: the forges, and
 * OpenStack's tarballs. A guess, to be shown or asked about.
 */
public final class UpstreamUrl {
  private static final List<String> FORGES =
      List.of(
          "github.com",
          "gitlab.com",
          "codeberg.org",
          "bitbucket.org",
          "gitlab.gnome.org",
          "gitlab.freedesktop.org",
          "invent.kde.org",
          "pagure.io",
          "opendev.org");
  private static final List<String> TARBALLS =
      List.of("tarballs.opendev.org", "tarballs.openstack.org");

  private UpstreamUrl() {}

  /** The repository that the first URL that tells one belongs to. */
  public static Optional<String> guess(List<String> urls) {
    return urls.stream().flatMap(url -> of(url).stream()).findFirst();
  }

  private static Optional<String> of(String url) {
    int start = url.indexOf("://");
    if (start < 0 || !url.toLowerCase(Locale.ROOT).startsWith("http")) {
      return Optional.empty();
    }
    String[] parts = url.substring(start + 3).split("[?#]", 2)[0].split("/", -1);
    String host = parts[0].toLowerCase(Locale.ROOT);
    List<String> path =
        List.of(parts).subList(1, parts.length).stream()
            .takeWhile(part -> !part.equals("-"))
            .filter(part -> !part.isEmpty())
            .toList();
    if (!path.stream().allMatch(UpstreamUrl::isPlain)) {
      return Optional.empty();
    }
    if (TARBALLS.contains(host) && !path.isEmpty()) {
      boolean named = path.size() > 1 && !path.get(1).contains(".tar");
      String project = path.get(0).equals("openstack") && named ? path.get(1) : path.get(0);
      return Optional.of("https://opendev.org/openstack/" + project);
    }
    if (host.equals("pagure.io")) {
      return path.isEmpty()
          ? Optional.empty()
          : Optional.of("https://pagure.io/" + path.get(0) + ".git");
    }
    if (!FORGES.contains(host) || path.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        "https://" + host + "/" + String.join("/", project(host, url, path)) + ".git");
  }

  /** Owner and name; on GitLab groups may be nested, and {@code /-/} ends the project's path. */
  private static List<String> project(String host, String url, List<String> path) {
    boolean nested = host.startsWith("gitlab") && url.contains("/-/");
    List<String> names = nested ? path : path.subList(0, 2);
    String last = names.get(names.size() - 1);
    String name = last.endsWith(".git") ? last.substring(0, last.length() - 4) : last;
    return Stream.concat(names.subList(0, names.size() - 1).stream(), Stream.of(name)).toList();
  }

  private static boolean isPlain(String part) {
    return !part.startsWith("-")
        && !part.equals("..")
        && part.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "._-+~@:".indexOf(c) >= 0));
  }
}
