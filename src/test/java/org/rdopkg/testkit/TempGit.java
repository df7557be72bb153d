package org.rdopkg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.Environment;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.io.Terminal;

/**
 * A temporary git repository with its own home, no system configuration, a fixed identity and fixed
 * dates, driven by the installed git. Many commits at once go through {@code git fast-import}.
 */
public final class TempGit {
  /** The moment that all clocks of tests show: 2026-11-23 06:00 UTC, a Monday. */
  public static final Instant NOW = Instant.ofEpochSecond(1_795_413_600L);

  private final Path home;
  private final Path top;
  private final Map<String, String> variables;

  private TempGit(Path home, Path top, Map<String, String> variables) {
    this.home = home;
    this.top = top;
    this.variables = variables;
  }

  /** A new empty repository in {@code folder/NAME}, on the unborn branch {@code master}. */
  public static TempGit init(Path folder, String name) {
    TempGit repository = at(folder, folder.resolve(name));
    createDirectories(repository.top);
    repository.git("init", "-q", "-b", "master", "--template=");
    return repository;
  }

  /** A new empty repository in {@code folder/repo}. */
  public static TempGit init(Path folder) {
    return init(folder, "repo");
  }

  /** A checkout that exists already (a clone, a linked worktree), with its home in a folder. */
  public static TempGit at(Path folder, Path top) {
    Path home = folder.resolve("home");
    createDirectories(home);
    return new TempGit(home, top, hermeticVariables(home));
  }

  private static void createDirectories(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Environment variables that keep git away from everything that is not the test's own. */
  public static Map<String, String> hermeticVariables(Path home) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    variables.put("HOME", home.toString());
    variables.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_ATTR_NOSYSTEM", "1");
    variables.put("GIT_CEILING_DIRECTORIES", home.toAbsolutePath().getParent().toString());
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("TZ", "UTC");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      variables.put("GIT_" + role + "_NAME", "Test User");
      variables.put("GIT_" + role + "_EMAIL", "test@example.com");
      variables.put("GIT_" + role + "_DATE", NOW.getEpochSecond() + " +0000");
    }
    return variables;
  }

  /** The same repository with an environment variable set; null takes it away. */
  public TempGit with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(variables);
    if (value == null) {
      changed.remove(variable);
    } else {
      changed.put(variable, value);
    }
    return new TempGit(home, top, changed);
  }

  /** The same repository with another date for new commits. */
  public TempGit at(long epochSeconds) {
    return with("GIT_AUTHOR_DATE", epochSeconds + " +0000")
        .with("GIT_COMMITTER_DATE", epochSeconds + " +0000");
  }

  /** Top of the work tree. */
  public Path top() {
    return top;
  }

  /** The home folder, where {@code .gitconfig} may be put. */
  public Path home() {
    return home;
  }

  /** The environment for rdopkg's own code, standing at the top of the work tree. */
  public Environment environment() {
    return new Environment(variables, home, top, Clock.fixed(NOW, ZoneOffset.UTC), Terminal.none());
  }

  /** Opens the checkout with rdopkg's code. */
  public Checkout open() {
    return Checkout.open(environment());
  }

  /**
   * Runs git at the top; the test fails when git fails. Answers its output without the last line
   * end.
   */
  public String git(String... arguments) {
    ProcessResult result = tryGit(arguments);
    assertThat(result.status())
        .as("git %s: %s", String.join(" ", arguments), result.err())
        .isZero();
    return result.out().stripTrailing();
  }

  /** Runs git at the top; the output's bytes. */
  public byte[] gitBytes(String... arguments) {
    return tryGit(arguments).orThrow().stdout();
  }

  /** Runs git at the top and answers how it ended. */
  public ProcessResult tryGit(String... arguments) {
    return run(new byte[0], arguments);
  }

  /** Runs git at the top with some input; the test fails when git fails. */
  public String gitInput(byte[] input, String... arguments) {
    return run(input, arguments).orThrow().out().stripTrailing();
  }

  private ProcessResult run(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(Arrays.asList(arguments));
    return new ProcessRunner(environment())
        .run(ProcessRequest.in(top, command).input(input).build());
  }

  /** Writes a file of the work tree. */
  public TempGit write(String path, String content) {
    return write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of the work tree. */
  public TempGit write(String path, byte[] content) {
    try {
      Path file = top.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file of the work tree. */
  public TempGit delete(String path) {
    try {
      Files.delete(top.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the work tree as text; null when there is none. */
  public String read(String path) {
    try {
      Path file = top.resolve(path);
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a hook or another script executable and puts it in place. */
  public TempGit script(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      assertThat(file.toFile().setExecutable(true)).isTrue();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Installs a hook in {@code .git/hooks}. */
  public TempGit hook(String name, String script) {
    return script(top.resolve(".git/hooks").resolve(name), script);
  }

  /** Adds everything in the work tree and commits it; answers the new commit's id. */
  public String commitAll(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return head();
  }

  /** The id of HEAD's commit. */
  public String head() {
    return id("HEAD");
  }

  /** The id that a revision names. */
  public String id(String revision) {
    return git("rev-parse", "--verify", "-q", revision);
  }

  /** What {@code git status --porcelain} says; empty when the checkout is clean. */
  public String status() {
    return git("status", "--porcelain");
  }

  /** Lets git look for damage: objects, index and refs. */
  public TempGit checkSound() {
    git("fsck", "--strict", "--no-dangling");
    return this;
  }

  /** All refs with their values, HEAD included, one a line. */
  public String refs() {
    return git("for-each-ref", "--format=%(refname) %(objectname) %(symref)")
        + "\nHEAD "
        + tryGit("symbolic-ref", "HEAD").out()
        + tryGit("rev-parse", "-q", "--verify", "HEAD").out();
  }

  /** Starts a history of many commits on a branch, written by one git process. */
  public Import importing(String branch) {
    return new Import(branch);
  }

  /** Commits to be made by {@code git fast-import}; each a minute after the one before. */
  public final class Import {
    private final String branch;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final Map<String, byte[]> changes = new LinkedHashMap<>();
    private long time = NOW.getEpochSecond() - 1_000_000;
    private int count;
    private boolean started;

    private Import(String branch) {
      this.branch = branch;
    }

    /** The first commit gets this parent; without it the history starts anew. */
    public Import from(String revision) {
      started = true;
      text("reset refs/heads/" + branch + "\nfrom " + id(revision) + "\n\n");
      return this;
    }

    /** A file of the next commit. */
    public Import file(String path, String content) {
      return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the next commit. */
    public Import file(String path, byte[] content) {
      changes.put(path, content);
      return this;
    }

    /** A file that the next commit deletes. */
    public Import delete(String path) {
      changes.put(path, null);
      return this;
    }

    /** The commit time of the next commit. */
    public Import time(long epochSeconds) {
      time = epochSeconds;
      return this;
    }

    /** Finishes a commit with the files named since the last one. */
    public Import commit(String message) {
      if (!started) {
        text("reset refs/heads/" + branch + "\n");
        started = true;
      }
      text("commit refs/heads/" + branch + "\nmark :" + ++count + "\n");
      text("author Test User <test@example.com> " + time + " +0000\n");
      text("committer Test User <test@example.com> " + time + " +0000\n");
      data(message.getBytes(StandardCharsets.UTF_8));
      changes.forEach(this::change);
      changes.clear();
      text("\n");
      time += 60;
      return this;
    }

    private void change(String path, byte[] content) {
      if (content == null) {
        text("D " + path + "\n");
      } else {
        text("M 100644 inline " + path + "\n");
        data(content);
      }
    }

    private void data(byte[] bytes) {
      text("data " + bytes.length + "\n");
      stream.writeBytes(bytes);
      text("\n");
    }

    private void text(String text) {
      stream.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Runs git; answers the ids of the commits in order. A checked-out branch is checked out anew.
     */
    public List<String> done() {
      Path marks = home.resolve("marks");
      gitInput(
          stream.toByteArray(), "fast-import", "--quiet", "--force", "--export-marks=" + marks);
      if (tryGit("symbolic-ref", "HEAD").out().strip().equals("refs/heads/" + branch)) {
        git("reset", "-q", "--hard");
      }
      return readMarks(marks);
    }

    private List<String> readMarks(Path marks) {
      String[] ids = new String[count];
      try {
        for (String line : Files.readAllLines(marks)) {
          int blank = line.indexOf(' ');
          ids[Integer.parseInt(line.substring(1, blank)) - 1] = line.substring(blank + 1);
        }
        Files.delete(marks);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return List.of(ids);
    }
  }
}
