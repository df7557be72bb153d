package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessLock;

/**
 * HEAD's way to other branches in the course of an action: to where its transaction works, and from
 * there to where it ends. The user's git makes these steps, since it knows what must not be
 * overwritten; a note in rdopkg's folder says what they are for, so that an error or a crash brings
 * HEAD back to where it was, or to where it should be once the transaction is done.
 */
public final class HeadSwitch implements AutoCloseable {
  private static final String HEADER = "rdopkg-switch 1";
  private static final int LIMIT = 1 << 16;

  private final Checkout checkout;
  private final TxFolder folder;
  private Way way;
  private boolean done;

  private HeadSwitch(Checkout checkout, Way way) {
    this.checkout = checkout;
    this.folder = new TxFolder(checkout.location().gitDir());
    this.way = way;
  }

  /**
   * The steps.
   *
   * @param action whose they are
   * @param from the ref that HEAD names before
   * @param during the one that it names while the transaction works
   * @param to the one that it names afterwards
   * @param operations how many operations there were
   * @param owner the process
   */
  private record Way(
      String action, String from, String during, String to, int operations, String owner) {
    boolean isStanding() {
      return from.equals(during) && during.equals(to);
    }

    /** Nothing but the way back is left. */
    Way back() {
      return new Way(action, from, from, from, operations, owner);
    }
  }

  /**
   * Takes the first step.
   *
   * @param during the ref that HEAD must name while the transaction works
   * @param to the ref that it names in the end
   * @throws RdopkgException when git refuses; HEAD is then where it was
   */
  public static HeadSwitch begin(Checkout checkout, String action, String during, String to) {
    String from = checkout.refs().head().ref();
    HeadSwitch steps = new HeadSwitch(checkout, way(checkout, action, from, during, to));
    if (!steps.way.isStanding()) {
      steps.write(steps.way);
      try {
        steps.step(during);
      } catch (RuntimeException e) {
        steps.close();
        throw e;
      }
    }
    return steps;
  }

  private static Way way(Checkout checkout, String action, String from, String during, String to) {
    try {
      int operations =
          OperationLog.lastNumber(new TxFolder(checkout.location().gitDir()).operations());
      return new Way(action, from, during, to, operations, ProcessLock.describeSelf(action));
    } catch (IOException e) {
      throw IoErrors.cannot("read the log of operations", e);
    }
  }

  /** HEAD is to name another ref in the end than {@link #begin} knew. */
  public void endAt(String ref) {
    way = new Way(way.action, way.from, way.during, ref, way.operations, way.owner);
    if (!way.isStanding()) {
      write(way);
    }
  }

  /** Takes the last step: the transaction is done, or there was nothing to do. */
  public void finish() {
    if (!way.during.equals(way.to)) {
      step(way.to);
    }
    done = true;
  }

  /** Without {@link #finish} HEAD goes back, unless the next start has to see to it. */
  @Override
  public void close() {
    if (way.isStanding()) {
      return;
    }
    if (!done) {
      if (Files.exists(folder.journal())) {
        return;
      }
      write(way.back());
      step(way.from);
    }
    forget();
  }

  private void step(String ref) {
    step(checkout, ref);
  }

  private static void step(Checkout checkout, String ref) {
    if (!checkout.refs().head().ref().equals(ref)) {
      GitProgram git = checkout.git();
      git.runner().run(git.request("checkout", "-q", Undo.shorten(ref), "--").build()).orThrow();
    }
  }

  private void write(Way now) {
    String text =
        String.join(
            "\n",
            HEADER,
            WordLines.line("action", now.action),
            WordLines.line("way", now.from, now.during, now.to),
            WordLines.line("operations", String.valueOf(now.operations)),
            WordLines.line("owner", now.owner),
            "end",
            "");
    folder.create();
    try {
      AtomicFiles.write(folder.switchNote(), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw IoErrors.cannot("write " + folder.switchNote(), e);
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(folder.switchNote());
    } catch (IOException e) {
      throw IoErrors.cannot("remove " + folder.switchNote(), e);
    }
  }

  /** Whether a dead process has left HEAD on its way; cheap. */
  static boolean isLeft(TxFolder folder) {
    return Files.exists(folder.switchNote())
        && read(folder).filter(way -> ProcessLock.isStale(way.owner)).isPresent();
  }

  /**
   * Brings HEAD to where it belongs. The transaction is whole already.
   *
   * @return what was done; empty when nothing was left
   */
  static Optional<Recovery> recover(Checkout checkout, TxFolder folder) {
    Optional<Way> left = read(folder).filter(way -> ProcessLock.isStale(way.owner));
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Way way = left.get();
    boolean finished = way(checkout, "", "", "", "").operations > way.operations;
    List<String> notes = brought(checkout, way, finished ? way.to : way.from);
    new HeadSwitch(checkout, way).forget();
    Recovery.Outcome outcome = finished ? Recovery.Outcome.FINISHED : Recovery.Outcome.TAKEN_BACK;
    return Optional.of(new Recovery(way.action, outcome, notes));
  }

  /** Takes the step that is left; where that is not possible, answers what the user should know. */
  private static List<String> brought(Checkout checkout, Way way, String goal) {
    String here = checkout.refs().head().ref();
    String left = "HEAD is at " + Undo.shorten(here) + " and is left there";
    if (!List.of(way.from, way.during, way.to).contains(here)) {
      return List.of(left);
    }
    try {
      step(checkout, goal);
      return List.of();
    } catch (RdopkgException e) {
      return List.of(left + ": " + e.why().orElse(e.what()));
    }
  }

  private static Optional<Way> read(TxFolder folder) {
    try {
      byte[] bytes = AtomicFiles.read(folder.switchNote(), LIMIT);
      return Optional.of(parse(new String(bytes, StandardCharsets.UTF_8).lines().toList()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw IoErrors.cannot("read " + folder.switchNote(), e);
    } catch (IllegalArgumentException e) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "an interrupted rdopkg left a note that can't be read")
          .because(folder.switchNote() + " is damaged, or was written by another version of rdopkg")
          .fix("git status   # is HEAD on the branch that it should be on?")
          .fix("rm " + folder.switchNote());
    }
  }

  private static Way parse(List<String> lines) {
    if (lines.size() != 6 || !lines.get(0).equals(HEADER) || !lines.get(5).equals("end")) {
      throw new IllegalArgumentException("not a note");
    }
    String[] way = WordLines.words(lines.get(2), 3);
    return new Way(
        WordLines.words(lines.get(1), 1)[0],
        way[0],
        way[1],
        way[2],
        Integer.parseInt(WordLines.words(lines.get(3), 1)[0]),
        WordLines.words(lines.get(4), 1)[0]);
  }
}
