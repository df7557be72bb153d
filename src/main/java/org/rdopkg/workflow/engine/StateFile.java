package org.rdopkg.workflow.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;

/**
 * The state of a paused action: {@value #NAME} at the top of the checkout. git never sees it: it is
 * named in {@code info/exclude}.
 */
public final class StateFile {
  /** Its name. */
  public static final String NAME = ".rdopkg.json";

  private static final String EXCLUDE = "/" + NAME;
  private static final long EXCLUDE_LIMIT = 16 << 20;

  private final Checkout checkout;

  /** The state file of a checkout. */
  public StateFile(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Whether there is one, whatever it holds; cheap. */
  public boolean exists() {
    return checkout.files().exists(NAME);
  }

  /** Whether it is an action of this name that was paused; a file that says nothing is no error. */
  public boolean isOf(String action) {
    return checkout
        .files()
        .read(NAME)
        .map(StateJson::read)
        .filter(
            content ->
                content instanceof StateJson.Content.Ours ours
                    && ours.state().action().equals(action))
        .isPresent();
  }

  /**
   * What was paused; empty when nothing was.
   *
   * @throws RdopkgException when the file can't be understood, with a way out
   */
  public Optional<SavedState> read() {
    Optional<byte[]> bytes = checkout.files().read(NAME);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    requireOwn();
    StateJson.Content content = StateJson.read(bytes.get());
    if (content instanceof StateJson.Content.Ours ours) {
      return Optional.of(ours.state());
    }
    throw foreign(content);
  }

  /** A clone must not bring a state with it: whoever made it would choose what {@code -c} does. */
  private void requireOwn() {
    boolean committed =
        checkout
            .refs()
            .head()
            .commit()
            .flatMap(commit -> checkout.commitFiles().find(commit, NAME))
            .isPresent();
    if (committed) {
      throw RdopkgException.of(ErrorKind.INPUT, NAME + " is in git")
          .because("it is the state of somebody else's run of rdopkg, and was committed by mistake")
          .fix("git rm --cached " + NAME + " && git commit")
          .fix("rm " + NAME);
    }
  }

  private static RdopkgException foreign(StateJson.Content content) {
    if (content instanceof StateJson.Content.Python python) {
      String step = python.step().isEmpty() ? "" : " at its step " + python.step();
      return RdopkgException.of(
              ErrorKind.INPUT, "You're in the middle of previous action: " + python.action())
          .because(
              NAME + " was written by the Python rdopkg, which stopped" + step + "; go on with it")
          .fix("rdopkg --continue   # with the Python rdopkg")
          .fix("rdopkg --abort      # puts " + NAME + " away; all other files stay as they are");
    }
    if (content instanceof StateJson.Content.OtherVersion other) {
      return RdopkgException.of(
              ErrorKind.INPUT, "Error loading state file '" + NAME + "': format " + other.version())
          .because("another version of rdopkg has written it; this one knows format 1")
          .fix("rdopkg --continue   # with that version of rdopkg")
          .fix("rdopkg --abort      # puts " + NAME + " away; all other files stay as they are");
    }
    String why = ((StateJson.Content.Unreadable) content).why();
    return RdopkgException.of(ErrorKind.INPUT, "Error loading state file '" + NAME + "'")
        .because(why)
        .fix("rdopkg --abort      # puts " + NAME + " away; all other files stay as they are");
  }

  /** The change that writes it. */
  FileChange change(SavedState saved) {
    return new FileChange.Write(NAME, StateJson.write(saved), before());
  }

  /** The change that removes it. */
  public FileChange removal() {
    return new FileChange.Delete(NAME, before());
  }

  private Before before() {
    return checkout.files().read(NAME).map(Before::content).orElse(Before.COMMITTED);
  }

  /** Writes it, outside of a transaction. */
  void write(SavedState saved) {
    checkout.files().write(NAME, StateJson.write(saved));
  }

  /** Removes it, outside of a transaction. */
  void delete() {
    try {
      Files.deleteIfExists(checkout.files().resolve(NAME));
    } catch (IOException e) {
      throw IoErrors.cannot("remove " + NAME, e);
    }
  }

  /**
   * Moves a state file that can't be used into git's folder, so that nothing is lost.
   *
   * @return where it is now
   */
  public Path putAway() {
    Path folder = checkout.location().gitDir().resolve("rdopkg");
    try {
      Files.createDirectories(folder);
      Path target = folder.resolve("state-put-away.json");
      for (int i = 2; Files.exists(target); i++) {
        target = folder.resolve("state-put-away-" + i + ".json");
      }
      return Files.move(checkout.files().resolve(NAME), target);
    } catch (IOException e) {
      throw IoErrors.cannot("move " + NAME + " to " + folder, e);
    }
  }

  /** Tells git to overlook the file, in this clone only. */
  void exclude() {
    Path file = checkout.location().commonDir().resolve("info").resolve("exclude");
    try {
      String text =
          Files.exists(file)
              ? new String(AtomicFiles.read(file, EXCLUDE_LIMIT), StandardCharsets.ISO_8859_1)
              : "";
      if (text.lines().anyMatch(line -> line.strip().equals(EXCLUDE))) {
        return;
      }
      Files.createDirectories(file.resolveSibling("."));
      String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
      AtomicFiles.write(file, (text + gap + EXCLUDE + "\n").getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw IoErrors.cannot("write " + file, e);
    }
  }
}
