package org.rdopkg.sources;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A distribution's cache of sources, from which a file is had by name and checksum.
 *
 * @param template a URL in which {@code {name}}, {@code {file}}, {@code {type}} and {@code {hash}}
 *     stand for the package, the file, the algorithm and the checksum
 */
public record Lookaside(String template) {
  /** What dist-git's upload script makes: {@code NAME/FILE/sha512/HEX/FILE}. */
  private static final String PATH = "/{name}/{file}/{type}/{hash}/{file}";

  private static final Lookaside FEDORA = of("https://src.fedoraproject.org/repo/pkgs/rpms");
  private static final Lookaside CENTOS_STREAM =
      of("https://sources.stream.centos.org/sources/rpms");

  /** The cache at a URL, with or without places in it. */
  public static Lookaside of(String url) {
    boolean places = url.contains("{hash}");
    String folder = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return new Lookaside(places ? url : folder + PATH);
  }

  /** The cache that belongs to a distgit, told by the URL that it was cloned from. */
  public static Optional<Lookaside> ofDistgit(String remoteUrl) {
    String url = remoteUrl.toLowerCase(Locale.ROOT);
    if (url.contains("src.fedoraproject.org") || url.contains("pkgs.fedoraproject.org")) {
      return Optional.of(FEDORA);
    }
    if (url.contains("gitlab.com") && url.contains("redhat/centos-stream/rpms")) {
      return Optional.of(CENTOS_STREAM);
    }
    return Optional.empty();
  }

  /**
   * The cache that a packaging program is set up with: {@code lookaside} in {@code
   * /etc/rpkg/rhpkg.conf}, to which it adds the namespace when {@code lookaside_namespaced} says
   * so.
   */
  public static Optional<Lookaside> ofRpkgConfig(String text) {
    Optional<String> url = value(text, "lookaside");
    boolean namespaced =
        value(text, "lookaside_namespaced").filter(v -> v.equalsIgnoreCase("true")).isPresent();
    return url.filter(u -> u.startsWith("http://") || u.startsWith("https://"))
        .map(u -> of(namespaced ? u.replaceAll("/+$", "") + "/rpms" : u));
  }

  private static Optional<String> value(String text, String key) {
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.substring(0, equals).strip().equals(key)) {
        return Optional.of(line.substring(equals + 1).strip());
      }
    }
    return Optional.empty();
  }

  /** Where a file is. */
  public String url(String packageName, String file, Checksum checksum) {
    return template
        .replace("{name}", encoded(packageName))
        .replace("{file}", encoded(file))
        .replace("{type}", checksum.algorithm().lowerCase())
        .replace("{hash}", checksum.hex());
  }

  /** As one part of a path (RFC 3986, unreserved characters stay). */
  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return out.toString();
  }
}
