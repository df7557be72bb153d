package org.rdopkg.git.tx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessLock;
import org.rdopkg.io.ProcessResult;

/**
 * All-or-nothing changes of one checkout: files, index and refs together. Whatever goes wrong, or
 * whenever the program is killed, the checkout is as it was before or as it should be after; what a
 * kill leaves half done, {@link #recover} finishes or takes back.
 */
public final class Transactions {
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);

  private final Checkout checkout;
  private final OutputStream hookOutput;
  private final StepListener steps;
  private final Duration patience;
  private final @Nullable String cameFrom;
  private final Supplier<Optional<Retention>> retention;
  private final boolean locked;

  /**
   * Transactions on a checkout.
   *
   * @param hookOutput where the output of the user's hooks goes: the standard error
   */
  public Transactions(Checkout checkout, OutputStream hookOutput) {
    this(checkout, hookOutput, StepListener.NONE, LOCK_PATIENCE);
  }

  /** The same, with a listener that may stop it anywhere, and another patience with locks. */
  public Transactions(
      Checkout checkout, OutputStream hookOutput, StepListener steps, Duration patience) {
    this(checkout, hookOutput, steps, patience, null, Optional::empty, false);
  }

  private Transactions(
      Checkout checkout,
      OutputStream hookOutput,
      StepListener steps,
      Duration patience,
      @Nullable String cameFrom,
      Supplier<Optional<Retention>> retention,
      boolean locked) {
    this.retention = retention;
    this.locked = locked;
    this.cameFrom = cameFrom;
    this.checkout = checkout;
    this.hookOutput = hookOutput;
    this.steps = steps;
    this.patience = patience;
  }

  /** The same, for an action that has switched to HEAD's branch from another one. */
  public Transactions afterSwitchFrom(String ref) {
    return new Transactions(checkout, hookOutput, steps, patience, ref, retention, locked);
  }

  /**
   * The same, forgetting operations that are too old whenever a new one is done.
   *
   * @param limits asked for when an operation is done
   */
  public Transactions expiring(Supplier<Optional<Retention>> limits) {
    return new Transactions(checkout, hookOutput, steps, patience, cameFrom, limits, locked);
  }

  /**
   * Does more than a transaction, such as what git does before one, while no other rdopkg may
   * change the checkout.
   *
   * @param action told to another rdopkg that waits
   * @param task given transactions that need no lock of their own
   * @throws RdopkgException when another rdopkg is at work: nothing has been done
   */
  public void alone(String action, Consumer<Transactions> task) {
    folder().create();
    Transactions inside =
        new Transactions(checkout, hookOutput, steps, patience, cameFrom, retention, true);
    locked(
        action,
        () -> {
          task.accept(inside);
          return true;
        });
  }

  private <T> T locked(String action, Supplier<T> task) {
    if (locked) {
      return task.get();
    }
    try {
      return ProcessLock.holding(folder().lock(), action, patience, task);
    } finally {
      SharedFiles.mend(checkout);
    }
  }

  private TxFolder folder() {
    return new TxFolder(checkout.location().gitDir());
  }

  /** Whether an interrupted transaction waits for {@link #recover}; cheap. */
  public boolean isTorn() {
    return Files.exists(folder().journal());
  }

  /**
   * Finishes or takes back an interrupted transaction. To be called before any action that writes.
   *
   * @return what was done; nothing when there was none
   * @throws RdopkgException when another rdopkg is at work, or it cannot be recovered
   */
  public Optional<Recovery> recover() {
    if (!isTorn() && !HeadSwitch.isLeft(folder())) {
      return Optional.empty();
    }
    return locked("rdopkg (recovery)", this::recoverAll);
  }

  private Optional<Recovery> recoverAll() {
    Optional<Recovery> transaction = new Recoverer(checkout, folder(), steps).recover();
    Optional<Recovery> head = HeadSwitch.recover(checkout, folder());
    if (transaction.isEmpty() || head.isEmpty()) {
      return transaction.or(() -> head);
    }
    List<String> notes = new ArrayList<>(transaction.get().notes());
    notes.addAll(head.get().notes());
    return Optional.of(new Recovery(head.get().action(), transaction.get().outcome(), notes));
  }

  /**
   * Looks whether a plan could be applied now: nothing is written. For {@code --dry-run}, and to
   * fail before a long computation.
   *
   * @throws RdopkgException when it could not, with the reason
   */
  public void check(UpdatePlan plan) {
    new Preflight(checkout, plan).check();
  }

  /**
   * Applies a plan.
   *
   * @throws RdopkgException when it could not be applied; everything is then as it was before
   */
  public Applied apply(UpdatePlan asked) {
    UpdatePlan plan = cameFrom == null ? asked : asked.noting(asked.note().from(cameFrom));
    boolean signed =
        plan.commit().isPresent() || !plan.refs().isEmpty() || !plan.note().moved().isEmpty();
    Optional<Ident> committer =
        signed ? Optional.of(checkout.identities().committer()) : Optional.empty();
    Hooks hooks = new Hooks(checkout, hookOutput);
    folder().create();
    Applied applied = locked(plan.action(), () -> run(plan, hooks, committer));
    boolean made = plan.commit().filter(commit -> commit.rewind().isEmpty()).isPresent();
    return made ? afterwards(plan, applied, hooks) : applied;
  }

  /**
   * Forgets old operations; see {@link OperationLog}.
   *
   * @return how many
   */
  public int expire(Retention retention) {
    folder().create();
    return locked(
        "rdopkg oplog expire",
        () -> {
          requireWhole();
          sweep(folder());
          try {
            return new OperationLog(checkout).expire(retention);
          } catch (IOException e) {
            throw IoErrors.cannot("forget old operations", e);
          }
        });
  }

  private Applied run(UpdatePlan plan, Hooks hooks, Optional<Ident> committer) {
    TxFolder folder = folder();
    try (ShutdownGuard guard = ShutdownGuard.install()) {
      requireWhole();
      List<FileSwitch.Item> items = new Preflight(checkout, plan).check();
      sweep(folder);
      Applied applied =
          new TransactionRun(checkout, plan, hooks, committer, steps, guard, folder).apply(items);
      return expired(applied);
    }
  }

  /** Everything is done: that old operations could not be forgotten is worth a warning only. */
  private Applied expired(Applied applied) {
    try {
      Optional<Retention> limits = retention.get();
      OperationLog log = new OperationLog(checkout);
      if (limits.isPresent() && log.isOverdue(limits.get())) {
        log.expire(limits.get());
      }
      return applied;
    } catch (IOException | RdopkgException e) {
      List<String> warnings = new ArrayList<>(applied.warnings());
      warnings.add("old operations could not be forgotten: " + e.getMessage());
      return new Applied(applied.id(), applied.commit(), applied.refs(), warnings);
    }
  }

  private void requireWhole() {
    if (isTorn()) {
      throw RdopkgException.of(
              ErrorKind.CONFLICT, "an interrupted rdopkg has left this checkout half done")
          .because("it must be finished or taken back first")
          .fix("Run rdopkg again.");
    }
  }

  private static void sweep(TxFolder folder) {
    try {
      folder.sweep();
    } catch (IOException e) {
      throw IoErrors.cannot("clean up " + folder.path(), e);
    }
  }

  /** The hooks that are only told, in git's order; what they do wrong is worth a warning. */
  private Applied afterwards(UpdatePlan plan, Applied applied, Hooks hooks) {
    String commit = applied.commit().orElseThrow();
    Ident author = CommitMaker.authorOf(checkout, commit);
    List<String> warnings = new ArrayList<>(applied.warnings());
    hooks.committed(author).ifPresent(warnings::add);
    if (plan.commit().map(CommitPlan::amend).orElse(false)) {
      String rewritten = rewritten(plan, commit);
      copyNotes(rewritten, warnings);
      hooks.amended(author, rewritten).ifPresent(warnings::add);
    }
    return new Applied(applied.id(), applied.commit(), applied.refs(), warnings);
  }

  /** A line {@code OLD NEW} for each commit whose place the new one takes, oldest first. */
  private String rewritten(UpdatePlan plan, String commit) {
    StringBuilder lines = new StringBuilder();
    String head = plan.head().commit().orElse(RefMove.NONE);
    for (int i = plan.commit().map(CommitPlan::replaces).orElse(0) - 1; i >= 0; i--) {
      String old = i == 0 ? head : checkout.history().commit(head + "~" + i).orElse(head);
      lines.append(old).append(' ').append(commit).append('\n');
    }
    return lines.toString();
  }

  /** git copies notes to a rewritten commit when {@code notes.rewriteRef} says so. */
  private void copyNotes(String rewritten, List<String> warnings) {
    if (checkout.config().get("notes.rewriteRef").isEmpty()) {
      return;
    }
    ProcessResult result =
        checkout
            .runner()
            .run(
                checkout
                    .git()
                    .request("notes", "copy", "--for-rewrite=amend")
                    .input(rewritten.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .build());
    if (!result.succeeded()) {
      warnings.add("the notes could not be copied to the new commit: " + result.err().strip());
    }
  }
}
