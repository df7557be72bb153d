package org.rdopkg.patch.apply;

import java.util.List;

/** Applies patches. */
public final class PatchApplication {
  private PatchApplication() {}

  /**
   * Applies a patch to a tree. A patch that can't be applied is no error but a result.
   *
   * @param patch the patch file, uncompressed
   * @param tree the files; not changed
   */
  public static ApplyResult apply(byte[] patch, FileTree tree, ApplyRule rule) {
    ApplyResult result = once(patch, tree, rule);
    boolean back = !result.applied() && once(patch, tree, rule.reversed()).applied();
    return back ? result.asAlreadyApplied() : result;
  }

  private static ApplyResult once(byte[] patch, FileTree tree, ApplyRule rule) {
    return switch (rule.tool()) {
      case PATCH -> {
        List<FilePatch> diffs = PatchReader.gnu(patch);
        yield new GnuPatch(tree, rule).apply(diffs, patch.length == 0);
      }
      case GIT -> new GitPatch(tree, rule).apply(PatchReader.git(patch));
    };
  }
}
