package org.rdopkg.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.rdopkg.workflow.NewVersionNarrator;
import org.rdopkg.workflow.PatchOutcome;

/** Remembers what a workflow tells, and how far it says that it is; says yes to everything. */
public final class Listening implements NewVersionNarrator {
  private final List<String> told = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final OutputStream programs = new ByteArrayOutputStream();

  /** Notes and warnings. */
  public List<String> told() {
    return told;
  }

  /** Lines like {@code reading foo.tar 50 of 100}, and {@code checking foo ...}. */
  public List<String> progress() {
    return progress;
  }

  @Override
  public void note(String line) {
    told.add(line);
  }

  @Override
  public void warn(String line) {
    told.add("warning: " + line);
  }

  @Override
  public void progress(String what, long done, long total) {
    progress.add(what + " " + done + " of " + total);
  }

  @Override
  public void count(String what, int done, int total) {
    progress.add(what + " " + done + " of " + total);
  }

  @Override
  public void waiting(String what) {
    progress.add(what + " ...");
  }

  @Override
  public boolean isInteractive() {
    return true;
  }

  @Override
  public boolean ask(String question, boolean byDefault) {
    told.add(question);
    return true;
  }

  @Override
  public void upstreamChanges(String diffstat, byte[] requirements) {
    told.add(diffstat);
  }

  @Override
  public void verdicts(List<PatchOutcome> outcomes) {
    outcomes.forEach(outcome -> told.add(outcome.subject()));
  }

  @Override
  public OutputStream programs() {
    return programs;
  }
}
