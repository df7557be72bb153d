package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.distgit.GitFacts;
import org.rdopkg.distgit.OsDist;
import org.rdopkg.distgit.RemoteBranch;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.sources.Lookaside;

/**
 * Which lookaside cache a checkout's sources are in, and under which name: what the settings say,
 * else what is known of the place that it was cloned from.
 */
final class SourceCaches {
  private static final String RPKG_FOLDER = "/etc/rpkg";
  private static final long CONFIG_LIMIT = 1 << 20;

  private final Checkout checkout;
  private final Optional<String> remoteUrl;
  private final String branch;

  SourceCaches(Checkout checkout, String branch) {
    this.checkout = checkout;
    this.branch = branch;
    GitFacts facts = checkout.facts();
    this.remoteUrl =
        facts
            .upstreamOf(branch)
            .map(RemoteBranch::remote)
            .flatMap(facts::remoteUrl)
            .or(() -> facts.remoteUrl("origin"));
  }

  /** The cache; empty when none is known. */
  Optional<Lookaside> cache() {
    Optional<String> setting = UserSettings.of(checkout).text(Setting.LOOKASIDE);
    if (setting.isPresent()) {
      return setting.filter(url -> !url.equals("none")).map(Lookaside::of);
    }
    Optional<Lookaside> known = remoteUrl.flatMap(Lookaside::ofDistgit);
    boolean redHat =
        OsDist.ofBranch(branch).isRedHat()
            || remoteUrl.filter(url -> url.contains("pkgs.devel.redhat.com")).isPresent();
    return known.or(() -> redHat ? rhpkg() : Optional.empty());
  }

  /** What {@code rhpkg} is set up with here; its address is known to nobody outside. */
  private Optional<Lookaside> rhpkg() {
    Path folder =
        Path.of(checkout.environment().getNonEmpty("RDOPKG_RPKG_CONFIG").orElse(RPKG_FOLDER));
    Path file = folder.resolve("rhpkg.conf");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Lookaside.ofRpkgConfig(
          new String(AtomicFiles.read(file, CONFIG_LIMIT), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file, e);
    }
  }

  /** The program that uploads to it. */
  String program(OsDist dist) {
    boolean stream =
        remoteUrl.filter(url -> url.contains("redhat/centos-stream/rpms/")).isPresent();
    return stream ? "centpkg" : dist.packagingProgram();
  }

  /** The package's name there: that of the repository, as the packaging programs take it. */
  String packageName(String otherwise) {
    return remoteUrl
        .map(url -> url.replaceAll("/+$", ""))
        .map(url -> url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1))
        .map(name -> name.endsWith(".git") ? name.substring(0, name.length() - 4) : name)
        .filter(name -> !name.isEmpty())
        .orElse(otherwise);
  }
}
