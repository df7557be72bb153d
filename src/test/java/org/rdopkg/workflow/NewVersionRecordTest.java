package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdopkg.io.Environment;
import org.rdopkg.io.Terminal;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;

/**
 * No patch vanishes without a trace: changelog, commit message, JSON and {@code oplog} tell why.
 */
class NewVersionRecordTest {
  private static final String ID = "\n\nChange-Id: I1111111111111111111111111111111111111111";
  private static final String LONG = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\n";

  /** One kept, one cherry-picked, one that only its Change-Id finds, one whose file moved. */
  private static DistgitRepo mixed() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("src/deep", LONG, "README", "x\n"))
            .patch("Keep 100% of it", "kept", "k\n")
            .patch("Backport", "backport", "b\n")
            .patch("Fix it" + ID, "fix", "ours\n")
            .patch("Change deep", "src/deep", LONG.replace("g\n", "G\n"))
            .inSpec(4)
            .create();
    var upstream = repo.git().importing("up").from("1.2.3");
    upstream.file("backport", "b\n").commit("Upstream's own words for the backport");
    upstream.file("fix", "theirs\n").commit("Fix it better" + ID);
    upstream.delete("src/deep").file("lib/deep", LONG.replace("c\n", "C\n")).commit("Move").done();
    repo.git().git("tag", "2.0.0", "up");
    return repo;
  }

  private static JsonObject patch(JsonArray patches, String subject) {
    for (JsonElement patch : patches) {
      if (patch.getAsJsonObject().get("subject").getAsString().equals(subject)) {
        return patch.getAsJsonObject();
      }
    }
    throw new AssertionError("no " + subject + " in " + patches);
  }

  private static JsonArray fromLog(DistgitRepo repo) {
    JsonArray operations =
        JsonParser.parseString(repo.run("oplog", "--json").exits(0).out())
            .getAsJsonObject()
            .getAsJsonArray("operations");
    return operations.get(operations.size() - 1).getAsJsonObject().getAsJsonArray("patches");
  }

  @Test
  void theLogOfOperationsKeepsEveryVerdictWithItsEvidence() {
    DistgitRepo repo = mixed();
    String backport = repo.git().id("up~2").substring(0, 7);
    String fix = repo.git().id("up~1").substring(0, 7);
    JsonObject report =
        JsonParser.parseString(
                repo.run("new-version", "-lnU", "--drop-upstreamed", "auto", "--json", "2.0.0")
                    .exits(0)
                    .out())
            .getAsJsonObject();
    JsonArray logged = fromLog(repo);
    assertThat(logged).isEqualTo(report.getAsJsonArray("verdicts"));
    assertThat(logged).hasSize(4);
    assertThat(patch(logged, "Keep 100% of it").get("verdict").getAsString()).isEqualTo("kept");
    JsonObject dropped = patch(logged, "Backport");
    assertThat(dropped.get("verdict").getAsString()).isEqualTo("upstreamed");
    assertThat(dropped.get("new_commit").isJsonNull()).isTrue();
    assertThat(dropped.toString()).contains("same change as " + backport);
    assertThat(patch(logged, "Fix it").toString()).contains("same Change-Id as " + fix);
    assertThat(patch(logged, "Change deep").toString()).contains("src/deep is now lib/deep");
    repo.run("oplog")
        .exits(0)
        .outContains(
            "        1 patch kept\n",
            "Backport  -- upstreamed: same change as " + backport,
            "same Change-Id as " + fix,
            "Change deep  -- changed: ",
            "src/deep is now lib/deep");
  }

  @Test
  void fullNamesDroppedAndChangedPatchesAndAmendKeepsThat() {
    DistgitRepo repo = mixed();
    repo.run("new-version", "-lnU", "-C", "full", "--drop-upstreamed", "auto", "2.0.0").exits(0);
    String[] items = {
      "- Update to 2.0.0\n",
      "- Update patch: Change deep (lines moved, src/deep is now lib/deep)\n",
      "- Drop patch merged upstream: Fix it\n",
      "- Drop patch merged upstream: Backport\n"
    };
    repo.spec().contains(items).patches(2);
    String message = NewVersions.message(repo) + "\n";
    assertThat(message).contains(items);
    repo.git().write("foo.spec", repo.git().read("foo.spec").replace("Summary: ", "Summary:  "));
    repo.run("amend").exits(0);
    assertThat(NewVersions.message(repo) + "\n").isEqualTo(message);
    repo.run("amend").exits(0);
    assertThat(NewVersions.message(repo) + "\n").isEqualTo(message);
  }

  @Test
  void theSettingMakesFullTheDefaultAndTheOptionOverridesIt() {
    DistgitRepo repo = mixed();
    repo.git().git("config", "rdopkg.changelog", "full");
    repo.run("new-version", "-lnU", "-C", "plain", "2.0.0", "--drop-upstreamed", "auto").exits(0);
    repo.spec().changelogTop(1);
    repo.run("undo").exits(0);
    repo.run("new-version", "-lnU", "2.0.0", "--drop-upstreamed", "auto")
        .exits(0)
        .spec()
        .changelogTop(4)
        .contains("- Drop patch merged upstream: Backport\n");
    for (String mode : new String[] {"detect", "count", "plain"}) {
      repo.run("undo").exits(0);
      repo.git().git("config", "rdopkg.changelog", mode);
      repo.run("new-version", "-lnU", "2.0.0", "--drop-upstreamed", "auto")
          .exits(0)
          .spec()
          .changelogTop(1);
    }
  }

  @Test
  void whereTheMessageIsTheChangelogAmendKeepsTheReasonsToo() {
    DistgitRepo repo =
        distgit("foo")
            .patch("Backport", "backport", "b\n")
            .inSpec(1)
            .spec(s -> s.substring(0, s.indexOf("%changelog")) + "%changelog\n%autochangelog\n")
            .create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("backport", "b\n"));
    repo.run("new-version", "-lnU", "-C", "full", "2.0.0").exits(0);
    String message = NewVersions.message(repo);
    assertThat(message).contains("- Drop patch ", ": Backport");
    repo.git().write("README", "more\n").git("add", "README");
    repo.run("amend").exits(0);
    assertThat(NewVersions.message(repo)).isEqualTo(message);
  }

  /** The second patch conflicts. */
  private static DistgitRepo conflicting() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\ntwo\nthree\n"))
            .patch("First", "first", "1\n")
            .patch("Change shared", "shared", "one\nours\nthree\n")
            .inSpec(2)
            .create();
    return NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("shared", "one\ntheirs\nthree\n"));
  }

  @Test
  void whatAPersonDidAtAConflictIsOnRecord() {
    DistgitRepo repo = conflicting();
    repo.run("new-version", "-lnU", "-C", "full", "2.0.0").exits(1);
    repo.git().write("shared", "one\nboth\nthree\n").git("add", "shared");
    repo.run("-c")
        .exits(0)
        .spec()
        .contains("- Update patch: Change shared (resolved by hand)\n")
        .patches(2);
    repo.run("oplog").exits(0).outContains("Change shared  -- resolved by hand");
    DistgitRepo skipped = conflicting();
    skipped.run("new-version", "-lnU", "-C", "full", "2.0.0").exits(1);
    skipped.git().git("rebase", "--skip");
    skipped
        .run("-c")
        .exits(0)
        .spec()
        .contains("- Drop patch that does not apply any more: Change shared\n")
        .patches(1);
    assertThat(patch(fromLog(skipped), "Change shared").get("verdict").getAsString())
        .isEqualTo("skipped");
  }

  @Test
  void undoAfterAConflictLeavesNoStateOfTheRebaseThatIsOver() {
    DistgitRepo repo = conflicting();
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run("new-version", "-lnU", "2.0.0").exits(1);
    repo.git().write("shared", "one\nboth\nthree\n").git("add", "shared");
    repo.run("-c").exits(0);
    CheckoutPicture after = CheckoutPicture.of(repo);
    repo.run("undo").exits(0);
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
    repo.run("status").exits(0).outContains("No action in progress");
    repo.run("-c").exits(1).errContains("No action in progress").nothingChanged();
    repo.run("redo").exits(0);
    assertThat(CheckoutPicture.of(repo)).isEqualTo(after);
    repo.run("fix", "-m", "another thing").exits(0);
  }

  @Test
  void aConflictThatWasGivenUpIsNothingToUndo() {
    DistgitRepo repo = conflicting();
    repo.run("fix", "-m", "before").exits(0);
    String fixed = repo.git().head();
    repo.run("new-version", "-lnU", "2.0.0").exits(1);
    repo.run("--abort").exits(0);
    assertThat(repo.git().head()).isEqualTo(fixed);
    repo.run("undo").exits(0).errContains("undone: rdopkg fix");
    repo.run("undo").exits(1).errContains("There is nothing to undo");
  }

  @Test
  void undoRemovesAPatchesBranchThatTheConflictBroughtHere() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("shared", "one\n"))
            .patch("Change shared", "shared", "ours\n")
            .remote("patches")
            .create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of("shared", "theirs\n"));
    repo.git().git("branch", "-q", "-D", "master-patches");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run("new-version", "-nU", "2.0.0").exits(1);
    repo.git().write("shared", "both\n").git("add", "shared");
    repo.run("-c").exits(0);
    repo.run("undo").exits(0);
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
    repo.run("undo").exits(1).errContains("There is nothing to undo");
  }

  @Test
  void undoWhileThePushWaitsGivesThePushUp() {
    DistgitRepo repo = distgit("foo").patches(2).remote("patches").create();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    String url = repo.git().git("remote", "get-url", "patches");
    repo.git().git("remote", "set-url", "patches", url + ".away");
    Optional<String> there = Optional.of(repo.git().id("patches/master-patches"));
    repo.run("new-version", "-nU", "--push", "2.0.0").exits(1);
    repo.run("undo").exits(0);
    assertThat(repo.top().resolve(".rdopkg.json")).doesNotExist();
    repo.git().git("remote", "set-url", "patches", url);
    repo.run("-c").exits(1).errContains("No action in progress");
    assertThat(repo.git().git("ls-remote", "patches", "refs/heads/master-patches"))
        .startsWith(there.orElseThrow());
    repo.run("redo").exits(0);
    repo.run("-c").exits(0).outContains("Pushed master-patches");
  }

  /** Paths, lines and upstream's commits, in a dry run, at the stop, and in a forecast. */
  @Test
  void aConflictIsToldInFullToMachinesToo() {
    DistgitRepo repo = conflicting();
    String upstream = repo.git().id("2.0.0");
    JsonObject dry =
        JsonParser.parseString(
                repo.run("new-version", "-lnU", "--dry-run", "--json", "2.0.0").exits(1).out())
            .getAsJsonObject();
    repo.run("new-version", "-lnU", "--dry-run", "2.0.0")
        .exits(1)
        .outContains("  shared: changed on both sides (lines 2-2)", upstream.substring(0, 7));
    JsonObject forecast =
        JsonParser.parseString(repo.run("forecast", "-l", "--json").exits(0).out())
            .getAsJsonObject();
    JsonObject stop =
        JsonParser.parseString(repo.run("new-version", "-lnU", "--json", "2.0.0").exits(1).out())
            .getAsJsonObject();
    assertThat(dry.get("status").getAsString()).isEqualTo("conflict");
    assertThat(stop.get("status").getAsString()).isEqualTo("stopped");
    assertThat(stop.getAsJsonArray("next").toString()).contains("rdopkg --abort");
    JsonObject there = patch(stop.getAsJsonArray("verdicts"), "Change shared");
    JsonObject conflict = there.getAsJsonArray("conflicts").get(0).getAsJsonObject();
    assertThat(conflict.get("path").getAsString()).isEqualTo("shared");
    assertThat(conflict.get("kind").getAsString()).isEqualTo("content");
    assertThat(conflict.getAsJsonArray("hunks")).hasToString("[{\"first_line\":2,\"lines\":1}]");
    assertThat(conflict.getAsJsonArray("upstream").toString())
        .contains(upstream, "Upstream work for 2.0.0");
    assertThat(patch(dry.getAsJsonArray("verdicts"), "Change shared")).isEqualTo(there);
    assertThat(forecast.toString()).contains(conflict.toString());
    repo.git().write("shared", "one\nboth\nthree\n").git("add", "shared");
    JsonObject end =
        JsonParser.parseString(repo.run("-c", "new-version", "--json").exits(0).out())
            .getAsJsonObject();
    assertThat(patch(end.getAsJsonArray("verdicts"), "Change shared").get("detail").getAsString())
        .isEqualTo("shared, changed on both sides");
  }

  private static Run atTerminal(DistgitRepo repo, String typed, String... args) {
    Environment plain = repo.git().environment();
    Environment terminal =
        new Environment(
            plain.variables(),
            plain.home(),
            plain.workingDirectory(),
            plain.clock(),
            new Terminal(true, true, true, 80));
    return repo.run(terminal, typed, args);
  }

  /** Two patches that upstream has in another form; the second one applies none the less. */
  private static DistgitRepo elsewhere() {
    DistgitRepo repo =
        distgit("foo")
            .upstream(Map.of("near", LONG))
            .patch("Fix it" + ID, "fix", "ours\n")
            .create();
    var upstream = repo.git().importing("up").from("1.2.3");
    upstream.file("fix", "theirs\n").commit("Fix it better" + ID);
    upstream.file("other", "m\n").commit("More").done();
    repo.git().git("tag", "2.0.0", "up");
    String origin = repo.git().id("2.0.0");
    repo.git()
        .importing("master-patches")
        .from("master-patches")
        .file("more", "m\n")
        .commit("Backport more\n\n(cherry picked from commit " + origin + ")")
        .done();
    return repo;
  }

  @Test
  void whatOnlyEvidenceProvesIsAskedAtATerminal() {
    DistgitRepo repo = elsewhere();
    atTerminal(repo, "y\n\n", "new-version", "-lnd", "2.0.0")
        .exits(0)
        .errContains(
            "Upstream seems to have",
            "Fix it (same Change-Id as ",
            "Backport more (",
            "Drop it? [Yn]")
        .spec()
        .patches(0);
    repo.run("oplog").exits(0).outContains("same Change-Id as ", "cherry picked from ");
    DistgitRepo one = elsewhere();
    atTerminal(one, "y\nn\n", "new-version", "-lnd", "2.0.0").exits(0).spec().patches(1);
  }

  @Test
  void neverAndWithoutATerminalSuchPatchesStay() {
    for (String[] options :
        new String[][] {{"-lnd"}, {"-lnU"}, {"-lnd", "--drop-upstreamed", "never"}}) {
      DistgitRepo repo = elsewhere();
      String[] command = new String[options.length + 2];
      command[0] = "new-version";
      System.arraycopy(options, 0, command, 1, options.length);
      command[options.length + 1] = "2.0.0";
      Run run = options.length > 1 ? atTerminal(repo, "y\ny\n", command) : repo.run(command);
      run.exits(1)
          .errContains("Fix it", "upstream may have it: same Change-Id as ")
          .output(text -> assertThat(text).doesNotContain("Drop it?"));
      repo.run("--abort").exits(0);
    }
  }

  @Test
  void aChangeIdThatIsNotInTheNewReleaseIsNoEvidence() {
    DistgitRepo repo = distgit("foo").patch("Fix it" + ID, "fix", "ours\n").create();
    repo.git().importing("other").from("1.2.3").file("fix", "x\n").commit("Fix it" + ID).done();
    NewVersions.release(repo, "2.0.0", "1.2.3", Map.of());
    repo.run("new-version", "-lnU", "--drop-upstreamed", "auto", "2.0.0")
        .exits(0)
        .outContains("Patches: 1 kept")
        .spec()
        .patches(1);
  }
}
