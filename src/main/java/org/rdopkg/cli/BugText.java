package org.rdopkg.cli;

import com.google.gson.JsonArray;
import org.rdopkg.patch.PatchCommit;

/** The bugs of a patch, shown. */
final class BugText {
  private BugText() {}

  static String subject(PatchCommit commit) {
    return commit.subject();
  }

  static JsonArray json(PatchCommit commit) {
    return new JsonArray();
  }
}
