package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.rdopkg.patch.apply.ApplyResult;

/**
 * Whether the patches apply to what they are for.
 *
 * @param against the archive's name, or the tag's
 * @param folder where in it they were applied
 * @param patches each patch, in the order that they are applied in
 * @param notes what could not be followed
 * @param failure why no patch, or not all of them, could be tried
 * @param comparison the result beside the patches branch; empty without one
 */
public record VerifyResult(
    String against,
    String folder,
    List<Patch> patches,
    List<String> notes,
    Optional<String> failure,
    Optional<Comparison> comparison) {
  public VerifyResult {
    patches = List.copyOf(patches);
    notes = List.copyOf(notes);
  }

  /** How well a patch applies. */
  public enum Status {
    APPLIES("applies"),
    OFFSET("applies with offset"),
    FUZZ("applies with fuzz"),
    ALREADY("is there already"),
    FAILS("fails"),
    MISSING("can't be tried");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    /** For people. */
    public String text() {
      return text;
    }

    /** Whether rpmbuild would go on. */
    public boolean isGood() {
      return this == APPLIES || this == OFFSET || this == FUZZ;
    }
  }

  /**
   * A patch.
   *
   * @param file its name
   * @param number its number
   * @param status how well it applies
   * @param result hunk by hunk; empty when it could not be tried
   * @param details for people: what does not fit
   */
  public record Patch(
      String file, int number, Status status, Optional<ApplyResult> result, List<String> details) {
    public Patch {
      details = List.copyOf(details);
    }
  }

  /**
   * The patched sources and the patches branch.
   *
   * @param branch its name
   * @param onlyInBranch files that the sources lack
   * @param onlyInSources files that the branch lacks
   * @param different files that are not the same
   */
  public record Comparison(
      String branch,
      List<String> onlyInBranch,
      List<String> onlyInSources,
      List<String> different) {
    public Comparison {
      onlyInBranch = List.copyOf(onlyInBranch);
      onlyInSources = List.copyOf(onlyInSources);
      different = List.copyOf(different);
    }
  }

  /** Whether {@code %prep} would succeed. */
  public boolean isGood() {
    return failure.isEmpty() && patches.stream().allMatch(patch -> patch.status().isGood());
  }
}
