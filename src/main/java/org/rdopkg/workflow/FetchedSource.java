package org.rdopkg.workflow;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.sources.Checksum;

/**
 * What became of one source.
 *
 * @param number of the Source; empty for a file that only {@code sources} knows
 * @param name of the file
 * @param state how it came here
 * @param from the URL that it was downloaded from
 * @param checksum the one of {@code sources} that it has; empty when that does not know the file
 * @param signature what became of upstream's signature
 * @param failure why it is not here
 */
public record FetchedSource(
    OptionalInt number,
    String name,
    State state,
    Optional<String> from,
    Optional<Checksum> checksum,
    Signature signature,
    Optional<RdopkgException> failure) {
  /** How it came here. */
  public enum State {
    PRESENT,
    DOWNLOADED,
    FAILED
  }

  /**
   * What became of upstream's signature.
   *
   * @param detail who has signed, or why nothing was checked
   */
  public record Signature(Kind kind, String detail) {
    static final Signature NONE = new Signature(Kind.NONE, "");

    /** Whether it was checked. */
    public enum Kind {
      /** The spec checks none of this file. */
      NONE,
      GOOD,
      /** The spec would check one, rdopkg could not. */
      UNCHECKED
    }

    static Signature good(String signer) {
      return new Signature(Kind.GOOD, signer);
    }

    static Signature unchecked(String why) {
      return new Signature(Kind.UNCHECKED, why);
    }
  }

  /** The same with another failure, if there is one. */
  FetchedSource withFailure(UnaryOperator<RdopkgException> change) {
    return new FetchedSource(number, name, state, from, checksum, signature, failure.map(change));
  }

  static FetchedSource failed(OptionalInt number, String name, RdopkgException failure) {
    return new FetchedSource(
        number,
        name,
        State.FAILED,
        Optional.empty(),
        Optional.empty(),
        Signature.NONE,
        Optional.of(failure));
  }
}
