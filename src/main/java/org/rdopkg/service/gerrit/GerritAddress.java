package org.rdopkg.service.gerrit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Where a project is at Gerrit, as the address of a remote says.
 *
 * @param scheme {@code ssh}, {@code http} or {@code https}
 * @param user the user in the address
 * @param host the machine
 * @param port the port in the address; -1 when it has none
 * @param path what comes after it, without slash in front and without {@code .git}
 */
public record GerritAddress(
    String scheme, Optional<String> user, String host, int port, String path) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9\\[][A-Za-z0-9._:\\]%-]*");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._@+-]*");
  private static final Pattern SCP = Pattern.compile("(?:([^@/]+)@)?([^@:/]+):([^/].*|/.*)");

  /** Whether it is asked over ssh; over HTTP else. */
  public boolean isSsh() {
    return scheme.equals("ssh");
  }

  /** The project, when nothing but the project stands in the address, as with ssh. */
  public String project() {
    return path.startsWith("a/") && !isSsh() ? path.substring(2) : path;
  }

  /**
   * Reads the address of a remote: {@code ssh://[user@]host[:port]/project}, {@code
   * [user@]host:project}, {@code https://host/project}.
   *
   * @throws RdopkgException when it is no address of a Gerrit server
   */
  public static GerritAddress parse(String url) {
    Matcher scp = SCP.matcher(url);
    if (!url.contains("://") && scp.matches()) {
      return of("ssh", Optional.ofNullable(scp.group(1)), scp.group(2), -1, scp.group(3), url);
    }
    try {
      URI uri = new URI(url);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      String host = Optional.ofNullable(uri.getHost()).orElse("");
      Optional<String> user = Optional.ofNullable(uri.getUserInfo()).map(u -> u.split(":", 2)[0]);
      boolean known = scheme.equals("http") || scheme.equals("https") || scheme.equals("ssh");
      if (!known || host.isEmpty()) {
        throw unknown(url, "only ssh and HTTP are known");
      }
      String path = Optional.ofNullable(uri.getPath()).orElse("");
      return of(scheme, user, host, uri.getPort(), path, url);
    } catch (URISyntaxException e) {
      throw unknown(url, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static GerritAddress of(
      String scheme, Optional<String> user, String host, int port, String path, String url) {
    if (!HOST.matcher(host).matches() || user.filter(u -> !USER.matcher(u).matches()).isPresent()) {
      throw unknown(url, "its host or user is no name");
    }
    String project = path.replaceAll("^/+", "").replaceAll("/+$", "").replaceAll("\\.git$", "");
    return new GerritAddress(scheme, user, host, port, project);
  }

  private static RdopkgException unknown(String url, String why) {
    return RdopkgException.of(ErrorKind.INPUT, "This is no address of a Gerrit server: " + url)
        .because(why)
        .fix("git remote set-url review-patches ssh://USER@HOST:29418/PROJECT");
  }
}
