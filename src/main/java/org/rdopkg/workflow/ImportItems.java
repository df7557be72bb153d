package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.prep.PrepPlan;
import org.rdopkg.spec.prep.PrepStep;

/**
 * Which patches of a spec become commits, in the order of their Patch lines.
 *
 * @param items those that {@code %prep} applies
 * @param byHand names of the others: conditional, not applied, not in git
 * @param otherOrder whether {@code %prep} applies them in another order than they are declared in
 */
record ImportItems(List<ImportItem> items, List<String> byHand, boolean otherOrder) {
  ImportItems {
    items = List.copyOf(items);
    byHand = List.copyOf(byHand);
  }

  static ImportItems of(DistgitPackage found) {
    SpecFile spec = found.spec();
    List<EvaluatedSource> patches = found.evaluated().patches();
    Map<Integer, PrepStep.Apply> applied = new LinkedHashMap<>();
    for (PrepStep step : steps(found)) {
      if (step instanceof PrepStep.Apply apply) {
        applied.putIfAbsent(apply.number(), apply);
      }
    }
    List<Integer> order = List.copyOf(applied.keySet());
    List<ImportItem> items = new ArrayList<>();
    List<String> byHand = new ArrayList<>();
    for (EvaluatedSource patch : patches) {
      Optional<PrepStep.Apply> how =
          Optional.ofNullable(applied.get(patch.number()))
              .filter(apply -> patch.active() && isFile(patch) && !apply.rule().reverse());
      if (how.isPresent()) {
        String comment = comment(spec, patch.line());
        items.add(new ImportItem(patch, how.get().rule(), how.get().mail(), comment));
      } else {
        byHand.add(patch.fileName());
      }
    }
    List<ImportItem> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingInt(item -> order.indexOf(item.source().number())));
    return new ImportItems(items, byHand, !sorted.equals(items));
  }

  static List<PrepStep> steps(DistgitPackage found) {
    return PrepPlan.of(
        found.spec(),
        found.evaluated().sources(),
        found.evaluated().patches(),
        MacroOptions.none().withDefine("dist %{nil}"));
  }

  private static boolean isFile(EvaluatedSource patch) {
    return patch.value().isKnown() && !patch.fileName().isEmpty();
  }

  /** The comment lines directly above a line, without their marks. */
  private static String comment(SpecFile spec, int line) {
    List<String> lines = new ArrayList<>();
    for (int i = line - 1; i > 0 && spec.line(i).isComment(); i--) {
      String text = spec.line(i).text().strip();
      int start = 0;
      while (start < text.length() && text.charAt(start) == '#') {
        start++;
      }
      boolean magic = text.substring(start).strip().matches("[a-z_]+=.*");
      if (magic) {
        break;
      }
      lines.add(0, text.substring(start).strip());
    }
    while (!lines.isEmpty() && lines.get(0).isEmpty()) {
      lines.remove(0);
    }
    return String.join("\n", lines).strip();
  }

  /** The item of a file name. */
  Optional<ImportItem> find(String file) {
    return items.stream().filter(item -> item.file().equals(file)).findFirst();
  }
}
