package org.rdopkg.git.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.rdopkg.git.diff.DiffAttributes;

/**
 * Which driver merges a path: by the {@code .gitattributes} of the tree that the pick is made on,
 * and the user's own files, as git in a work tree of that tree.
 */
final class DriverRules {
  private final ObjectStore store;
  private final MergeRules rules;
  private final UserAttributes user;

  DriverRules(ObjectStore store, MergeRules rules, UserAttributes user) {
    this.store = store;
    this.rules = rules;
    this.user = user;
  }

  /** Attributes outside of the tree. */
  record UserAttributes(Optional<byte[]> info, Optional<byte[]> global) {}

  MergeDriver driver(ObjectId tree, String path) throws IOException {
    try {
      DiffAttributes attributes =
          new DiffAttributes(folder -> read(tree, folder), user.info(), user.global());
      byte[] raw = path.getBytes(StandardCharsets.ISO_8859_1);
      String name = attributes.merging(raw).driver();
      return named(name.isEmpty() ? rules.config().get("merge.default").orElse("text") : name);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Optional<byte[]> read(ObjectId tree, byte[] folder) {
    try {
      String prefix = new String(folder, StandardCharsets.ISO_8859_1);
      String path = prefix.isEmpty() ? ".gitattributes" : prefix + "/.gitattributes";
      Optional<Node> file = store.file(tree, path).filter(Node::isRegular);
      return file.isEmpty() ? Optional.empty() : Optional.of(store.blob(file.get().id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drivers that users define may have the names of git's own; an unknown one is text. */
  private MergeDriver named(String name) {
    if (rules.config().get("merge." + name + ".driver").isPresent()) {
      return MergeDriver.CUSTOM;
    }
    return switch (name) {
      case "binary" -> MergeDriver.BINARY;
      case "union" -> MergeDriver.UNION;
      default -> MergeDriver.TEXT;
    };
  }
}
