package org.rdopkg.io;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a server may send us on to. */
final class Redirect {
  private Redirect() {}

  /**
   * The next place. From {@code https:} never to anything else, since then everybody on the way
   * could put another file in its place; and never to a file of this machine.
   *
   * @param location the header as the server wrote it
   */
  static URI follow(URI from, String location) throws TransferException {
    URI to;
    try {
      to = from.resolve(new URI(DownloadUrl.escaped(location)));
    } catch (URISyntaxException e) {
      throw TransferException.forGood("the server sends us on to no valid URL: " + location);
    }
    String scheme = scheme(to);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw TransferException.forGood("the server sends us on to " + to + ", which is no web URL");
    }
    if (scheme(from).equals("https") && !scheme.equals("https")) {
      throw TransferException.forGood(
          "the server sends us on from https: to " + to + ", which anybody on the way can change");
    }
    return to;
  }

  static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }
}
