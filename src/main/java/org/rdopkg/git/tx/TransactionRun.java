package org.rdopkg.git.tx;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.io.IoErrors;

/**
 * One transaction from its first write to its last. Order matters: see {@link Recoverer} for what
 * each moment leaves behind.
 */
final class TransactionRun {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Checkout checkout;
  private final UpdatePlan plan;
  private final Hooks hooks;
  private final StepListener steps;
  private final ShutdownGuard guard;
  private final TxFolder folder;
  private final JournalFile journalFile;
  private final String id;
  private final FileSwitch files;
  private final Optional<Ident> committer;
  private final IndexLock indexLock;
  private final OperationRecorder recorder;
  private final String token;
  private final StepListener listener;
  private boolean decided;
  private boolean takingBack;

  TransactionRun(
      Checkout checkout,
      UpdatePlan plan,
      Hooks hooks,
      Optional<Ident> committer,
      StepListener listener,
      ShutdownGuard guard,
      TxFolder folder) {
    this.checkout = checkout;
    this.plan = plan;
    this.hooks = hooks;
    this.committer = committer;
    this.guard = guard;
    this.steps = this::step;
    this.listener = listener;
    this.journalFile = new JournalFile(folder.journal());
    this.id = newId(checkout);
    this.folder = folder.of(id);
    this.token = "rdopkg " + id + "\n";
    this.files = new FileSwitch(checkout.files(), this.folder, id, steps);
    this.recorder = new OperationRecorder(checkout, this.folder, id);
    this.indexLock = new IndexLock(checkout.location().index(), this.folder, token);
  }

  private void step(String step) {
    listener.reached(step);
    if (!decided && !takingBack) {
      guard.check();
    }
  }

  static String newId(Checkout checkout) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    return format.format(checkout.environment().now())
        + "-"
        + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);
  }

  /** Applies the plan, whose files have been looked at. */
  Applied apply(List<FileSwitch.Item> items) {
    Journal journal =
        new Journal(
            id,
            plan.action(),
            false,
            items.stream().map(FileSwitch.Item::journal).toList(),
            List.of(),
            "",
            token,
            "");
    try {
      return run(items, journal);
    } catch (RuntimeException | IOException e) {
      RuntimeException error =
          e instanceof RuntimeException unchecked
              ? unchecked
              : IoErrors.cannot("finish " + plan.action(), (IOException) e);
      throw decided ? error : takeBack(journal, error);
    }
  }

  private Applied run(List<FileSwitch.Item> items, Journal journal) throws IOException {
    Optional<CommitStage> stage = commitStage();
    if (stage.isPresent()) {
      stage.get().storeBlobs();
      steps.reached("contents stored");
    }
    journalFile.write(journal);
    steps.reached("journal written");
    if (stage.isPresent()) {
      indexLock.acquire(PATIENCE);
      steps.reached("index locked");
    }
    files.stage(items);
    files.place(items);
    CommitStage.@Nullable Made made = stage.isEmpty() ? null : stage.get().make();
    List<RefMove> moves = moves(made);
    String headAfter = made == null ? plan.head().commit().orElse("") : made.commit().name();
    recorder.prepare(plan, items, moves, headAfter, made != null);
    steps.reached("operation prepared");
    if (!moves.isEmpty()) {
      moveRefs(journal, made, moves);
    }
    if (moves.isEmpty()) {
      steps.reached("files done");
    }
    decided = true;
    finish(made != null, moves.isEmpty());
    Optional<String> commit = made == null ? Optional.empty() : Optional.of(made.commit().name());
    return new Applied(id, commit, moves, List.of());
  }

  private Optional<CommitStage> commitStage() throws IOException {
    if (plan.commit().isEmpty()) {
      return Optional.empty();
    }
    CommitMaker maker = CommitMaker.of(checkout, plan.commit().get(), plan.head().commit());
    return Optional.of(
        new CommitStage(checkout, plan, maker, committer.orElseThrow(), hooks, folder, steps));
  }

  /** Every ref that moves: HEAD's branch, the plan's, and those that keep old values. */
  private List<RefMove> moves(CommitStage.@Nullable Made made) throws IOException {
    List<RefMove> moves = new ArrayList<>();
    if (made != null && plan.commit().isPresent()) {
      moves.add(
          new RefMove(
              plan.head().ref(),
              plan.head().commit().orElse(RefMove.NONE),
              made.commit().name(),
              plan.action() + ": " + plan.commit().get().subject()));
    }
    moves.addAll(plan.refs());
    moves.addAll(followers(made));
    List<RefMove> leaving = new ArrayList<>(plan.note().moved());
    leaving.addAll(moves);
    moves.addAll(new RefUpdates(checkout).keepers(leaving, id, plan.action()));
    return moves;
  }

  private List<RefMove> followers(CommitStage.@Nullable Made made) {
    if (made == null) {
      return List.of();
    }
    CommitPlan.Followers followers = plan.commit().orElseThrow().followers();
    List<RefMove> moves = followers.of(made.commit().name());
    new RefUpdates(checkout).check(moves, plan.head());
    return moves;
  }

  private void moveRefs(Journal journal, CommitStage.@Nullable Made made, List<RefMove> moves)
      throws IOException {
    Journal decision =
        made == null
            ? journal.decide(moves, "", "")
            : journal.decide(moves, made.commit().name(), made.indexHash());
    journalFile.write(decision);
    steps.reached("decided");
    if (made != null) {
      indexLock.fill(folder.nextIndex());
      steps.reached("index lock filled");
    }
    try {
      new RefUpdates(checkout).apply(moves, plan.head(), committer.orElseThrow());
    } catch (LooseRefs.HalfWayException e) {
      decided = true; // some refs have moved: the next start brings the others after them
      throw e;
    }
    decided = true;
    steps.reached("refs moved");
  }

  /**
   * The rest. Where no ref tells that the transaction is done, the journal's end does, and the old
   * files must be kept until then.
   */
  private void finish(boolean withIndex, boolean journalDecides) throws IOException {
    if (withIndex) {
      indexLock.commit();
      steps.reached("index replaced");
    }
    recorder.publish();
    steps.reached("operation recorded");
    if (!journalDecides) {
      folder.sweep();
      steps.reached("swept");
    }
    journalFile.delete();
    steps.reached("journal deleted");
    folder.sweep();
  }

  /**
   * Puts back what has been changed; if even that fails, the journal is left for the next start.
   */
  private RuntimeException takeBack(Journal journal, RuntimeException reason) {
    takingBack = true;
    RuntimeException error = reason;
    try {
      for (String note : files.undo(journal.files(), true)) {
        error = error instanceof RdopkgException known ? known.fix(note) : error;
      }
      indexLock.release(nextIndexHash());
      recorder.drop();
      journalFile.delete();
      folder.sweep();
    } catch (IOException | RuntimeException e) {
      error.addSuppressed(e);
    }
    return error;
  }

  /** What the index lock may hold besides the token. */
  private String nextIndexHash() {
    try {
      return journalFile.read().map(Journal::indexHash).orElse("");
    } catch (RuntimeException e) {
      return "";
    }
  }
}
