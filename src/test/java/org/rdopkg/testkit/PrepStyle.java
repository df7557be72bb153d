package org.rdopkg.testkit;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the spec of a made-up package applies its patches in {@code %prep}. */
public enum PrepStyle {
  /** {@code %autosetup} applies all. */
  AUTOSETUP("%autosetup -p1\n", ""),
  /** {@code %autopatch} applies all. */
  AUTOPATCH("%setup -q\n%autopatch -p1\n", ""),
  /** One {@code %patchN} for each. */
  PATCH_N("%setup -q\n", "%%patch%04d -p1\n"),
  /** One {@code %patch -P N} for each. */
  PATCH_P("%setup -q\n", "%%patch -P %d -p1\n");

  private final String head;
  private final String line;

  PrepStyle(String head, String line) {
    this.head = head;
    this.line = line;
  }

  /** The lines of {@code %prep} for patches 1 to n. */
  String lines(int n) {
    if (n == 0 || line.isEmpty()) {
      return head;
    }
    return head
        + IntStream.rangeClosed(1, n)
            .mapToObj(i -> String.format(line, i))
            .collect(Collectors.joining("", "\n", ""));
  }
}
