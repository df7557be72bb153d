package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rdopkg.testkit.Distgit.distgit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.PrepStyle;

/**
 * The law of undo: after any sequence of actions, undos and redos the checkout is what it was when
 * the same operations were in force before: files with modes, refs, HEAD, and all entries of the
 * index. The index file itself is, byte for byte, the one that the operation met, unless git has
 * written it since, as it does when a branch is checked out: then what it remembers of inodes, and
 * its caches, are git's. Of a file that changed within the second in which its entry was written
 * (git's "racy" entries) the size is 0, so that git looks into it.
 */
class UndoLawsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void undoAndRedoGiveBackTheVeryCheckout(long seed) {
    assertThat(new Play(seed).run(14)).isPositive();
  }

  @Test
  @Tag("exhaustive")
  void undoAndRedoGiveBackTheVeryCheckoutManyTimes() {
    for (long seed = 100; seed < 160; seed++) {
      new Play(seed).run(40);
    }
  }

  /** An operation: the checkout before it and after it. */
  private record Done(CheckoutPicture before, CheckoutPicture after) {}

  /** An operation that has been taken back: the checkout before that and after it. */
  private record Undone(Done done, CheckoutPicture before, CheckoutPicture after) {}

  /** One random sequence; pictures of the checkout before and after each operation in force. */
  private static final class Play {
    private static final List<PrepStyle> STYLES = List.of(PrepStyle.values());

    private final Random random;
    private final DistgitRepo repo;
    private final Deque<Done> past = new ArrayDeque<>();
    private final Deque<Undone> future = new ArrayDeque<>();
    private final List<String> story = new ArrayList<>();
    private int counter;
    private int ways;
    private int exact;

    Play(long seed) {
      random = new Random(seed);
      story.add("seed " + seed);
      repo =
          distgit("foo-bar")
              .prep(STYLES.get(random.nextInt(STYLES.size())))
              .file("other", "1\n")
              .patches(3)
              .inSpec(random.nextInt(3))
              .remote("patches")
              .create();
      repo.git().importing("next").from("1.2.3").file("new", "1").commit("Release 1.3.0").done();
      repo.git().git("tag", "1.3.0", "next");
      repo.git().importing("next").from("1.3.0").file("new", "2").commit("Release 1.4.0").done();
      repo.git().git("tag", "1.4.0", "next");
      repo.git().git("branch", "f42");
      repo.git().git("checkout", "-q", "-b", "f41");
      String spec = repo.git().read("foo-bar.spec");
      repo.git().write("foo-bar.spec", spec.replace("Release:          2", "Release:          7"));
      repo.git().commitAll("foo-bar-1.2.3-7");
      repo.git().git("checkout", "-q", "master");
    }

    /** Answers how often the index file had to be the same to the byte. */
    int run(int steps) {
      try {
        play(steps);
        return exact;
      } catch (AssertionError e) {
        throw new AssertionError(story + ": " + e.getMessage(), e);
      }
    }

    private void play(int steps) {
      for (int i = 0; i < steps; i++) {
        switch (random.nextInt(4)) {
          case 0 -> undo();
          case 1 -> redo();
          default -> act();
        }
      }
      while (!past.isEmpty()) {
        undo();
      }
      repo.git().checkSound();
      System.out.println(
          story.get(0) + ": ways back " + ways + ", to the same index file " + exact);
    }

    private void undo() {
      CheckoutPicture now = CheckoutPicture.of(repo);
      story.add("undo");
      if (past.isEmpty()) {
        repo.run("undo").exits(1);
        assertThat(CheckoutPicture.of(repo)).as(story.toString()).isEqualTo(now);
        return;
      }
      repo.run("undo").exits(0);
      Done done = past.pop();
      CheckoutPicture back = goesBack(done.after(), now, done.before());
      future.push(new Undone(done, now, back));
    }

    private void redo() {
      CheckoutPicture now = CheckoutPicture.of(repo);
      story.add("redo");
      if (future.isEmpty()) {
        repo.run("redo").exits(1);
        return;
      }
      repo.run("redo").exits(0);
      Undone undone = future.pop();
      goesBack(undone.after(), now, undone.before());
      past.push(undone.done());
    }

    /** From what an operation left, and what it is now, to what the operation met. */
    private CheckoutPicture goesBack(
        CheckoutPicture left, CheckoutPicture now, CheckoutPicture wanted) {
      CheckoutPicture back = CheckoutPicture.of(repo);
      assertThat(back).as(story.toString()).isEqualTo(wanted);
      boolean writtenByGit =
          !left.sameIndexFile(now)
              || !now.head().equals(wanted.head())
              || !isRecorded(left)
              || !isRecorded(wanted);
      if (!writtenByGit) {
        assertThat(back.isIndexFileOf(wanted)).as(story.toString()).isTrue();
      }
      ways++;
      exact += writtenByGit ? 0 : 1;
      return back;
    }

    /** Whether an operation met or left this index file: git had not refreshed it in between. */
    private boolean isRecorded(CheckoutPicture picture) {
      byte[] index = HexFormat.of().parseHex(picture.index().hex());
      String blob = repo.git().gitInput(index, "hash-object", "--stdin");
      return repo.git().tryGit("cat-file", "-e", blob).succeeded();
    }

    /** An action may be refused, or find nothing to do: then nothing must have changed. */
    private void act() {
      if (random.nextInt(6) == 0) {
        somePatchFileBecomesExecutable();
      }
      String[] action = actions().get(random.nextInt(actions().size()));
      CheckoutPicture before = CheckoutPicture.of(repo);
      int operations = operations();
      story.add(String.join(" ", action));
      repo.run(action);
      CheckoutPicture after = CheckoutPicture.of(repo);
      int more = operations() - operations;
      assertThat(more).as(story.toString()).isBetween(0, 1);
      if (more == 1) {
        past.push(new Done(before, after));
        future.clear();
      } else if (!onPatches(before)) {
        assertThat(after).as(story.toString()).isEqualTo(before);
      } else if (!after.equals(before)) {
        // an action that has nothing to do may still leave the patches branch
        repo.git().git("checkout", "-q", "master-patches");
        assertThat(CheckoutPicture.of(repo)).as(story.toString()).isEqualTo(before);
      }
    }

    /** Of those that git knows, and with git's knowledge, so that no action is in the way of it. */
    private void somePatchFileBecomesExecutable() {
      List<String> files = repo.git().git("ls-files", "*.patch").lines().toList();
      boolean standing = past.isEmpty() && future.isEmpty();
      if (!files.isEmpty() && standing && repo.git().status().isEmpty()) {
        String file = files.get(random.nextInt(files.size()));
        story.add("chmod +x " + file);
        assertThat(repo.top().resolve(file).toFile().setExecutable(true)).isTrue();
        repo.git().git("commit", "-q", "-a", "--allow-empty", "-m", "Executable");
      }
    }

    private static boolean onPatches(CheckoutPicture picture) {
      return picture.refs().contains("HEAD refs/heads/master-patches");
    }

    private int operations() {
      String[] records = repo.top().resolve(".git/rdopkg/ops").toFile().list();
      return records == null ? 0 : records.length;
    }

    private List<String[]> actions() {
      counter++;
      return List.of(
          new String[] {"patch", "-l"},
          new String[] {"patch"},
          new String[] {"patch", "-laB"},
          new String[] {"update-patches"},
          new String[] {"fix", "-m", "Change " + counter + " (rhbz#" + counter + ")"},
          new String[] {"fix"},
          new String[] {"--abort"},
          new String[] {"fix", "-c", "-m", "Told " + counter},
          new String[] {"amend"},
          new String[] {"spec", "set", "License", "MIT " + counter},
          new String[] {"lint", "--fix"},
          new String[] {"patch", "-l", "--branches", "f41,f42"},
          new String[] {"fix", "--branches", "f42,f41", "-m", "On all " + counter},
          new String[] {"new-version", "-lntU", "1.3.0"},
          new String[] {"new-version", "-ntU", "1.4.0"},
          new String[] {"new-version", "-bntU"},
          new String[] {"oplog", "expire", "--keep-days", "30"},
          new String[] {"squash"},
          new String[] {"get-patches"},
          new String[] {"tag-patches", "-f"},
          new String[] {"set-magic-comment", "patches_base", random.nextBoolean() ? "1.2.3" : ""},
          new String[] {"set-magic-comment", "patches_ignore", "Patch." + random.nextInt(4)});
    }
  }
}
