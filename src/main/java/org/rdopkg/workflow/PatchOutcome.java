package org.rdopkg.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdopkg.git.tx.PatchFate;
import org.rdopkg.patch.ConflictedPath;
import org.rdopkg.patch.DropReason;
import org.rdopkg.patch.ReplayedPatch;
import org.rdopkg.patch.UpstreamEvidence;
import org.rdopkg.patch.Verdict;

/**
 * What became of one patch on the new base, in the words of the report, {@code --json} and the
 * journal.
 *
 * @param commit the commit on the old base, full hex
 * @param subject its subject
 * @param newCommit the commit on the new base; empty when it was left out or conflicts
 * @param fate what became of it
 * @param detail in which way; may be empty
 * @param evidence signs that upstream has it
 * @param byGit whether the user's git had to make this pick
 * @param conflicts where it conflicts; known only by the run that found it
 */
public record PatchOutcome(
    String commit,
    String subject,
    Optional<String> newCommit,
    Fate fate,
    String detail,
    List<String> evidence,
    boolean byGit,
    List<ConflictedPath> conflicts) {
  private static final int SHORT_ID = 7;

  /** What became of a patch. */
  public enum Fate {
    /** It says what it said. */
    KEPT("kept"),
    /** It applies, but looks different. */
    CHANGED("changed"),
    /** Upstream has it. */
    UPSTREAMED("upstreamed"),
    /** Nothing is left of it. */
    EMPTIED("emptied"),
    /** Left out on evidence, by the user's decision. */
    LEFT_OUT("left out"),
    /** It conflicts. */
    CONFLICT("conflict"),
    /** It comes after a conflict: not tried yet. */
    WAITING("not tried yet"),
    /** It came after a conflict, and git has applied it then. */
    APPLIED("applied by git"),
    /** The user has resolved its conflict. */
    RESOLVED("resolved by hand"),
    /** It was skipped in the rebase that the user went through. */
    SKIPPED("left out by hand");

    private final String text;

    Fate(String text) {
      this.text = text;
    }

    /** What to tell people. */
    public String text() {
      return text;
    }

    /** What to tell machines: {@code left-out}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of what people are told; the text itself when it is unknown. */
    public static String keyOf(String text) {
      return Arrays.stream(values())
          .filter(fate -> fate.text.equals(text))
          .map(Fate::key)
          .findFirst()
          .orElse(text);
    }
  }

  public PatchOutcome {
    evidence = List.copyOf(evidence);
    conflicts = List.copyOf(conflicts);
  }

  static PatchOutcome of(ReplayedPatch patch) {
    return new PatchOutcome(
        patch.commit().id(),
        patch.commit().subject(),
        patch.newId(),
        fate(patch.verdict()),
        VerdictText.of(patch.verdict()),
        patch.evidence().stream().map(UpstreamEvidence::text).toList(),
        patch.decidedByGit(),
        patch.verdict() instanceof Verdict.Conflicting conflicting
            ? conflicting.paths()
            : List.of());
  }

  private static Fate fate(Verdict verdict) {
    if (verdict instanceof Verdict.Kept) {
      return Fate.KEPT;
    } else if (verdict instanceof Verdict.Changed) {
      return Fate.CHANGED;
    } else if (verdict instanceof Verdict.Upstreamed) {
      return Fate.UPSTREAMED;
    } else if (verdict instanceof Verdict.Emptied) {
      return Fate.EMPTIED;
    }
    return verdict instanceof Verdict.LeftOut ? Fate.LEFT_OUT : Fate.CONFLICT;
  }

  PatchOutcome with(Fate other, Optional<String> now, String why) {
    return new PatchOutcome(commit, subject, now, other, why, evidence, byGit, List.of());
  }

  /** Where it conflicts, and with which commits of upstream's; none when it does not. */
  public List<String> conflictLines() {
    return VerdictText.conflict(conflicts);
  }

  /** Whether the new branch has it no more. */
  public boolean isDropped() {
    return switch (fate) {
      case UPSTREAMED, EMPTIED, LEFT_OUT, SKIPPED -> true;
      default -> false;
    };
  }

  /** Whether it is worth a word in a short report. */
  public boolean isRemarkable() {
    return fate != Fate.KEPT || byGit;
  }

  /** Why its patch file goes; empty when it stays, or nobody knows. */
  Optional<DropReason> dropReason() {
    return switch (fate) {
      case UPSTREAMED -> Optional.of(DropReason.MERGED_UPSTREAM);
      case EMPTIED -> Optional.of(DropReason.EMPTIED);
      case LEFT_OUT ->
          Optional.of(evidence.isEmpty() ? DropReason.GONE : DropReason.MERGED_UPSTREAM);
      case SKIPPED -> Optional.of(DropReason.CONFLICTED);
      default -> Optional.empty();
    };
  }

  /** In which way it was changed; empty when there is nothing to say. */
  Optional<String> remark() {
    return switch (fate) {
      case CHANGED -> Optional.of(detail).filter(text -> !text.isEmpty());
      case RESOLVED -> Optional.of(fate.text());
      default -> Optional.empty();
    };
  }

  /** The commit's id as people are shown it. */
  public String shortId() {
    return commit.substring(0, Math.min(SHORT_ID, commit.length()));
  }

  /** The same for the log of operations. */
  PatchFate asFate() {
    return new PatchFate(
        commit, newCommit.orElse(""), fate.text(), subject, detail, evidence, byGit);
  }

  /** The story without the fate itself; may be empty. */
  public String reason() {
    String rest = story().substring(fate.text().length());
    return rest.startsWith(": ") ? rest.substring(2) : rest.strip();
  }

  /** The fate with its detail and the evidence, on one line. */
  public String story() {
    return asFate().story();
  }
}
