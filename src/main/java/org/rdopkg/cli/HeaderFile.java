package org.rdopkg.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;

/** The file of {@code --commit-header-file}. */
final class HeaderFile {
  private static final long LIMIT = 1 << 20;

  private HeaderFile() {}

  /** Its text, without blanks at the ends; {@code -} reads the standard input. */
  static String read(ActionContext context, String file) {
    try {
      return file.equals("-")
          ? context.console().readInput().strip()
          : new String(
                  AtomicFiles.read(context.environment().workingDirectory().resolve(file), LIMIT),
                  StandardCharsets.UTF_8)
              .strip();
    } catch (IOException e) {
      throw IoErrors.cannot("read " + file, e);
    }
  }
}
