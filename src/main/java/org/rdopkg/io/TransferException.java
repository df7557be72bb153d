package org.rdopkg.io;

import java.io.IOException;
import java.time.Duration;

/** Why one try of a download ended, and whether another one may help. */
final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean temporary;
  private final Duration pause;

  private TransferException(String message, boolean temporary, Duration pause) {
    super(message);
    this.temporary = temporary;
    this.pause = pause;
  }

  /** It will be the same next time. */
  static TransferException forGood(String message) {
    return new TransferException(message, false, Duration.ZERO);
  }

  /** It may work next time. */
  static TransferException forNow(String message) {
    return new TransferException(message, true, Duration.ZERO);
  }

  /** It may work after this time, as the server says. */
  static TransferException forNow(String message, Duration pause) {
    return new TransferException(message, true, pause);
  }

  boolean isTemporary() {
    return temporary;
  }

  Duration pause() {
    return pause;
  }
}
