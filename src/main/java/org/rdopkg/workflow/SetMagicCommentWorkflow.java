package org.rdopkg.workflow;

import java.util.Optional;
import org.rdopkg.distgit.DistgitBranch;
import org.rdopkg.distgit.PatchesBase;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.Environment;
import org.rdopkg.patch.PatchesIgnore;
import org.rdopkg.spec.MagicComment;
import org.rdopkg.spec.SetMagicComment;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.lint.MagicCommentCheck;

/** {@code rdopkg set-magic-comment}: edits the spec of the work tree, commits nothing. */
public final class SetMagicCommentWorkflow {
  private static final String ACTION = "rdopkg set-magic-comment";

  private final Environment environment;
  private final Narrator narrator;

  public SetMagicCommentWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * What came of it.
   *
   * @param specName the spec's file name
   * @param before the value that the comment had
   * @param after the value that it has now; empty when it was dropped
   * @param changed whether the spec was written
   */
  public record Result(
      String specName, Optional<String> before, Optional<String> after, boolean changed) {}

  /**
   * Sets or drops the comment.
   *
   * @param value the new value; an empty one drops the comment
   */
  public Result run(String name, String value) {
    check(name, value);
    if (!MagicCommentCheck.NAMES.contains(name) && !value.isEmpty()) {
      Suggestions.near(name, MagicCommentCheck.NAMES).stream()
          .findFirst()
          .ifPresent(n -> narrator.warn("nothing reads # " + name + "=; did you mean " + n + "?"));
    }
    try (Checkout checkout = Checkout.open(environment)) {
      Transactions begun = WritingTransactions.begin(checkout, narrator);
      DistgitBranch branch = DistgitBranch.of(checkout.facts());
      if (DistgitBranch.isElsewhere(checkout.facts())) {
        try (BranchSwitch there =
            BranchSwitch.toDistgit(checkout, branch, ACTION, narrator, begun)) {
          return there.done(set(checkout, there.transactions(), name, value));
        }
      }
      return set(checkout, begun, name, value);
    }
  }

  private static Result set(
      Checkout checkout, Transactions transactions, String name, String value) {
    PackageFiles files = PackageFiles.ofWorkTree(checkout.files());
    String specName = PackageReader.theSpec(files.names());
    SpecFile spec = PackageReader.readSpec(files, specName);
    Optional<String> before = MagicComment.find(spec, name).map(MagicComment::value);
    SpecFile edited =
        value.isEmpty() ? SetMagicComment.drop(spec, name) : SetMagicComment.set(spec, name, value);
    boolean changed = !edited.equals(spec);
    if (changed) {
      Before asRead = Before.content(spec.bytes());
      transactions.apply(
          UpdatePlan.builder(ACTION, checkout.refs().head())
              .file(new FileChange.Write(specName, edited.bytes(), asRead))
              .build());
    }
    return new Result(specName, before, Optional.of(value).filter(v -> !v.isEmpty()), changed);
  }

  private static void check(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(SetMagicCommentWorkflow::isNameCharacter)) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid magic comment name: " + name)
          .because("a name is made of letters, digits, dashes and underscores")
          .fix("rdopkg help set-magic-comment");
    }
    if (value.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid magic comment value: " + value)
          .because("a value ends at the first blank");
    }
    if (name.equals(MagicComment.PATCHES_IGNORE) && !value.isEmpty()) {
      PatchesIgnore.parse(value);
    }
    if (name.equals(MagicComment.PATCHES_BASE)) {
      PatchesBase.parse(value);
    }
  }

  private static boolean isNameCharacter(int c) {
    return c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
