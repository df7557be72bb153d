package org.rdopkg.git;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a repository keeps its refs; reads only, and afresh each time. */
interface RefStore {
  /** A valid full name's value, or null when there is no such ref. */
  @Nullable Value read(String fullName);

  /** The full names of all refs below a prefix that ends with a slash, sorted. */
  List<String> names(String prefix);

  /**
   * What a ref holds.
   *
   * @param symbolic whether {@code text} is the full name of another ref, which need not exist;
   *     else it is an object id in hex
   */
  record Value(String text, boolean symbolic) {}
}
