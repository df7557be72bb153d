package org.rdopkg.workflow;

import java.util.Optional;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.service.distroinfo.InfoPackage;

/** Addresses of repositories that stand in metadata, which whoever wrote that may have chosen. */
final class CloneAddress {
  private static final String SSH = "ssh://";

  /** {@code ext::COMMAND} and the like: git runs {@code git-remote-ext}. */
  private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+.-]*::");

  private CloneAddress() {}

  /**
   * The address that a package has for something.
   *
   * @throws RdopkgException when git could take it for something else than an address
   */
  static Optional<String> of(InfoPackage pkg, String attribute) {
    Optional<String> url = pkg.text(attribute).filter(text -> !text.isBlank());
    if (url.isPresent() && isStrange(url.get())) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "Refused to use the address " + url.get() + " of " + pkg.name())
          .because("git could take it for an option or run a program for it");
    }
    return url;
  }

  private static boolean isStrange(String url) {
    return url.startsWith("-")
        || HELPER.matcher(url).lookingAt()
        || url.chars().anyMatch(Character::isISOControl);
  }

  /** An ssh address with another user. */
  static String withUser(String url, String user) {
    if (!url.startsWith(SSH)) {
      return url;
    }
    int slash = url.indexOf('/', SSH.length());
    int at = url.indexOf('@');
    boolean hasUser = at >= 0 && (slash < 0 || at < slash);
    return SSH + user + "@" + url.substring(hasUser ? at + 1 : SSH.length());
  }
}
