package org.rdopkg.cli;

import java.util.Optional;
import org.rdopkg.workflow.InfoRequest;

/** The options that say which metadata is read. */
final class InfoOptions {
  private final Value localInfo;
  private final Value infoFile;
  private final Flag force;

  InfoOptions(Syntax syntax) {
    localInfo =
        syntax.option(
            "-l --local-info", "DIR", "Read the metadata in DIR instead of what is fetched.");
    infoFile =
        syntax.option(
            "-i --info-file",
            "INFO_FILE",
            "File of the metadata to begin with instead of the one that settings name.");
    force = syntax.flag("-f --force-fetch", "Fetch the metadata even when it is fresh.");
  }

  InfoRequest request(Optional<String> distro, Optional<String> tag) {
    return new InfoRequest(distro, localInfo.get(), infoFile.get(), tag, force.given());
  }

  InfoRequest request() {
    return request(Optional.empty(), Optional.empty());
  }
}
