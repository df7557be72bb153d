package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.io.ProcessResult;

/** The remotes of a new clone, as they are added and fetched. */
final class CloneRemotes {
  /** Runs git in a folder. */
  interface Git {
    ProcessResult run(Path folder, String... arguments);
  }

  private final Git git;
  private final Narrator narrator;
  private final Path folder;
  private final List<CloneResult.Remote> remotes = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> notFetched = new ArrayList<>();

  CloneRemotes(Git git, Narrator narrator, Path folder) {
    this.git = git;
    this.narrator = narrator;
    this.folder = folder;
  }

  /** What git has added and fetched itself. */
  void cloned(String url) {
    remotes.add(new CloneResult.Remote("origin", url));
  }

  void add(String name, Optional<String> url, String saying) {
    if (url.isEmpty()) {
      missing.add(name);
      narrator.warn("'" + name + "' remote information not available in distroinfo.");
      return;
    }
    narrator.note(saying);
    git.run(folder, "remote", "add", "--", name, url.get());
    remotes.add(new CloneResult.Remote(name, url.get()));
  }

  /** Fetches what has been added so far; one that fails does not keep the others back. */
  void fetch() {
    for (CloneResult.Remote remote : remotes.subList(1, remotes.size())) {
      if (!git.run(folder, "fetch", remote.name()).succeeded()) {
        notFetched.add(remote.name());
      }
    }
  }

  void addReview(String name, Optional<String> url, Optional<String> user, String saying) {
    Optional<String> personal =
        url.map(text -> user.map(u -> CloneAddress.withUser(text, u)).orElse(text));
    add(name, personal, saying);
    if (!personal.equals(url)) {
      narrator.note(
          "Using "
              + user.orElseThrow()
              + " as gerrit username, you can change it with git remote set-url "
              + name
              + " ...");
    }
  }

  CloneResult result() {
    List<String> listing = git.run(folder, "remote", "-v").out().lines().toList();
    return new CloneResult(folder, remotes, listing, missing, notFetched);
  }
}
