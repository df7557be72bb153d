package org.rdopkg.service.gerrit;

import java.util.List;

/** Asks a server. */
public interface GerritServer {
  /**
   * The changes that a query finds, with their patch sets and votes; few, as the server likes.
   *
   * @param query in Gerrit's search syntax
   * @throws org.rdopkg.error.RdopkgException when the server can't be reached or refuses
   */
  List<GerritChange> query(String query);
}
