package org.rdopkg.cli;

import java.nio.charset.StandardCharsets;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.FileDiff;
import org.rdopkg.workflow.DistgitCommit;

/** What a person reads of a commit that an action has made. */
final class CommitReport {
  private final Console console;

  CommitReport(Console console) {
    this.console = console;
  }

  /** The diff of the spec, the commit, its files, and that all is done. */
  void print(DistgitCommit commit) {
    printDiff(commit.specName(), commit.specBefore(), commit.specAfter());
    printCommit(commit);
    console.result("");
    commit.warnings().forEach(console::warn);
    console.result("Requested distgit update finished, see last commit.");
  }

  /** A diff as git shows it. */
  void printDiff(String specName, byte[] before, byte[] after) {
    byte[] diff = FileDiff.of(specName, before, after);
    String text = new String(diff, StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      if (!(line.isEmpty() && text.endsWith("\n"))) {
        console.result(Text.of(line, DiffStyle.of(line)));
      }
    }
  }

  /** The commit as {@code git log --name-status} shows it. */
  void printCommit(DistgitCommit commit) {
    console.result(Text.of("commit " + commit.id(), Style.WARN));
    console.result("Author: " + commit.author());
    printMessage(commit.message());
    for (CommitFiles.Change file : commit.files()) {
      console.result(file.letter() + "\t" + file.path());
    }
  }

  /** A commit message, indented, between empty lines. */
  void printMessage(String message) {
    console.result("");
    message.strip().lines().forEach(line -> console.result("    " + line));
    console.result("");
  }
}
