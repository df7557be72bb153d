package org.rdopkg.workflow;

import org.rdopkg.patch.PatchSeries;

/** Tells how many patches there are, and why some are left out. */
final class SeriesText {
  private SeriesText() {}

  static void tell(DistgitPackage found, PatchSeries series, String base, Narrator narrator) {
    SeriesReader.ignore(found.spec())
        .regex()
        .ifPresent(regex -> narrator.note("Leaving out patches by patches_ignore=" + regex));
    narrator.note(
        "%d patches on top of %s, %d excluded by base, %d filtered out by regex."
            .formatted(
                series.size(),
                base,
                series.count(PatchSeries.Role.BELOW_BASE),
                series.count(PatchSeries.Role.IGNORED)));
  }
}
