package org.rdopkg.git.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.index.FileStatus.Change;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.CheckoutFiles;
import org.rdopkg.io.IoErrors;

/** Compares HEAD, index and work tree; changes nothing, not even what the index remembers. */
public final class WorkTreeStatus {
  private static final int FILE = 0100644;
  private static final int EXECUTABLE = 0100755;
  private static final int LINK = 0120000;
  private static final int OTHER = 0;

  private final Checkout checkout;

  /** The status of a checkout. */
  public WorkTreeStatus(Checkout checkout) {
    this.checkout = checkout;
  }

  /** How one path stands. */
  public FileStatus of(String path) {
    return of(List.of(path)).get(0);
  }

  /** How these paths stand, in the order given. */
  public List<FileStatus> of(Collection<String> paths) {
    IndexFile index = new GitIndex(checkout).read().file();
    Map<String, IndexEntry> staged = new HashMap<>();
    index.entries().forEach(entry -> staged.merge(entry.path(), entry, (a, b) -> b));
    CleanFilter filter = new CleanFilter(checkout, paths);
    List<String> filtered = paths.stream().filter(filter::appliesTo).toList();
    Map<String, FileStatus> byGit = new GitStatus(checkout).of(filtered);
    try (ObjectReader reader = checkout.repository().newObjectReader()) {
      TreeEditor head = new TreeEditor(reader, headTree());
      List<FileStatus> result = new ArrayList<>();
      for (String path : paths) {
        FileStatus known = byGit.get(path);
        result.add(
            known == null
                ? status(path, head.get(path), Optional.ofNullable(staged.get(path)))
                : known);
      }
      return List.copyOf(result);
    } catch (IOException e) {
      throw IoErrors.cannot("compare the work tree with HEAD", e);
    }
  }

  /** Every tracked path that differs between HEAD, index and work tree, sorted. */
  public List<FileStatus> trackedChanges() {
    return new GitStatus(checkout).tracked();
  }

  private @Nullable ObjectId headTree() {
    Optional<String> commit = checkout.refs().head().commit();
    return commit.isEmpty() ? null : ObjectId.fromString(checkout.commitFiles().tree(commit.get()));
  }

  private FileStatus status(String path, Optional<TreeEditor.File> head, Optional<IndexEntry> entry)
      throws IOException {
    if (entry.isPresent() && entry.get().stage() != 0) {
      return new FileStatus(path, head.isPresent(), Change.CONFLICT, Change.CONFLICT);
    }
    Optional<TreeEditor.File> staged =
        entry
            .filter(e -> (e.flags() & IndexEntry.INTENT_TO_ADD) == 0)
            .map(e -> new TreeEditor.File(e.mode(), e.id()));
    Optional<TreeEditor.File> actual = actual(path, entry);
    return new FileStatus(path, head.isPresent(), change(head, staged), change(staged, actual));
  }

  private static Change change(Optional<TreeEditor.File> older, Optional<TreeEditor.File> newer) {
    if (older.equals(newer)) {
      return Change.NONE;
    }
    return older.isEmpty() ? Change.ADDED : newer.isEmpty() ? Change.DELETED : Change.MODIFIED;
  }

  /** What git would make of the work tree's file if it were added now. */
  private Optional<TreeEditor.File> actual(String path, Optional<IndexEntry> entry)
      throws IOException {
    Path file = checkout.files().resolve(path);
    int mode = mode(file, entry);
    if (mode < 0) {
      boolean sparse = entry.isPresent() && (entry.get().flags() & IndexEntry.SKIP_WORKTREE) != 0;
      return sparse ? entry.map(e -> new TreeEditor.File(e.mode(), e.id())) : Optional.empty();
    }
    if (mode == OTHER) {
      return Optional.of(new TreeEditor.File(OTHER, ObjectId.zeroId()));
    }
    byte[] content =
        mode == LINK
            ? Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8)
            : AtomicFiles.read(file, CheckoutFiles.LIMIT);
    return Optional.of(new TreeEditor.File(mode, blobId(content)));
  }

  private static ObjectId blobId(byte[] content) {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, content);
    }
  }

  /** The mode that git would give a file; negative when there is none. */
  private int mode(Path file, Optional<IndexEntry> entry) throws IOException {
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        return LINK;
      }
      if (!attributes.isRegularFile()) {
        return OTHER;
      }
      if (checkout.config().isFalse("core.fileMode")) {
        return entry.filter(IndexEntry::isFile).map(IndexEntry::mode).orElse(FILE);
      }
      boolean executable = attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
      return executable ? EXECUTABLE : FILE;
    } catch (NoSuchFileException e) {
      return -1;
    } catch (java.nio.file.FileSystemException e) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return -1; // a file stands where a folder of the path should be
    }
  }
}
