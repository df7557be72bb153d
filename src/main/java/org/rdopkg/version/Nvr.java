package org.rdopkg.version;

import java.util.Optional;

/**
 * Name, version and release of a build, as tags and build systems write it: {@code
 * foo-bar-1.2.3-4}.
 *
 * @param name the package, which may itself have dashes
 * @param version the version, which has none
 * @param release the release, which has none
 */
public record Nvr(String name, String version, String release) {

  /** Reads {@code NAME-VERSION-RELEASE}; empty when there are not three parts. */
  public static Optional<Nvr> parse(String text) {
    int second = text.lastIndexOf('-');
    int first = second < 1 ? -1 : text.lastIndexOf('-', second - 1);
    if (first < 1 || first + 1 == second || second + 1 == text.length()) {
      return Optional.empty();
    }
    return Optional.of(
        new Nvr(
            text.substring(0, first),
            text.substring(first + 1, second),
            text.substring(second + 1)));
  }

  @Override
  public String toString() {
    return name + "-" + version + "-" + release;
  }
}
