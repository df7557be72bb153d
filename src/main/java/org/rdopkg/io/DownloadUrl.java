package org.rdopkg.io;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** URLs as people write them into specs, made into URLs that can be asked for. */
public final class DownloadUrl {
  private static final List<String> SCHEMES = List.of("http", "https", "ftp", "file");
  private static final String UNSAFE = " \"<>\\^`{|}[]";

  private DownloadUrl() {}

  /** Whether a text is a URL at all, and not a file name. */
  public static boolean isUrl(String text) {
    return text.contains("://");
  }

  /**
   * The URL without its fragment, which names a file here and is never sent; characters that no URL
   * may have are escaped, as browsers and curl do.
   *
   * @throws RdopkgException when it is none, or of a kind that rdopkg does not download
   */
  public static URI parse(String text) {
    int fragment = text.indexOf('#');
    String plain = escaped(fragment < 0 ? text : text.substring(0, fragment));
    URI uri;
    try {
      uri = new URI(plain);
    } catch (URISyntaxException e) {
      throw RdopkgException.of(ErrorKind.INPUT, "No valid URL: " + shown(text))
          .because(String.valueOf(e.getReason()));
    }
    if (!SCHEMES.contains(Redirect.scheme(uri))) {
      throw RdopkgException.of(
              ErrorKind.UNSUPPORTED, "can't download from " + Redirect.scheme(uri) + ": URLs")
          .because("rdopkg knows https:, http:, ftp: and file:")
          .fix("Download " + shown(text) + " yourself into the checkout.");
    }
    return uri;
  }

  /** The same URL, in whose path no character stands that must be escaped. */
  static String escaped(String text) {
    int authority = text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3;
    int path = Math.max(authority, text.indexOf('/', authority));
    StringBuilder safe = new StringBuilder(text.substring(0, path));
    for (byte b : text.substring(path).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c <= ' ' || c >= 0x7f || UNSAFE.indexOf(c) >= 0) {
        safe.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /** The login in a URL, {@code user:password}. */
  static Optional<String> login(URI uri) {
    return Optional.ofNullable(uri.getUserInfo());
  }

  /** A URL for people: without the password in it. */
  public static String shown(String url) {
    int start = url.indexOf("://");
    int end = start < 0 ? -1 : url.indexOf('/', start + 3);
    String authority = start < 0 ? "" : url.substring(start + 3, end < 0 ? url.length() : end);
    int at = authority.lastIndexOf('@');
    return at < 0 ? url : url.substring(0, start + 3) + "***" + url.substring(start + 3 + at);
  }
}
