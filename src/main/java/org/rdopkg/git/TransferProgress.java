package org.rdopkg.git;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rdopkg.io.ProcessWatcher;

/**
 * Reads from what git says with {@code --progress} how far a transfer is, whatever the user's
 * language.
 */
public final class TransferProgress implements ProcessWatcher {
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?:remote: {1,20})?([^:]{1,60}): {1,10}\\d{1,3}% \\((\\d{1,9})/(\\d{1,9})\\).*");

  /** What git counts without knowing an end, and the server's summary. */
  private static final Pattern TALK =
      Pattern.compile(
          "(?:remote: {1,20})?[^:]{1,60}: {1,10}\\d{1,9}, [^,]{1,60} *"
              + "|(?:remote: {1,20})?[^:]{1,60} objects: {1,10}\\d{1,9} *"
              + "|(?:remote: )?Total \\d{1,9} .*"
              + "|Delta compression using .*");

  private final TransferListener listener;
  private volatile @Nullable Figures last;

  /** What was read last. */
  private record Figures(String what, int done, int total) {}

  /**
   * @param listener told by the thread that waits for git
   */
  public TransferProgress(TransferListener listener) {
    this.listener = listener;
  }

  @Override
  public boolean takes(String line) {
    Matcher figures = FIGURES.matcher(line);
    if (figures.matches()) {
      last =
          new Figures(
              figures.group(1),
              Integer.parseInt(figures.group(2)),
              Integer.parseInt(figures.group(3)));
      return true;
    }
    return TALK.matcher(line).matches();
  }

  @Override
  public void look() {
    Figures now = last;
    if (now != null) {
      listener.transferred(now.what(), now.done(), now.total());
    }
  }
}
