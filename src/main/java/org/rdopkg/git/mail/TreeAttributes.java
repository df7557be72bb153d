package org.rdopkg.git.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.diff.DiffAttributes;

/**
 * Finds the {@code .gitattributes} files of one tree: what git would read with that tree checked
 * out.
 *
 * <p>For one thread.
 */
final class TreeAttributes implements DiffAttributes.Files {
  private static final byte[] NAME = ".gitattributes".getBytes(StandardCharsets.US_ASCII);

  private final Blobs objects;
  private final ObjectId tree;
  private final Map<String, ObjectId> folders = new HashMap<>();

  /** The attributes files of a tree. */
  TreeAttributes(Blobs objects, ObjectId tree) {
    this.objects = objects;
    this.tree = tree;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when an object can't be read
   */
  @Override
  public Optional<byte[]> read(byte[] folder) {
    try {
      Optional<FileSide> file = entry(folder(folder), NAME).filter(FileSide::isRegularFile);
      return file.isPresent() ? Optional.of(objects.content(file.get())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of a folder, all zero when the tree has none there. */
  private ObjectId folder(byte[] path) throws IOException {
    if (path.length == 0) {
      return tree;
    }
    String key = new String(path, StandardCharsets.ISO_8859_1);
    ObjectId known = folders.get(key);
    if (known == null) {
      int slash = key.lastIndexOf('/');
      ObjectId parent = folder(Arrays.copyOf(path, Math.max(0, slash)));
      byte[] name = Arrays.copyOfRange(path, slash + 1, path.length);
      known = entry(parent, name).filter(FileSide::isFolder).orElse(FileSide.ABSENT).id();
      folders.put(key, known);
    }
    return known;
  }

  private Optional<FileSide> entry(ObjectId folder, byte[] name) throws IOException {
    TreeEntries entries = new TreeEntries(objects.tree(folder));
    while (!entries.atEnd()) {
      if (entries.isNamed(name)) {
        return Optional.of(entries.side());
      }
      entries.next();
    }
    return Optional.empty();
  }
}
