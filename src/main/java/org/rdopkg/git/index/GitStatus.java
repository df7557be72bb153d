package org.rdopkg.git.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.FileStatus.Change;
import org.rdopkg.io.ProcessRequest;

/**
 * Asks {@code git status --porcelain=v2}, for files that git filters and for questions about the
 * whole work tree.
 */
final class GitStatus {
  private final Checkout checkout;

  GitStatus(Checkout checkout) {
    this.checkout = checkout;
  }

  /** How these paths stand; clean ones are there too. No paths, no process. */
  Map<String, FileStatus> of(List<String> paths) {
    Map<String, FileStatus> result = new HashMap<>();
    if (!paths.isEmpty()) {
      paths.forEach(path -> result.put(path, clean(path)));
      List<String> options = new ArrayList<>(List.of("--untracked-files=all", "--ignored", "--"));
      options.addAll(paths);
      read(options, result);
    }
    return result;
  }

  /** Every tracked path that differs between HEAD, index and work tree. */
  List<FileStatus> tracked() {
    Map<String, FileStatus> result = new HashMap<>();
    read(List.of("--untracked-files=no"), result);
    List<FileStatus> sorted = new ArrayList<>(result.values());
    sorted.sort((a, b) -> a.path().compareTo(b.path()));
    return List.copyOf(sorted);
  }

  private FileStatus clean(String path) {
    boolean inHead =
        checkout
            .refs()
            .head()
            .commit()
            .flatMap(c -> checkout.commitFiles().find(c, path))
            .isPresent();
    return new FileStatus(path, inHead, Change.NONE, Change.NONE);
  }

  private void read(List<String> options, Map<String, FileStatus> result) {
    List<String> arguments =
        new ArrayList<>(List.of("status", "--porcelain=v2", "-z", "--no-renames"));
    arguments.addAll(options);
    ProcessRequest request =
        checkout
            .git()
            .request(arguments.toArray(String[]::new))
            .with("GIT_LITERAL_PATHSPECS", "1")
            .with("GIT_OPTIONAL_LOCKS", "0")
            .build();
    for (String record : checkout.runner().run(request).orThrow().out().split("\0", -1)) {
      if (!record.isEmpty()) {
        FileStatus status = parse(record);
        result.merge(status.path(), status, GitStatus::both);
      }
    }
  }

  /**
   * {@code 1 XY SUB MODES IDS PATH}, {@code u ...} for a conflict, {@code ? PATH}, {@code ! PATH}.
   */
  private static FileStatus parse(String record) {
    char type = record.charAt(0);
    return switch (type) {
      case '1' -> {
        String[] fields = record.split(" ", 9);
        yield new FileStatus(
            fields[8],
            !fields[3].equals("000000"),
            change(fields[1].charAt(0)),
            change(fields[1].charAt(1)));
      }
      case 'u' -> new FileStatus(record.split(" ", 11)[10], true, Change.CONFLICT, Change.CONFLICT);
      default -> new FileStatus(record.substring(2), false, Change.NONE, Change.ADDED);
    };
  }

  private static Change change(char letter) {
    return switch (letter) {
      case '.' -> Change.NONE;
      case 'A' -> Change.ADDED;
      case 'D' -> Change.DELETED;
      default -> Change.MODIFIED;
    };
  }

  /** A path deleted from the index whose file is still there comes as two records. */
  private static FileStatus both(FileStatus known, FileStatus more) {
    return known.isClean()
        ? new FileStatus(
            more.path(), known.inHead() || more.inHead(), more.staged(), more.unstaged())
        : new FileStatus(known.path(), known.inHead(), known.staged(), more.unstaged());
  }
}
