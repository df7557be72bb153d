package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Head;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.workflow.NewVersionState.HandOver;

/**
 * The work tree that a conflict is resolved in: the checkout itself, or a linked work tree (made
 * for it, or there already).
 */
final class LinkedWorktree {
  private final Checkout checkout;
  private final Optional<Path> folder;
  private final boolean made;

  private LinkedWorktree(Checkout checkout, Optional<Path> folder, boolean made) {
    this.checkout = checkout;
    this.folder = folder;
    this.made = made;
  }

  /**
   * The one that the user asks for.
   *
   * @param name its folder; empty for the checkout itself
   * @throws RdopkgException when the folder is something else
   */
  static LinkedWorktree of(Checkout checkout, Optional<String> name) {
    if (name.isEmpty()) {
      return new LinkedWorktree(checkout, Optional.empty(), false);
    }
    Path folder = checkout.environment().workingDirectory().resolve(name.get()).normalize();
    boolean isNew = !Files.exists(folder) || isEmpty(folder);
    LinkedWorktree where = new LinkedWorktree(checkout, Optional.of(folder), isNew);
    if (!isNew) {
      where.requireOurs();
    }
    return where;
  }

  /** The one that a paused action used. */
  static LinkedWorktree of(Checkout checkout, HandOver handOver) {
    return new LinkedWorktree(checkout, handOver.worktree().map(Path::of), handOver.made());
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw IoErrors.cannot("look into " + folder, e);
    }
  }

  private void requireOurs() {
    try (Checkout other = open()) {
      if (!other.location().commonDir().equals(checkout.location().commonDir())) {
        throw RdopkgException.of(ErrorKind.INPUT, folder.orElseThrow() + " is another repository")
            .because("--worktree takes a work tree of this one, or a folder to make one in");
      }
    }
  }

  HandOver handOver() {
    return new HandOver(folder.map(Path::toString), made);
  }

  /** Whether it has to be made first. */
  boolean isNew() {
    return folder.isPresent() && made;
  }

  /** Whether it is still there. */
  boolean exists() {
    return folder.isEmpty() || Files.isDirectory(folder.get());
  }

  /** Makes it if it is new, on a commit. */
  void make(String commit) {
    if (isNew()) {
      git("worktree", "add", "-q", "--detach", folder.orElseThrow().toString(), commit).orThrow();
    }
  }

  /** Opens it; to be closed. */
  Checkout open() {
    return Checkout.open(checkout.environment().in(folder.orElse(checkout.location().workTree())));
  }

  /** Goes back to the distgit branch; a linked one is removed if it was made, else it lets go. */
  void leave(String branch, NewVersionNarrator narrator) {
    if (folder.isEmpty()) {
      boolean there =
          checkout.refs().head() instanceof Head.OnBranch on && on.name().equals(branch);
      if (!there) {
        git("checkout", "-q", branch, "--").orThrow();
      }
      return;
    }
    if (!exists()) {
      return;
    }
    if (!made) {
      try (Checkout site = open()) {
        site.runner().run(site.git().request("checkout", "-q", "--detach").build()).orThrow();
      }
      return;
    }
    ProcessResult removed = git("worktree", "remove", folder.get().toString());
    if (!removed.succeeded()) {
      narrator.warn("the work tree " + folder.get() + " stays: " + removed.err().strip());
      try (Checkout site = open()) {
        site.runner().run(site.git().request("checkout", "-q", "--detach").build());
      }
    }
  }

  private ProcessResult git(String... arguments) {
    return checkout.runner().run(checkout.git().request(arguments).build());
  }
}
