package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Optional;

/**
 * Gives the engine the files that a spec includes ({@code %include}, {@code %{load:...}}).
 *
 * <p>The engine never opens a file itself. Whoever implements this confines it to the checkout:
 * paths that lead outside, and absolute ones, are answered with nothing.
 */
@FunctionalInterface
public interface FileResolver {

  /** Knows no file: what {@code %include} asks for stays unknown. */
  FileResolver NONE = path -> Optional.empty();

  /**
   * The physical lines, without line ends, of a file.
   *
   * @param path the path as the spec gives it, expanded; {@code %{SOURCE1}} comes as the bare file
   *     name
   */
  Optional<List<String>> lines(String path);
}
