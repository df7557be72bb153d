package org.rdopkg.service.distroinfo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdopkg.service.distroinfo.InfoValue.Fields;
import org.rdopkg.service.distroinfo.InfoValue.Items;
import org.rdopkg.service.distroinfo.InfoValue.Nothing;
import org.rdopkg.service.distroinfo.InfoValue.Scalar;

/**
 * Puts the contents of several files together, a later one over the earlier ones: mappings key by
 * key, lists one after the other; a key without a value changes nothing.
 */
final class InfoMerge {
  private InfoMerge() {}

  /** All mappings as one. */
  static Fields fields(List<Fields> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    Map<String, List<InfoValue>> values = new LinkedHashMap<>();
    for (Fields piece : pieces) {
      piece.map().forEach((key, value) -> values.computeIfAbsent(key, k -> list()).add(value));
    }
    Map<String, InfoValue> merged = new LinkedHashMap<>();
    values.forEach((key, all) -> merged.put(key, value(all)));
    return new Fields(merged);
  }

  private static List<InfoValue> list() {
    return new ArrayList<>(2);
  }

  private static InfoValue value(List<InfoValue> all) {
    if (all.size() == 1) {
      return all.get(0);
    }
    List<InfoValue> values = all.stream().filter(v -> !(v instanceof Nothing)).toList();
    if (values.isEmpty()) {
      return InfoValue.NOTHING;
    }
    InfoValue last = values.get(values.size() - 1);
    List<InfoValue> alike = values.subList(firstAlike(values), values.size());
    if (last instanceof Fields) {
      return fields(alike.stream().map(Fields.class::cast).toList());
    }
    if (last instanceof Items) {
      return new Items(alike.stream().flatMap(v -> ((Items) v).values().stream()).toList());
    }
    return last;
  }

  /** Where the values begin that are of the last one's kind: what came before is overwritten. */
  private static int firstAlike(List<InfoValue> values) {
    int last = values.size() - 1;
    Class<?> kind = values.get(last).getClass();
    if (kind == Scalar.class) {
      return last;
    }
    int first = last;
    while (first > 0 && values.get(first - 1).getClass() == kind) {
      first--;
    }
    return first;
  }
}
