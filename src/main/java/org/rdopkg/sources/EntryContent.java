package org.rdopkg.sources;

import java.io.IOException;
import java.io.InputStream;

/** The content of the entry that a visitor is at; gone when the visitor returns. */
public interface EntryContent {
  /** The bytes as they come, bounded by the limits; empty for what is no file. */
  InputStream stream() throws IOException;

  /** All bytes, in memory. */
  default byte[] bytes() throws IOException {
    return stream().readAllBytes();
  }
}
