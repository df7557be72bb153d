package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code clone} has made.
 *
 * @param folder the checkout
 * @param remotes in the order in which they were added
 * @param listing what {@code git remote -v} says of them
 * @param missing remotes that the metadata has no address for
 * @param notFetched remotes that could not be fetched
 */
public record CloneResult(
    Path folder,
    List<Remote> remotes,
    List<String> listing,
    List<String> missing,
    List<String> notFetched) {
  public CloneResult {
    remotes = List.copyOf(remotes);
    listing = List.copyOf(listing);
    missing = List.copyOf(missing);
    notFetched = List.copyOf(notFetched);
  }

  /** A remote of the clone. */
  public record Remote(String name, String url) {}
}
