package org.rdopkg.faults;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdopkg.Main;
import org.rdopkg.console.Streams;
import org.rdopkg.faults.FaultScenarios.Scenario;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Recovery;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.testkit.TempGit;

/**
 * Stops every action at its writes, in a JVM whose file system is {@link FaultyProvider}, and
 * judges what is left: the state before, the state after, or one that {@code --abort} ends.
 */
public final class FaultDriver {
  /** More than Linux gives to any process. */
  private static final String NOBODY = "4194305";

  /** Of a share, so that few actions have to be made for it. */
  private static final int CASES_EACH = 4;

  private final Random random;
  private final Path folder;
  private final Map<String, Integer> figures = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private int copies;

  private FaultDriver(long seed, Path folder) {
    this.random = new Random(seed);
    this.folder = folder;
  }

  /** One action, stopped at one write. */
  private record Case(Subject subject, Faults.Kind kind, int write) {
    String name() {
      return subject.scenario.name()
          + ", "
          + kind
          + " at "
          + write
          + " of "
          + subject.writes.size()
          + (write < subject.writes.size() ? " (" + subject.writes.get(write) + ")" : "");
    }
  }

  /** An action with the states that it goes between, and all its writes. */
  private record Subject(
      Scenario scenario, String begun, String before, String after, List<String> writes) {}

  /** How a run ended; no exit code after a crash. */
  private record Ended(Optional<Integer> exit, String output) {}

  /**
   * Runs.
   *
   * @param arguments a seed, how many cases (0 for all), a part of the names of the actions
   */
  public static void main(String... arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    int most = Integer.parseInt(arguments[1]);
    String wanted = arguments.length > 2 ? arguments[2] : "";
    Path folder = Files.createTempDirectory("rdopkg-faults");
    FaultDriver driver = new FaultDriver(seed, folder);
    driver.run(most, wanted);
    System.out.println("seed " + seed + ": " + driver.figures);
    driver.failures.forEach(System.out::println);
    delete(folder);
    System.exit(driver.failures.isEmpty() ? 0 : 1);
  }

  private void run(int most, String wanted) throws IOException {
    List<Case> cases = new ArrayList<>();
    int writes = 0;
    boolean all = most == 0 || !wanted.isEmpty();
    for (Scenario scenario :
        all ? FaultScenarios.all() : FaultScenarios.some(most / CASES_EACH, random)) {
      if (scenario.name().contains(wanted)) {
        Subject subject = subject(scenario);
        writes += subject.writes().size();
        for (int i = 0; i < subject.writes().size(); i++) {
          for (Faults.Kind kind : Faults.Kind.values()) {
            cases.add(new Case(subject, kind, i));
          }
        }
      }
    }
    figures.put("writes known", writes);
    Collections.shuffle(cases, random);
    for (Case one : most == 0 ? cases : cases.subList(0, Math.min(most, cases.size()))) {
      judge(one);
    }
  }

  private Subject subject(Scenario scenario) throws IOException {
    String before = state(scenario.repo().git());
    TempGit done = copy(scenario.repo().git());
    Faults.ONE.arm(done.top(), Faults.Kind.CRASH, Integer.MAX_VALUE);
    Ended ended = act(done, scenario.arguments());
    List<String> writes = Faults.ONE.disarm();
    if (!ended.exit().equals(Optional.of(scenario.exit()))) {
      throw new IllegalStateException(scenario.name() + " " + ended);
    }
    String after = state(done);
    if (after.equals(before) && !scenario.name().startsWith("oplog")) {
      throw new IllegalStateException(scenario.name() + " changes nothing: " + ended);
    }
    delete(done.top());
    return new Subject(scenario, state(scenario.begun().git()), before, after, writes);
  }

  private static Ended act(TempGit repo, List<String> arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(new BufferedReader(new StringReader("")), out, out);
    Optional<Integer> exit;
    try {
      exit = Optional.of(Main.run(arguments, streams, repo.environment()));
    } catch (Faults.Crash e) {
      exit = Optional.empty();
    }
    return new Ended(exit, bytes.toString(StandardCharsets.UTF_8));
  }

  private void judge(Case one) throws IOException {
    TempGit repo = copy(one.subject().scenario().repo().git());
    Faults.ONE.arm(repo.top(), one.kind(), one.write());
    Ended ended = act(repo, one.subject().scenario().arguments());
    Faults.ONE.disarm();
    giveToDeadProcess(repo);
    try {
      judge(one, repo, ended);
    } catch (RuntimeException | AssertionError e) {
      fail(one, ended, "then " + e);
    }
    delete(repo.top());
  }

  private void judge(Case one, TempGit repo, Ended ended) throws IOException {
    Subject subject = one.subject();
    count(one.kind() + ", cases");
    if (ended.exit().equals(Optional.of(70))) {
      fail(one, ended, "was taken for a bug");
    }
    recover(one, repo);
    List<String> locks = traces(repo).stream().filter(path -> path.endsWith(".lock")).toList();
    if (!locks.isEmpty()) {
      fail(one, ended, "left " + locks);
    }
    String left = state(repo);
    if (left.equals(subject.after())) {
      count(one.kind() + ", state after");
    } else if (left.equals(subject.before())) {
      count(one.kind() + ", state before");
      boolean success = ended.exit().equals(Optional.of(subject.scenario().exit()));
      if (success
          && !subject.scenario().arguments().contains("expire")
          && subject.scenario().exit() == 0) {
        fail(one, ended, "claims to have done it");
      }
    } else {
      aborted(one, repo, ended, left);
    }
    again(one, repo, ended, left);
  }

  /** This JVM goes on living, but the program that has left these files has not. */
  private static void giveToDeadProcess(TempGit repo) throws IOException {
    Path own = repo.top().resolve(".git/rdopkg");
    String mine = ".rdopkg-p" + ProcessHandle.current().pid() + "-";
    if (Files.exists(own)) {
      try (Stream<Path> drafts = Files.list(own)) {
        for (Path draft : drafts.filter(file -> file.toString().contains(mine)).toList()) {
          String name = draft.getFileName().toString();
          Files.move(draft, own.resolve(name.replace(mine, ".rdopkg-p" + NOBODY + "-")));
        }
      }
    }
    for (String name : List.of("lock", "switch")) {
      Path file = repo.top().resolve(".git/rdopkg").resolve(name);
      if (Files.exists(file)) {
        String self = String.valueOf(ProcessHandle.current().pid());
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(?m)(^|owner )" + self + "\\b", "$1" + NOBODY));
      }
    }
  }

  private void recover(Case one, TempGit repo) {
    try (Checkout checkout = repo.open()) {
      Optional<Recovery> recovery =
          new Transactions(checkout, OutputStream.nullOutputStream()).recover();
      recovery.ifPresent(done -> count(one.kind() + ", recovered: " + done.outcome()));
    }
  }

  /** A state between may be left when {@code --abort} leads out of it. */
  private void aborted(Case one, TempGit repo, Ended ended, String left) throws IOException {
    Ended abort = act(repo, List.of("--abort"));
    String now = state(repo);
    if (!abort.exit().equals(Optional.of(0)) || !now.equals(one.subject().begun())) {
      fail(
          one,
          ended,
          "left something else\n--abort said: "
              + abort.output()
              + "\n"
              + difference(one.subject().before(), left)
              + "\nand after --abort over the start:\n"
              + difference(one.subject().begun(), now));
      return;
    }
    count(one.kind() + ", ended by --abort");
  }

  /** The next start of the same action must get through. */
  private void again(Case one, TempGit repo, Ended ended, String left) throws IOException {
    if (left.equals(one.subject().before()) && random.nextInt(3) == 0) {
      Ended next = act(repo, one.subject().scenario().arguments());
      String now = state(repo);
      if (!next.exit().equals(Optional.of(one.subject().scenario().exit()))
          || !now.equals(one.subject().after())) {
        fail(one, ended, "the next start: " + next + "\n" + difference(one.subject().after(), now));
      }
      List<String> traces = traces(repo);
      if (!traces.isEmpty()) {
        fail(one, ended, "left " + traces);
      }
      count("next starts");
    }
    if (random.nextInt(8) == 0) {
      repo.checkSound();
    }
  }

  private void fail(Case one, Ended ended, String what) {
    failures.add("FAILED: " + one.name() + ": " + what + "\nit ended with " + ended);
  }

  private void count(String what) {
    figures.merge(what, 1, Integer::sum);
  }

  /** What is left of rdopkg's, but for its log of operations, and locks of git's. */
  private static List<String> traces(TempGit repo) throws IOException {
    Path git = repo.top().resolve(".git");
    try (Stream<Path> paths = Files.walk(git)) {
      return paths
          .map(path -> git.relativize(path).toString())
          .filter(path -> path.endsWith(".lock") || path.startsWith("rdopkg/"))
          .filter(path -> !path.startsWith("rdopkg/lock-") && !path.startsWith("rdopkg/ops"))
          .toList();
    }
  }

  private static String difference(String wanted, String found) {
    List<String> lines = new ArrayList<>();
    List<String> one = wanted.lines().toList();
    List<String> other = found.lines().toList();
    one.stream().filter(line -> !other.contains(line)).forEach(line -> lines.add("- " + line));
    other.stream().filter(line -> !one.contains(line)).forEach(line -> lines.add("+ " + line));
    return String.join("\n", lines);
  }

  /** Refs, HEAD, index, work tree, and whether a rebase is in progress. */
  static String state(TempGit repo) throws IOException {
    Path git = repo.top().resolve(".git");
    StringBuilder text = new StringBuilder("HEAD ").append(Files.readString(git.resolve("HEAD")));
    repo.git("for-each-ref", "--format=%(refname) %(objectname)")
        .lines()
        .filter(line -> !line.startsWith("refs/rdopkg/"))
        .forEach(line -> text.append(line).append('\n'));
    text.append(repo.git("ls-files", "--stage")).append('\n');
    text.append("rebase ").append(Files.exists(git.resolve("rebase-merge"))).append('\n');
    try (Stream<Path> paths = Files.walk(repo.top())) {
      for (Path path : paths.sorted().toList()) {
        boolean temporary = path.getFileName().toString().startsWith("..rdopkg.json.rdopkg-p");
        if (!path.startsWith(git)
            && !temporary // the next one that writes the state file deletes it
            && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          text.append("file ").append(repo.top().relativize(path)).append(' ');
          text.append(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
          text.append(' ').append(Files.readString(path, StandardCharsets.ISO_8859_1));
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  private TempGit copy(TempGit template) throws IOException {
    Path to = folder.resolve("copy-" + copies++).resolve("foo");
    Files.createDirectories(to.getParent());
    try (Stream<Path> paths = Files.walk(template.top())) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(template.top().relativize(path).toString());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return TempGit.at(folder, to);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
