package org.rdopkg.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ReadListener;
import org.rdopkg.sources.ArchiveEntry.Kind;

/**
 * All of an archive in memory, hard links resolved. For archives of any size use {@link
 * SourceArchive} and keep what is needed.
 *
 * @param files by path: files and symbolic links; folders stand in it only when they are empty
 * @param marked whether the archive ends as one should; else it may be cut between two entries
 */
public record SourceTree(SortedMap<ArchivePath, Item> files, boolean marked) {
  public SourceTree {
    files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * A file, a symbolic link or an empty folder.
   *
   * @param mode permissions
   * @param content of a file; the target of a symbolic link; empty for a folder
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Item(Kind kind, int mode, byte[] content) {}

  /**
   * Reads an archive.
   *
   * @param listener told how far that is
   * @throws RdopkgException as {@link SourceArchive#read}, and when the contents are bigger than
   *     {@link ArchiveLimits#keptBytes}
   */
  public static SourceTree read(Path file, ArchiveLimits limits, ReadListener listener) {
    Collector collector = new Collector(String.valueOf(file.getFileName()), limits);
    SourceArchive.read(file, limits, collector, listener);
    return collector.tree();
  }

  /** Keeps everything. */
  private static final class Collector implements ArchiveVisitor {
    private final String name;
    private final ArchiveLimits limits;
    private final SortedMap<ArchivePath, Item> items = new TreeMap<>();
    private long kept;
    private boolean marked = true;

    Collector(String name, ArchiveLimits limits) {
      this.name = name;
      this.limits = limits;
    }

    @Override
    public void visit(ArchiveEntry entry, EntryContent content) throws IOException {
      Item item =
          switch (entry.kind()) {
            case FILE -> new Item(Kind.FILE, entry.mode(), keep(entry, content));
            case SYMLINK -> new Item(Kind.SYMLINK, entry.mode(), target(entry).bytes());
            case HARD_LINK -> linked(target(entry));
            case FOLDER -> new Item(Kind.FOLDER, entry.mode(), new byte[0]);
          };
      items.put(entry.path(), item);
    }

    @Override
    public void endsWithoutMark() {
      marked = false;
    }

    private byte[] keep(ArchiveEntry entry, EntryContent content) throws IOException {
      checkKept(Math.max(0, entry.size()));
      byte[] bytes = content.bytes();
      kept += bytes.length;
      checkKept(0);
      return bytes;
    }

    private void checkKept(long more) {
      if (kept + more > limits.keptBytes()) {
        throw ArchiveErrors.tooBig(
            name, "its contents have more than " + limits.keptBytes() + " bytes");
      }
    }

    private static ArchivePath target(ArchiveEntry entry) {
      return entry.target().orElseThrow();
    }

    private Item linked(ArchivePath target) {
      Item item = items.get(target);
      if (item == null) {
        throw ArchiveErrors.refused(
            name, "a link in it leads to " + target + ", which is not there");
      }
      return item;
    }

    SourceTree tree() {
      items.entrySet().removeIf(e -> e.getValue().kind() == Kind.FOLDER && hasChildren(e.getKey()));
      return new SourceTree(items, marked);
    }

    /** What stands below a folder follows it in the order of bytes, but not at once. */
    private boolean hasChildren(ArchivePath folder) {
      ArchivePath first = folder.withSlash();
      SortedMap<ArchivePath, Item> after = items.tailMap(first);
      return !after.isEmpty() && after.firstKey().startsWith(first);
    }
  }
}
