package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdopkg.config.ConfigFiles;
import org.rdopkg.config.Settings;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitConfig;
import org.rdopkg.io.Environment;

/** {@code rdopkg conf}: the settings that hold, and where each comes from; reads only. */
public final class ConfWorkflow {
  private final Environment environment;

  public ConfWorkflow(Environment environment) {
    this.environment = environment;
  }

  /**
   * What holds.
   *
   * @param files the configuration files that are there, from weak to strong
   * @param userFile where the user's own file is, or would be
   * @param python configuration of the Python tool, which is not read
   */
  public record Result(Settings settings, List<Path> files, Path userFile, List<Path> python) {
    public Result {
      files = List.copyOf(files);
      python = List.copyOf(python);
    }
  }

  /** Reads it, in a checkout or outside of one. */
  public Result run() {
    try (Checkout checkout = Checkout.open(environment)) {
      return result(Optional.of(checkout.workTree()), checkout.config());
    } catch (RdopkgException e) {
      if (e.kind() == org.rdopkg.error.ErrorKind.USAGE) {
        throw e;
      }
      return result(Optional.empty(), GitConfig.ofUser(environment));
    }
  }

  private Result result(Optional<Path> distgit, GitConfig config) {
    ConfigFiles files = new ConfigFiles(environment, distgit);
    return new Result(
        UserSettings.read(files, config), files.present(), files.userFile(), files.ofPython());
  }
}
