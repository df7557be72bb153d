package org.rdopkg.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;

/**
 * The refs in files: one small file a ref, and {@code packed-refs} for those that have none. See
 * gitrepository-layout(5) and git-pack-refs(1).
 *
 * <p>JGit reads them too, but needs its whole repository for it, which takes a quarter of the time
 * of an action that asks for refs only.
 */
final class RefFiles implements RefStore {
  private static final String SYMBOLIC = "ref:";
  private static final int LIMIT = 1 << 14;

  /** A file that holds neither an id nor a name: what a crash may leave. */
  private static final Value DAMAGED = new Value("", false);

  private final Path gitDir;
  private final Path commonDir;
  private final PackedRefs packed;

  /**
   * @param gitDir with the refs of one work tree: HEAD and a few more
   * @param commonDir with all others
   */
  RefFiles(Path gitDir, Path commonDir) {
    this.gitDir = gitDir;
    this.commonDir = commonDir;
    this.packed = new PackedRefs(commonDir.resolve("packed-refs"));
  }

  @Override
  public @Nullable Value read(String fullName) {
    try {
      Value value = find(fullName);
      if (DAMAGED.equals(value)) {
        throw damaged(fullName);
      }
      return value;
    } catch (IOException e) {
      throw IoErrors.cannot("read the ref " + fullName, e);
    }
  }

  private @Nullable Value find(String fullName) throws IOException {
    Value loose = loose(folder(fullName).resolve(fullName));
    if (loose != null || !fullName.startsWith("refs/")) {
      return loose;
    }
    String id = packed.get(fullName);
    return id == null ? null : new Value(id, false);
  }

  @Override
  public List<String> names(String prefix) {
    try {
      Set<String> names = new TreeSet<>(packed.names(prefix));
      addLoose(commonDir, prefix, names);
      if (!gitDir.equals(commonDir)) {
        addLoose(gitDir, prefix, names);
      }
      return List.copyOf(names);
    } catch (IOException e) {
      throw IoErrors.cannot("read the refs below " + prefix, e);
    }
  }

  private void addLoose(Path root, String prefix, Set<String> names) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(prefix))) {
      for (Path file : files) {
        String name = prefix + file.getFileName();
        if (Files.isDirectory(file)) {
          addLoose(root, name + "/", names);
        } else if (Refs.isValid(name) && root.equals(folder(name)) && exists(loose(file))) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return; // none there, or gone meanwhile
    }
  }

  /** Whether a ref, seen through symbolic ones, holds an object. */
  private boolean exists(@Nullable Value value) throws IOException {
    Value now = value;
    for (int i = 0; now != null && now.symbolic() && i < Refs.MOST_STEPS; i++) {
      now = Refs.isValid(now.text()) ? find(now.text()) : null;
    }
    return now != null && !now.symbolic() && !now.equals(DAMAGED);
  }

  /** Each work tree has its own HEAD and its own refs below three folders. */
  private Path folder(String name) {
    boolean own =
        !name.startsWith("refs/")
            || name.startsWith("refs/worktree/")
            || name.startsWith("refs/bisect/")
            || name.startsWith("refs/rewritten/");
    return own ? gitDir : commonDir;
  }

  private static @Nullable Value loose(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) { // an old way to write a symbolic ref
      String target = Files.readSymbolicLink(file).toString();
      if (target.startsWith("refs/")) {
        return new Value(target, true);
      }
    }
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      return value(new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Value value(String content) {
    if (content.startsWith(SYMBOLIC)) {
      return new Value(content.substring(SYMBOLIC.length()).strip(), true);
    }
    int end = PackedRefs.HEX_LENGTH;
    boolean complete =
        content.length() == end || (content.length() > end && content.charAt(end) <= ' ');
    return complete && PackedRefs.isHex(content, 0)
        ? new Value(content.substring(0, end), false)
        : DAMAGED;
  }

  private RdopkgException damaged(String name) {
    return RdopkgException.of(ErrorKind.INPUT, "the ref " + name + " is damaged")
        .because(folder(name).resolve(name) + " holds no object id")
        .fix("git fsck");
  }
}
