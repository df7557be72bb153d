package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.Optional;
import org.rdopkg.config.Settings;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.service.distroinfo.CommitInfoFiles;
import org.rdopkg.service.distroinfo.FolderInfoFiles;
import org.rdopkg.service.distroinfo.InfoDiff;
import org.rdopkg.service.distroinfo.InfoLoader;

/**
 * {@code rdopkg info-tags-diff}, {@code info-attr-diff}: compares the metadata in a checkout with
 * that of the commit before the last; reads only, and checks nothing out.
 */
public final class InfoDiffWorkflow {
  private static final String BEFORE = "HEAD~";

  private final Environment environment;

  public InfoDiffWorkflow(Environment environment) {
    this.environment = environment;
  }

  /**
   * What the last commit, and what is not committed yet, have changed.
   *
   * @param repository a folder in a checkout
   * @param infoFile the file to begin with instead of the one that settings name
   */
  public InfoDiff run(String repository, Optional<String> infoFile) {
    Settings settings = UserSettings.here(environment);
    String file = infoFile.orElseGet(() -> InfoSource.of(settings, Optional.empty()).file());
    Environment there = environment.in(Path.of(repository));
    try (Checkout checkout = Checkout.open(there)) {
      String commit =
          checkout
              .history()
              .commit(BEFORE)
              .orElseThrow(
                  () ->
                      RdopkgException.of(ErrorKind.INPUT, "There is no commit " + BEFORE)
                          .because("the metadata is compared with the commit before the last")
                          .fix("git fetch --unshallow   # when older commits were left out"));
      return new InfoDiff(
          InfoLoader.load(
              new CommitInfoFiles(checkout.commitFiles(), commit, prefix(checkout, there), BEFORE),
              file),
          InfoLoader.load(new FolderInfoFiles(there.workingDirectory()), file));
    }
  }

  /** Where the folder is in the checkout, with a slash at its end. */
  private static String prefix(Checkout checkout, Environment there) {
    try {
      Path folder = there.workingDirectory().toRealPath();
      String path = checkout.workTree().toRealPath().relativize(folder).toString();
      return path.isEmpty() ? "" : path + "/";
    } catch (java.io.IOException e) {
      throw org.rdopkg.io.IoErrors.cannot("find the folder", e);
    }
  }
}
