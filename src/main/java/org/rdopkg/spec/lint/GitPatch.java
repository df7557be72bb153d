package org.rdopkg.spec.lint;

import java.nio.charset.StandardCharsets;

/**
 * What a patch file is like, as far as it matters for who can apply it and how.
 *
 * @param git whether git made it: it has {@code diff --git} lines
 * @param prefixed whether all its paths begin with {@code a/} and {@code b/}, so that it needs
 *     {@code -p1}
 * @param binary whether it changes binary files
 */
record GitPatch(boolean git, boolean prefixed, boolean binary) {

  static GitPatch of(byte[] content) {
    boolean git = false;
    boolean prefixed = true;
    boolean binary = false;
    String before = "";
    for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      if (line.startsWith("diff --git ")) {
        git = true;
        prefixed &= line.startsWith("diff --git a/") || line.startsWith("diff --git \"a/");
      } else if (line.startsWith("GIT binary patch")) {
        binary = true;
      } else if (line.startsWith("+++ ") && before.startsWith("--- ")) {
        prefixed &= hasPrefix(before, "a/") && hasPrefix(line, "b/");
      }
      before = line;
    }
    return new GitPatch(git, git && prefixed, git && binary);
  }

  private static boolean hasPrefix(String line, String prefix) {
    String path = line.substring(4);
    return path.startsWith(prefix)
        || path.startsWith("\"" + prefix)
        || path.strip().equals("/dev/null");
  }
}
