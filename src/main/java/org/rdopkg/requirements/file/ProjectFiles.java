package org.rdopkg.requirements.file;

import java.util.Optional;

/** The files of a Python project, wherever they are: in a folder, or in a commit. */
@FunctionalInterface
public interface ProjectFiles {
  /**
   * The text of a file.
   *
   * @param path from the project's top, without {@code ..}
   */
  Optional<String> read(String path);
}
