package org.rdopkg.git.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.IoErrors;

/**
 * Reads the index of a checkout. An index that only git can read (split, sparse, with a cache of
 * untracked files) is read through {@code git ls-files}, and can then only be changed by git.
 */
public final class GitIndex {
  private static final long LIMIT = 512L << 20;

  private final Checkout checkout;

  /** The index of a checkout. */
  public GitIndex(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * An index as it was read.
   *
   * @param file its entries
   * @param writable whether rdopkg may write it itself; else git has to
   */
  public record Snapshot(IndexFile file, boolean writable) {}

  /** Reads the index; empty when there is no index file yet. */
  public Snapshot read() {
    Path path = checkout.location().index();
    try {
      Optional<IndexFile> file = IndexParser.parse(AtomicFiles.read(path, LIMIT));
      return file.map(index -> new Snapshot(index, true))
          .orElseGet(() -> new Snapshot(askGit(), false));
    } catch (NoSuchFileException e) {
      return new Snapshot(IndexFile.empty(), true);
    } catch (IOException e) {
      throw IoErrors.cannot("read git's index", e);
    }
  }

  private IndexFile askGit() {
    byte[] output =
        checkout
            .runner()
            .run(checkout.git().request("ls-files", "-z", "--stage", "-t", "--full-name").build())
            .orThrow()
            .stdout();
    List<IndexEntry> entries = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < output.length; i++) {
      if (output[i] == 0) {
        entries.add(listed(new String(output, start, i - start, StandardCharsets.UTF_8)));
        start = i + 1;
      }
    }
    return IndexFile.of(entries);
  }

  /** One entry as {@code git ls-files -t --stage} shows it: {@code H 100644 ID STAGE<TAB>PATH}. */
  private static IndexEntry listed(String line) {
    int tab = line.indexOf('\t');
    String[] words = line.substring(0, tab).split(" ", -1);
    String path = line.substring(tab + 1);
    return new IndexEntry(
        path,
        path.getBytes(StandardCharsets.UTF_8),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[1], 8),
        ObjectId.fromString(words[2]),
        StatData.UNKNOWN,
        words[0].equals("S") ? IndexEntry.SKIP_WORKTREE : 0);
  }

  /** The index in the bytes of an index file; empty when only git can read it. */
  public static Optional<IndexFile> parse(byte[] bytes) {
    return IndexParser.parse(bytes);
  }

  /** The bytes of an index file. */
  public static byte[] toBytes(IndexFile index) {
    return IndexWriter.write(index);
  }

  /**
   * The index made safe for being written now. An entry whose file was changed in the very second
   * in which the old index was written looks unchanged by its time stamp; only the old index's own
   * time stamp tells that it must be read. That is lost when a newer index file takes its place, so
   * such entries are compared here, and marked when they differ (git's "racy git" rule).
   */
  public IndexFile withoutRacyEntries(IndexFile index) {
    return withoutRacyEntries(index, modified(checkout.location().index()));
  }

  /**
   * The same for an index file that was written at another time.
   *
   * @param written in seconds since 1970
   */
  public IndexFile withoutRacyEntries(IndexFile index, int written) {
    List<IndexEntry> entries = new ArrayList<>();
    for (IndexEntry entry : index.entries()) {
      boolean racy =
          entry.stage() == 0 && Integer.compareUnsigned(entry.stat().mtimeSeconds(), written) >= 0;
      entries.add(
          racy && entry.isFile() && changed(entry) ? entry.with(entry.stat().smudged()) : entry);
    }
    return new IndexFile(index.version(), entries);
  }

  private static int modified(Path index) {
    try {
      return (int) Files.getLastModifiedTime(index).toInstant().getEpochSecond();
    } catch (IOException e) {
      return 0; // no index yet, no entries
    }
  }

  private boolean changed(IndexEntry entry) {
    try {
      Path file = checkout.files().resolve(entry.path());
      if (!StatData.of(file).sameSecond(entry.stat())) {
        return false; // git sees that by itself
      }
      byte[] content = AtomicFiles.read(file, CheckoutFiles.LIMIT);
      try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
        return !formatter.idFor(Constants.OBJ_BLOB, content).equals(entry.id());
      }
    } catch (NoSuchFileException e) {
      return false; // git sees that by itself
    } catch (IOException e) {
      return true;
    }
  }
}
