package org.rdopkg.cli;

import com.google.gson.JsonArray;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.PatchCommit;

/** The bugs of a patch, shown. */
final class BugText {
  private BugText() {}

  /** The subject with each bug that only the body mentions behind it. */
  static String subject(PatchCommit commit) {
    return BugPatterns.DEFAULT.describe(commit);
  }

  static JsonArray json(PatchCommit commit) {
    JsonArray bugs = new JsonArray();
    BugPatterns.DEFAULT.ids(commit.message()).forEach(bugs::add);
    return bugs;
  }
}
