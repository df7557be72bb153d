package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.InfoRelease;

/** The build target at CBS of a distgit branch, as metadata knows it. */
final class BuildTarget {
  private static final String CBS = "cbs/";

  private BuildTarget() {}

  /**
   * The target of the first release and repo that are built from a branch; the others are told.
   *
   * @param repo only this repo
   */
  static String of(DistroInfo info, String branch, Optional<String> repo, Narrator narrator) {
    List<String> targets = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (InfoRelease release : info.releases()) {
      for (InfoRelease.Repo candidate : release.repos()) {
        boolean meant = repo.isEmpty() || repo.get().equals(candidate.name());
        if (meant && candidate.branch().equals(branch) && isAtCbs(candidate)) {
          String target = candidate.buildsys().orElseThrow().substring(CBS.length());
          targets.add(target);
          others.add(target + " (" + release.name() + "/" + candidate.name() + ")");
        }
      }
    }
    if (targets.isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Can't know the build target of branch " + branch)
          .because(
              "no release of the metadata is built from it at CBS"
                  + repo.map(r -> " for " + r).orElse(""))
          .fix("rdopkg cbsbuild --target TARGET")
          .fix("rdopkg release   # releases and their branches");
    }
    if (targets.size() > 1) {
      narrator.note(
          "Other targets of this branch: " + String.join(", ", others.subList(1, others.size())));
    }
    return targets.get(0);
  }

  private static boolean isAtCbs(InfoRelease.Repo repo) {
    return repo.buildsys()
        .map(place -> place.startsWith(CBS) && place.length() > CBS.length())
        .orElse(false);
  }
}
