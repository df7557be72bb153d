package org.rdopkg.git;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.errors.MissingObjectException;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;

/**
 * A clone that lacks objects which its remote has promised to keep ({@code git clone --filter}, see
 * gitrepository-layout(5), {@code *.promisor}). JGit cannot fetch them; git does, whenever it reads
 * one.
 */
public final class PartialClone {
  /** One object a round; what most need is fetched at once before. */
  private static final int MOST_ROUNDS = 500;

  private final Checkout checkout;

  PartialClone(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Whether this is one. */
  public boolean isPartial() {
    GitConfig config = checkout.config();
    return config.get("extensions.partialClone").isPresent()
        || config.subsections("remote").stream()
            .anyMatch(remote -> config.isTrue("remote." + remote + ".promisor"));
  }

  /** Lets git fetch, in few requests, the files that the commits change. */
  public void fetchFilesOf(List<String> commits) {
    if (!isPartial() || commits.isEmpty()) {
      return;
    }
    String input = String.join("\n", commits) + "\n";
    require(
        checkout
            .git()
            .request("diff-tree", "--stdin", "-r", "-p", "--no-renames", "--no-ext-diff")
            .input(input.getBytes(StandardCharsets.US_ASCII))
            .stdout(ProcessRequest.Sink.DISCARD));
  }

  /** Does something; when objects turn out to be missing, lets git fetch them and tries again. */
  public <T> T fetching(Supplier<T> task) {
    for (int round = 0; round < MOST_ROUNDS && isPartial(); round++) {
      try {
        return task.get();
      } catch (RdopkgException e) {
        String id = missing(e).orElseThrow(() -> e);
        require(checkout.git().request("cat-file", "-e", id));
      }
    }
    return task.get();
  }

  private static Optional<String> missing(Throwable error) {
    for (@Nullable Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof MissingObjectException missing) {
        return Optional.of(missing.getObjectId().name());
      }
    }
    return Optional.empty();
  }

  private void require(ProcessRequest.Builder request) {
    ProcessResult result = checkout.runner().run(request.build());
    if (!result.succeeded()) {
      throw RdopkgException.of(
              ErrorKind.PROGRAM, "this partial clone lacks objects, and they cannot be fetched")
          .because(result.err().strip())
          .fix("git fetch --refetch --filter=blob:limit=1g   # when the remote can be reached")
          .fix("Or work in a clone made without --filter.");
    }
  }
}
