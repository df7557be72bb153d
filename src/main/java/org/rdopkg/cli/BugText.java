package org.rdopkg.cli;

import com.google.gson.JsonArray;
import org.rdopkg.patch.BugPatterns;
import org.rdopkg.patch.PatchCommit;

/** The bugs of a patch, shown. */
final class BugText {
  private BugText() {}

  static JsonArray json(PatchCommit commit, BugPatterns patterns) {
    JsonArray bugs = new JsonArray();
    patterns.ids(commit.message()).forEach(bugs::add);
    return bugs;
  }
}
