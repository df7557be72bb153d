package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.config.ConfigFiles;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitConfig;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.BugPatterns;

/** The settings that hold in a checkout, or outside of one. */
final class UserSettings {
  private UserSettings() {}

  static Settings of(Checkout checkout) {
    return read(
        new ConfigFiles(checkout.environment(), Optional.of(checkout.workTree())),
        checkout.config());
  }

  static Settings outside(Environment environment, GitConfig config) {
    return read(new ConfigFiles(environment, Optional.empty()), config);
  }

  static Settings read(ConfigFiles files, GitConfig config) {
    return files.read(config.names("rdopkg"), key -> config.all("rdopkg." + key));
  }

  /** What counts as a bug in changelogs and commit messages. */
  static BugPatterns bugs(Checkout checkout) {
    return BugPatterns.DEFAULT.and(of(checkout).list(Setting.BUG_PATTERNS));
  }
}
