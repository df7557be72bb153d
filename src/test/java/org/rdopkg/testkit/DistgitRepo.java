package org.rdopkg.testkit;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.rdopkg.Main;
import org.rdopkg.console.Streams;
import org.rdopkg.io.Environment;

/** A distgit checkout made for a test; runs rdopkg in it, in this JVM, as {@link Main} would. */
public final class DistgitRepo {
  private final TempGit git;

  private DistgitRepo(TempGit git) {
    this.git = git;
  }

  /** A checkout that a test has made in its own way. */
  public static DistgitRepo of(TempGit git) {
    return new DistgitRepo(git);
  }

  /** An empty folder that is no checkout, with its own home; for actions that need no git. */
  public static DistgitRepo folder() {
    Path folder = TempFolders.next();
    Path top = folder.resolve("folder");
    try {
      Files.createDirectories(top);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DistgitRepo(TempGit.at(folder, top));
  }

  /** Reads a fast-import stream; a null branch means the one that has a patches branch. */
  static DistgitRepo ofStream(String name, byte[] stream, String branch) {
    Path folder = TempFolders.next();
    Path top = folder.resolve(name);
    try {
      Files.createDirectories(top);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TempGit git = TempGit.at(folder, top);
    git.git("init", "-q", "--template=", "-b", branch == null ? "none" : branch);
    git.gitInput(stream, "fast-import", "--quiet", "--done");
    if (branch == null) {
      String patches =
          git.git("for-each-ref", "--format=%(refname:strip=2)", "refs/heads/*-patches");
      git.git("symbolic-ref", "HEAD", "refs/heads/" + patches.replaceFirst("-patches$", ""));
    }
    git.git("reset", "-q", "--hard");
    return new DistgitRepo(git);
  }

  /**
   * A copy of it and of all that is beside it, such as remotes, in a folder of its own; for what
   * names none of its files by inode.
   */
  DistgitRepo copy() {
    Path from = top().getParent();
    Path to = TempFolders.next();
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(path -> !path.equals(from)).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      }
      Path config = to.resolve(top().getFileName()).resolve(".git/config");
      String text = Files.readString(config);
      if (text.contains(from.toString())) {
        Files.writeString(config, text.replace(from.toString(), to.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TempGit git = TempGit.at(to, to.resolve(top().getFileName()));
    git.git("update-index", "-q", "--refresh"); // other inodes
    return new DistgitRepo(git);
  }

  /** The same checkout with an environment variable set for what runs in it; null takes it away. */
  public DistgitRepo with(String variable, String value) {
    return new DistgitRepo(git.with(variable, value));
  }

  /** Runs rdopkg at the top of the checkout, without a terminal. */
  public Run run(String... args) {
    return run(git.environment(), "", args);
  }

  /** Runs rdopkg with surroundings and typed text of the test's own. */
  public Run run(Environment environment, String typed, String... args) {
    Snapshot before = Snapshot.of(git.top());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(new BufferedReader(new StringReader(typed)), print(out), print(err));
    int exit = Main.run(List.of(args), streams, environment);
    streams.out().flush();
    streams.err().flush();
    return new Run(
        this,
        List.of(args),
        exit,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        before);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  /** Git in this checkout. */
  public TempGit git() {
    return git;
  }

  /** Top of the checkout. */
  public Path top() {
    return git.top();
  }

  /** What the spec says now. */
  public SpecAssert spec() {
    return new SpecAssert(this);
  }

  /** What the repository says now. */
  public RepoAssert repo() {
    return new RepoAssert(this);
  }
}
