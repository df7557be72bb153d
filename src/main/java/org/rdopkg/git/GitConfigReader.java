package org.rdopkg.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessRunner;

/**
 * Reads git's configuration from the files that git would read (see git-config(1), FILES and
 * ENVIRONMENT). Where that takes more than reading files one after the other (includes, values
 * given by {@code git -c} or {@code GIT_CONFIG_COUNT}), git itself is asked, once.
 */
final class GitConfigReader {
  private static final int LIMIT = 8 << 20;

  private final Environment environment;

  GitConfigReader(Environment environment) {
    this.environment = environment;
  }

  /** The configuration of a repository; {@code directory} is where git is run if it must be. */
  GitConfig read(Path commonDir, Path gitDir, Path directory) {
    if (environment.getNonEmpty("GIT_CONFIG_COUNT").isPresent()
        || environment.getNonEmpty("GIT_CONFIG_PARAMETERS").isPresent()) {
      return askGit(directory);
    }
    GitConfig.Builder builder = new GitConfig.Builder();
    List<Path> files = protectedFiles();
    files.add(commonDir.resolve("config"));
    for (Path file : files) {
      if (!add(file, builder)) {
        return askGit(directory);
      }
    }
    boolean perWorktree = builder.build().isTrue("extensions.worktreeConfig");
    if (perWorktree && !add(gitDir.resolve("config.worktree"), builder)) {
      return askGit(directory);
    }
    return builder.build();
  }

  /**
   * The configuration of system and user alone, which a repository cannot influence: what git calls
   * protected configuration, the only place where {@code safe.directory} counts.
   */
  GitConfig readProtected() {
    GitConfig.Builder builder = new GitConfig.Builder();
    boolean simple = environment.getNonEmpty("GIT_CONFIG_COUNT").isEmpty();
    for (Path file : protectedFiles()) {
      simple &= add(file, builder);
    }
    return simple ? builder.build() : askGitOutside();
  }

  private List<Path> protectedFiles() {
    List<Path> files = new ArrayList<>();
    boolean noSystem = environment.get("GIT_CONFIG_NOSYSTEM").map(GitConfig::truth).orElse(false);
    if (!noSystem) {
      files.add(resolve(environment.get("GIT_CONFIG_SYSTEM").orElse("/etc/gitconfig")));
    }
    Optional<String> global = environment.get("GIT_CONFIG_GLOBAL");
    if (global.isPresent()) {
      global.filter(name -> !name.isEmpty()).map(this::resolve).ifPresent(files::add);
    } else {
      files.add(userConfigFolder().resolve("git").resolve("config"));
      files.add(environment.home().resolve(".gitconfig"));
    }
    return files;
  }

  private Path resolve(String name) {
    return environment.workingDirectory().resolve(name);
  }

  private Path userConfigFolder() {
    return environment
        .getNonEmpty("XDG_CONFIG_HOME")
        .map(this::resolve)
        .orElseGet(() -> environment.home().resolve(".config"));
  }

  /** Adds what a file says; false when it has includes, so that only git can tell. */
  private static boolean add(Path file, GitConfig.Builder builder) {
    String text = text(file);
    if (text == null) {
      return true;
    }
    if (text.toLowerCase(Locale.ROOT).contains("[include")) {
      return false;
    }
    try {
      GitConfigText.read(text, builder);
      return true;
    } catch (GitConfigText.BadLine e) {
      throw RdopkgException.of(ErrorKind.INPUT, "git's configuration cannot be read: " + file)
          .because(String.valueOf(e.getMessage()))
          .fix("Correct that file; git config --list shows what git makes of it.")
          .causedBy(e);
    }
  }

  private static @Nullable String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return null;
      }
      return new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8);
    } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
      return null; // git takes a file that it may not read for one that is not there
    } catch (IOException e) {
      throw IoErrors.cannot("read git's configuration", e);
    }
  }

  private GitConfig askGit(Path directory) {
    return list(ProcessRequest.in(directory, "git", "config", "-z", "--list", "--includes"));
  }

  private GitConfig askGitOutside() {
    return list(
        ProcessRequest.in(Path.of("/"), "git", "config", "-z", "--list", "--includes")
            .without("GIT_DIR"));
  }

  private GitConfig list(ProcessRequest.Builder request) {
    String output =
        new ProcessRunner(environment).run(request.limit(LIMIT).build()).orThrow().out();
    GitConfig.Builder builder = new GitConfig.Builder();
    for (String entry : output.split("\0", -1)) {
      int newline = entry.indexOf('\n');
      if (newline >= 0) {
        builder.add(entry.substring(0, newline), entry.substring(newline + 1));
      } else if (!entry.isEmpty()) {
        builder.add(entry, null);
      }
    }
    return builder.build();
  }
}
