package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.tx.Applied;

/**
 * A commit that an action has made, as it is shown.
 *
 * @param id in hex
 * @param author {@code Name <mail>}
 * @param message as hooks have left it
 * @param specName the spec's file name
 * @param specBefore the spec in the commit's parent; empty bytes when there was none
 * @param specAfter the spec in the commit
 * @param files what it changes
 * @param warnings what a person should know
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DistgitCommit(
    String id,
    String author,
    String message,
    String specName,
    byte[] specBefore,
    byte[] specAfter,
    List<CommitFiles.Change> files,
    List<String> warnings) {
  public DistgitCommit {
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
  }

  /** Reads the commit of a transaction. */
  static DistgitCommit of(Checkout checkout, String specName, Applied applied) {
    DistgitCommit made = of(checkout, specName, applied.commit().orElseThrow());
    return new DistgitCommit(
        made.id,
        made.author,
        made.message,
        made.specName,
        made.specBefore,
        made.specAfter,
        made.files,
        applied.warnings());
  }

  /** Reads a commit. */
  static DistgitCommit of(Checkout checkout, String specName, String id) {
    var commit = checkout.history().read(id);
    CommitFiles files = checkout.commitFiles();
    Optional<String> parent = commit.parents().stream().findFirst();
    return new DistgitCommit(
        id,
        commit.author().name() + " <" + commit.author().email() + ">",
        commit.message(),
        specName,
        parent.flatMap(p -> files.read(p, specName)).orElse(new byte[0]),
        files.read(id, specName).orElse(new byte[0]),
        parent.map(p -> files.changes(p, id)).orElseGet(() -> all(files, id)),
        List.of());
  }

  /** The first commit of a branch adds everything. */
  private static List<CommitFiles.Change> all(CommitFiles files, String id) {
    return files.list(id).stream().map(entry -> new CommitFiles.Change('A', entry.path())).toList();
  }
}
