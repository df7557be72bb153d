package org.rdopkg.patch.apply;

import java.util.Optional;

/** The files that patches are applied to. Paths have one character for each byte. */
public interface FileTree {
  /** The file at a path; empty when there is none, or a folder or submodule. */
  Optional<TreeFile> file(String path);

  /** Whether a folder, or anything that is no file, is at a path. */
  boolean isFolder(String path);
}
