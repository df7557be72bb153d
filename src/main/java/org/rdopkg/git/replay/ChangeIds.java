package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.ChangeIdUtil;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.io.IoErrors;

/**
 * Gives commits the line {@code Change-Id} by which Gerrit knows them again, as its hook {@code
 * commit-msg} does. Commits are written anew; no ref is moved.
 */
public final class ChangeIds {
  private final Checkout checkout;
  private final Map<ObjectId, ObjectId> copies = new HashMap<>();
  private final List<String> added = new ArrayList<>();
  private boolean unsigned;

  private ChangeIds(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Commits of which each has a Change-Id.
   *
   * @param tip the last of them, in hex
   * @param added those that had none, in hex, oldest first
   * @param unsigned whether a signature was lost on the way
   */
  public record Result(String tip, List<String> added, boolean unsigned) {
    public Result {
      added = List.copyOf(added);
    }
  }

  /**
   * Writes the commits {@code base..tip} anew as far as needed.
   *
   * @throws RdopkgException when a merge would have to be written anew
   */
  public static Result complete(Checkout checkout, String base, String tip) {
    return new ChangeIds(checkout).complete(base, tip);
  }

  private Result complete(String base, String tip) {
    try (RevWalk walk = new RevWalk(checkout.repository());
        ObjectInserter inserter = checkout.repository().newObjectInserter()) {
      walk.sort(RevSort.TOPO, true);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(walk.parseCommit(ObjectId.fromString(tip)));
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(base)));
      Ident committer = checkout.identities().committer();
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        copy(commit, committer, inserter);
      }
      inserter.flush();
      ObjectId last = ObjectId.fromString(tip);
      return new Result(copies.getOrDefault(last, last).name(), added, unsigned);
    } catch (IOException e) {
      throw IoErrors.cannot("read the commits " + base + ".." + tip, e);
    }
  }

  private void copy(RevCommit commit, Ident committer, ObjectInserter inserter) throws IOException {
    boolean has = ChangeIdUtil.indexOfChangeId(commit.getFullMessage().stripTrailing(), "\n") >= 0;
    boolean moved = List.of(commit.getParents()).stream().anyMatch(copies::containsKey);
    if (has && !moved) {
      return;
    }
    if (commit.getParentCount() != 1) {
      throw RdopkgException.of(
              ErrorKind.INPUT, "A merge can't be given a Change-Id: " + commit.name())
          .because("it, or a commit below it, has none, and merges are not written anew")
          .fix("git rebase BASE   # makes one line of commits");
    }
    ObjectId parent = commit.getParent(0);
    byte[] raw =
        CommitCopy.of(
            commit.getRawBuffer(),
            commit.getTree(),
            copies.getOrDefault(parent, parent),
            committer);
    unsigned |= commit.getRawGpgSignature() != null;
    copies.put(commit, inserter.insert(Constants.OBJ_COMMIT, has ? raw : withId(raw, commit)));
    if (!has) {
      added.add(commit.name());
    }
  }

  /** The line goes in by bytes, whatever the message's encoding is. */
  private static byte[] withId(byte[] raw, RevCommit commit) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\n\n") + 2;
    String message = text.substring(body);
    ObjectId id =
        Objects.requireNonNullElse(
            ChangeIdUtil.computeChangeId(
                commit.getTree(),
                commit.getParent(0),
                commit.getAuthorIdent(),
                commit.getCommitterIdent(),
                message),
            commit);
    String complete = ChangeIdUtil.insertId(message, id);
    return (text.substring(0, body) + complete).getBytes(StandardCharsets.ISO_8859_1);
  }
}
