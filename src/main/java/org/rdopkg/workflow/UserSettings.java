package org.rdopkg.workflow;

import java.time.Duration;
import java.util.Optional;
import org.rdopkg.config.ConfigFiles;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitConfig;
import org.rdopkg.git.tx.Retention;
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

  /** Those that hold where the user stands, in a checkout or not. */
  static Settings here(Environment environment) {
    return new ConfWorkflow(environment).run().settings();
  }

  static Settings read(ConfigFiles files, GitConfig config) {
    return files.read(config.names("rdopkg"), key -> config.all("rdopkg." + key));
  }

  /** How long operations can be taken back. */
  static Retention retention(Checkout checkout) {
    Settings settings = of(checkout);
    Duration age = Duration.ofDays(settings.number(Setting.OPLOG_DAYS));
    return new Retention(
        checkout.environment().now().minus(age), settings.number(Setting.OPLOG_COUNT));
  }

  /** What counts as a bug in changelogs and commit messages. */
  static BugPatterns bugs(Checkout checkout) {
    return BugPatterns.DEFAULT.and(of(checkout).list(Setting.BUG_PATTERNS));
  }
}
