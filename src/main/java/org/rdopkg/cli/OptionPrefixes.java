package org.rdopkg.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Unique prefixes of long options, as Python's argparse takes them: {@code --local} for {@code
 * --local-patches}. When every match begins with the shortest one ({@code --local-patches}, {@code
 * --local-patches-branch}), the shortest is meant.
 */
final class OptionPrefixes {
  private OptionPrefixes() {}

  /** The arguments with abbreviated long options written out; ambiguous ones stay as they are. */
  static List<String> expand(List<String> args, Collection<String> names) {
    List<String> out = new ArrayList<>(args.size());
    boolean options = true;
    for (String arg : args) {
      options &= !arg.equals("--");
      out.add(options && arg.startsWith("--") ? expandOne(arg, names) : arg);
    }
    return out;
  }

  private static String expandOne(String arg, Collection<String> names) {
    int equals = arg.indexOf('=');
    String typed = equals < 0 ? arg : arg.substring(0, equals);
    if (names.contains(typed)) {
      return arg;
    }
    List<String> matches =
        names.stream()
            .filter(n -> n.startsWith(typed))
            .sorted(java.util.Comparator.comparingInt(String::length))
            .toList();
    if (matches.isEmpty() || !matches.stream().allMatch(n -> n.startsWith(matches.get(0)))) {
      return arg;
    }
    return matches.get(0) + (equals < 0 ? "" : arg.substring(equals));
  }
}
