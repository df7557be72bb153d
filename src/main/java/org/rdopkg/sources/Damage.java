package org.rdopkg.sources;

import java.io.EOFException;
import java.io.IOException;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Turns whatever the libraries throw at broken input into an error that a person understands. */
final class Damage {
  private Damage() {}

  /** Something that reads an archive. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Reads. The decompressors throw exceptions of many kinds at input that somebody made up, also
   * unchecked ones: all of them mean the input.
   */
  static <T> T told(String name, Reading<T> reading) {
    try {
      return reading.read();
    } catch (RdopkgException e) {
      throw e;
    } catch (EOFException e) {
      throw ArchiveErrors.damaged(name, "it is cut off").causedBy(e);
    } catch (IOException | RuntimeException e) {
      if (isTooWide(e)) {
        throw tooWide(name).causedBy(e);
      }
      throw ArchiveErrors.damaged(name, reason(e)).causedBy(e);
    }
  }

  /** The decompressor that we have keeps 8 MiB; {@code --ultra} and {@code --long} want more. */
  private static boolean isTooWide(Exception e) {
    return String.valueOf(e.getMessage()).startsWith("Window size too large");
  }

  private static RdopkgException tooWide(String name) {
    return RdopkgException.of(ErrorKind.UNSUPPORTED, "can't read the archive " + name)
        .because("it was compressed by zstd with a window of over 8 MiB (--ultra, --long)")
        .fix("zstd -d --long=31 " + name + "   # and use the file without compression");
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? "it is damaged" : "it is damaged: " + message;
  }
}
