package org.rdopkg.spec;

import java.util.List;
import java.util.Optional;
import org.rdopkg.spec.PatchReference.Kind;

/** What a person should know about the patches of a spec after they were replaced. */
final class PatchWarnings {
  private PatchWarnings() {}

  static void add(SpecFile before, SpecFile after, PatchItems items, List<String> warnings) {
    for (PatchItem item : items.ofSeries()) {
      item.old()
          .filter(o -> o.line() > 0 && !before.conditionalsAt(o.line()).isEmpty())
          .ifPresent(o -> warnings.add(conditional(before, o)));
    }
    Optional<PatchReference> attached =
        new PatchReferences(after)
            .all().stream().filter(r -> r.kind() == Kind.ATTACHED).findFirst();
    attached.ifPresent(
        r ->
            warnings.add(
                "rpm 4.20 and newer do not know `"
                    + after.line(r.line()).text().substring(r.tokenStart() - 6, r.end())
                    + "` (line "
                    + r.line()
                    + "); `%patch -P "
                    + r.number()
                    + "` works everywhere"));
  }

  private static String conditional(SpecFile spec, PatchEntry entry) {
    return "Patch "
        + entry.source().fileName()
        + " (line "
        + entry.line()
        + ") stands in `"
        + spec.conditionalsAt(entry.line()).get(0).condition()
        + "`: a source package built where this does not hold lacks it";
  }
}
