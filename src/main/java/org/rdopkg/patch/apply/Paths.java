package org.rdopkg.patch.apply;

import java.util.Locale;
import java.util.Optional;

/** Names of files in patches: what may be taken away from them, and which of them are safe. */
final class Paths {
  private static final int LONGEST = 4_096;

  private Paths() {}

  /** A name without leading components; empty when it has not so many. */
  static Optional<String> strip(String name, int count) {
    if (count == ApplyRule.BASE_NAME) {
      String base = name.substring(name.lastIndexOf('/') + 1);
      return base.isEmpty() ? Optional.empty() : Optional.of(base);
    }
    int at = 0;
    for (int i = 0; i < count; i++) {
      int slash = name.indexOf('/', at);
      if (slash < 0) {
        return Optional.empty();
      }
      at = slash;
      while (at < name.length() && name.charAt(at) == '/') {
        at++;
      }
    }
    String rest = name.substring(at);
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
  }

  /** Whether a name stays in its tree, and touches nothing of git's own. */
  static boolean isSafe(String path) {
    if (path.isEmpty() || path.length() > LONGEST || path.startsWith("/")) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      String lower = part.toLowerCase(Locale.ROOT);
      if (part.isEmpty() || part.equals(".") || part.equals("..") || lower.equals(".git")) {
        return false;
      }
    }
    return path.indexOf('\0') < 0;
  }

  /** The same name without {@code ./} and doubled slashes. */
  static String tidy(String path) {
    StringBuilder tidy = new StringBuilder();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        tidy.append(tidy.isEmpty() ? "" : "/").append(part);
      }
    }
    return path.startsWith("/") ? "/" + tidy : tidy.toString();
  }

  /** The symbolic link or file that stands where a path needs a folder. */
  static Optional<String> blocked(FileTree tree, String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      if (tree.file(folder).isPresent()) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
