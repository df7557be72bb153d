package org.rdopkg.spec;

import java.util.List;

/**
 * A conditional block of a spec, from {@code %if}, {@code %ifarch} ... to its {@code %endif}.
 *
 * @param start the {@code %if} line, from 1
 * @param arms the {@code %elif} and {@code %else} lines, in order
 * @param end the {@code %endif} line; the last line of the file when it is missing
 * @param condition the {@code %if} line as written, stripped
 */
public record Conditional(int start, List<Integer> arms, int end, String condition) {
  public Conditional {
    arms = List.copyOf(arms);
  }

  /** Whether a line stands between {@code %if} and {@code %endif}. */
  public boolean contains(int line) {
    return line > start && line < end;
  }
}
