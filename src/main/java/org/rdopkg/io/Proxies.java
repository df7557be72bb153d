package org.rdopkg.io;

import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Which proxy a connection goes through, by the variables that curl reads: {@code http_proxy} (only
 * in lower case: the other one can be set by whoever calls a CGI program), {@code https_proxy},
 * {@code ftp_proxy}, {@code all_proxy}, and {@code no_proxy}, the last four in upper case too.
 */
final class Proxies {
  private static final int DEFAULT_PORT = 1080;

  private final Environment environment;

  Proxies(Environment environment) {
    this.environment = environment;
  }

  /**
   * A proxy and how to log in to it.
   *
   * @param login {@code user:password}; empty for none
   */
  record Route(Proxy proxy, Optional<String> login) {
    static final Route DIRECT = new Route(Proxy.NO_PROXY, Optional.empty());

    /** Has a connection log in to the proxy when that asks for it; never to the server. */
    void logIn(HttpURLConnection connection) {
      if (login.isPresent()) {
        connection.setAuthenticator(new ProxyLogin(login.get()));
      }
    }
  }

  /** Answers a proxy, and nobody else, once. */
  private static final class ProxyLogin extends Authenticator {
    private final String login;

    ProxyLogin(String login) {
      this.login = login;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      int colon = login.indexOf(':');
      String user = colon < 0 ? login : login.substring(0, colon);
      String password = colon < 0 ? "" : login.substring(colon + 1);
      return new PasswordAuthentication(user, password.toCharArray());
    }
  }

  /** The way to a URL. */
  Route route(URI uri) {
    String scheme = Redirect.scheme(uri);
    Optional<String> value =
        variable(scheme + "_proxy", !scheme.equals("http")).or(() -> variable("all_proxy", true));
    if (value.isEmpty() || isExcluded(uri)) {
      return Route.DIRECT;
    }
    return parse(value.get());
  }

  private Optional<String> variable(String name, boolean upperToo) {
    Optional<String> lower = environment.getNonEmpty(name);
    return lower.isPresent() || !upperToo
        ? lower
        : environment.getNonEmpty(name.toUpperCase(Locale.ROOT));
  }

  private static Route parse(String value) {
    try {
      URI proxy = new URI(value.contains("://") ? value : "http://" + value);
      String host = proxy.getHost();
      if (host == null) {
        throw wrong(value);
      }
      boolean socks = Redirect.scheme(proxy).startsWith("socks");
      int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
      InetSocketAddress address = new InetSocketAddress(host, port);
      Optional<String> login = Optional.ofNullable(proxy.getUserInfo());
      return new Route(new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, address), login);
    } catch (URISyntaxException e) {
      throw wrong(value);
    }
  }

  static String base64(String login) {
    return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  private static RdopkgException wrong(String value) {
    return RdopkgException.of(
            ErrorKind.USAGE, "The environment names no usable proxy: " + DownloadUrl.shown(value))
        .because("it must look like http://HOST:PORT")
        .fix("unset http_proxy https_proxy ftp_proxy all_proxy   # or set them right");
  }

  /** {@code no_proxy}: {@code *}, hosts, and domains with all hosts in them, divided by commas. */
  private boolean isExcluded(URI uri) {
    String host = host(uri);
    for (String part : variable("no_proxy", true).orElse("").split("[, ]", -1)) {
      String entry = part.strip().toLowerCase(Locale.ROOT);
      if (!entry.isEmpty() && matches(entry, host, uri.getPort())) {
        return true;
      }
    }
    return false;
  }

  private static String host(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    String name = entry;
    int colon = entry.lastIndexOf(':');
    boolean withPort = colon > 0 && entry.indexOf(':') == colon;
    if (withPort) {
      if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
        return false;
      }
      name = entry.substring(0, colon);
    }
    String domain = name.startsWith(".") ? name.substring(1) : name;
    return host.equals(domain) || host.endsWith("." + domain);
  }
}
