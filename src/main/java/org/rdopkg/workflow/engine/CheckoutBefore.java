package org.rdopkg.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Head;
import org.rdopkg.git.tx.RefMove;

/**
 * Where a checkout was when an action began.
 *
 * @param head the ref that a commit would have moved: a branch, or {@code HEAD} itself
 * @param commit HEAD's commit in hex; empty on an unborn branch
 * @param refs other refs with their values, {@link RefMove#NONE} for those that did not exist
 */
public record CheckoutBefore(String head, Optional<String> commit, SortedMap<String, String> refs) {

  /** Looks at a checkout. */
  static CheckoutBefore of(Checkout checkout, List<String> names) {
    Head head = checkout.refs().head();
    SortedMap<String, String> refs = new TreeMap<>();
    for (String name : names) {
      refs.put(name, checkout.refs().get(name).orElse(RefMove.NONE));
    }
    return new CheckoutBefore(head.ref(), head.commit(), refs);
  }

  /** The refs, besides HEAD's, that have been moved since: by git, on behalf of the action. */
  List<RefMove> movedSince(Checkout checkout) {
    List<RefMove> moved = new ArrayList<>();
    refs.forEach(
        (ref, id) -> {
          String now = checkout.refs().get(ref).orElse(RefMove.NONE);
          if (!ref.equals(head) && !now.equals(id)) {
            moved.add(new RefMove(ref, id, now, "moved by git"));
          }
        });
    return moved;
  }
}
