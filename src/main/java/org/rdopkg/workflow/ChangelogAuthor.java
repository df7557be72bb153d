package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.git.Identities;
import org.rdopkg.io.Environment;

/**
 * Who the changelog names: the user's options or settings, else {@code RPM_PACKAGER} ({@code Name
 * <mail>}, as rpmdev-bumpspec reads it), else who git takes for the author.
 */
final class ChangelogAuthor {
  private ChangelogAuthor() {}

  /** The same, where the settings stand behind the options. */
  static String of(Checkout checkout, Optional<String> name, Optional<String> email) {
    Settings settings = UserSettings.of(checkout);
    return of(
        checkout.environment(),
        checkout.identities(),
        given(name).or(() -> settings.text(Setting.CHANGELOG_USER)),
        given(email).or(() -> settings.text(Setting.CHANGELOG_EMAIL)));
  }

  /** Nothing but blanks is no name. */
  private static Optional<String> given(Optional<String> option) {
    return option.map(String::strip).filter(text -> !text.isEmpty());
  }

  /** {@code Name <mail>}. */
  static String of(
      Environment environment,
      Identities identities,
      Optional<String> name,
      Optional<String> email) {
    if (name.isPresent() && email.isPresent()) {
      return format(name.get(), email.get());
    }
    Optional<String[]> packager =
        environment.getNonEmpty("RPM_PACKAGER").flatMap(ChangelogAuthor::split);
    if (packager.isPresent()) {
      return format(name.orElse(packager.get()[0]), email.orElse(packager.get()[1]));
    }
    Ident author = identities.author();
    return format(name.orElse(author.name()), email.orElse(author.email()));
  }

  private static Optional<String[]> split(String packager) {
    int open = packager.lastIndexOf('<');
    int close = packager.lastIndexOf('>');
    return open > 0 && close > open
        ? Optional.of(
            new String[] {
              packager.substring(0, open).strip(), packager.substring(open + 1, close).strip()
            })
        : Optional.empty();
  }

  private static String format(String name, String email) {
    return name + " <" + email + ">";
  }
}
