package org.rdopkg.io;

/** Who is told how a download gets on. */
public interface DownloadListener {
  /**
   * Some more bytes are here; called often.
   *
   * @param name of the file
   * @param done bytes that are here
   * @param total all bytes; -1 when the server does not say
   */
  void progress(String name, long done, long total);

  /** Something went wrong and is tried again; one line. */
  void retrying(String line);

  /** Nobody. */
  static DownloadListener none() {
    return new DownloadListener() {
      @Override
      public void progress(String name, long done, long total) {
        // nobody looks
      }

      @Override
      public void retrying(String line) {
        // nobody looks
      }
    };
  }
}
