package org.rdopkg.workflow;

import java.nio.file.Path;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.service.gerrit.GerritAddress;
import org.rdopkg.service.gerrit.GerritServer;
import org.rdopkg.service.gerrit.RestGerrit;
import org.rdopkg.service.gerrit.SshGerrit;

/**
 * A remote that leads to Gerrit.
 *
 * @param name its name: {@code review-patches} or {@code review-origin}
 * @param url its address, as configured
 */
record GerritRemote(String name, String url) {
  static final String PATCHES = "review-patches";
  static final String ORIGIN = "review-origin";

  /**
   * The remote of that name.
   *
   * @throws RdopkgException when there is none
   */
  static GerritRemote of(Checkout checkout, String name) {
    String url =
        checkout
            .facts()
            .remoteUrl(name)
            .orElseThrow(
                () ->
                    RdopkgException.of(ErrorKind.INPUT, "There is no remote " + name)
                        .because("it leads to Gerrit, and this checkout has none of that name")
                        .fix("git remote add " + name + " ssh://USER@HOST:29418/PROJECT"));
    return new GerritRemote(name, url);
  }

  /** Who is asked about changes. */
  GerritServer server(Checkout checkout) {
    GerritAddress address = GerritAddress.parse(url);
    if (!address.isSsh()) {
      Path folder = checkout.environment().cacheFolder().resolve("gerrit");
      return new RestGerrit(checkout.environment(), folder, address);
    }
    return new SshGerrit(
        checkout.runner(), checkout.workTree(), checkout.config().get("core.sshCommand"), address);
  }
}
