package org.rdopkg.service.gerrit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a change should not be taken. */
public final class ChangeProblems {
  private static final Set<String> MACHINES = Set.of("jenkins", "zuul");
  private static final String VERIFIED = "Verified";
  private static final String REVIEW = "Code-Review";

  private ChangeProblems() {}

  /** Sentences; empty when nothing speaks against a patch set. */
  public static List<String> of(GerritChange change, GerritPatchSet set) {
    List<String> problems = new ArrayList<>();
    if (change.status().equals("ABANDONED")) {
      problems.add("it is abandoned");
    }
    unverified(set, problems);
    for (GerritVote vote : set.votes()) {
      if (vote.label().equals(REVIEW) && vote.value() < 0) {
        problems.add("it has a negative review: " + REVIEW + " " + vote.value() + said(vote));
      }
    }
    if (change.workInProgress()) {
      problems.add("it is work in progress");
    }
    return List.copyOf(problems);
  }

  /** Where machines have voted, what people say of {@code Verified} does not count. */
  private static void unverified(GerritPatchSet set, List<String> problems) {
    List<GerritVote> votes =
        set.votes().stream()
            .filter(vote -> vote.label().equals(VERIFIED) && vote.value() != 0)
            .toList();
    List<GerritVote> ofMachines = votes.stream().filter(ChangeProblems::isOfMachine).toList();
    List<GerritVote> counted = ofMachines.isEmpty() ? votes : ofMachines;
    if (counted.isEmpty()) {
      problems.add("it has not been validated by CI: nobody has voted " + VERIFIED);
    }
    for (GerritVote vote : counted) {
      if (vote.value() < 0) {
        problems.add(
            "it has not been validated by CI: " + VERIFIED + " " + vote.value() + said(vote));
      }
    }
  }

  private static boolean isOfMachine(GerritVote vote) {
    return MACHINES.contains(vote.by().toLowerCase(Locale.ROOT));
  }

  private static String said(GerritVote vote) {
    return vote.by().isEmpty() ? "" : " by " + vote.by();
  }
}
