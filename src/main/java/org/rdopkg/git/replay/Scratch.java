package org.rdopkg.git.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;
import org.rdopkg.io.ProcessRequest;

/**
 * A repository in a temporary folder that borrows another one's objects and configuration. Its work
 * tree is sparse: of a checkout only the {@code .gitattributes} files are written, and the files
 * that a merge cannot settle. So a checkout costs milliseconds whatever the size of the tree, and
 * neither hooks nor filters of the user run.
 *
 * <p>The folder goes on {@link #close} and when the JVM is told to end. When it is killed, a folder
 * stays in the system's place for temporary files, and nothing in the user's repository.
 */
final class Scratch implements AutoCloseable {
  static final String PREFIX = "rdopkg-pick-";

  private final Path top;
  private final Path gitDir;
  private final Path workTree;
  private final Thread cleaner = new Thread(this::delete, "rdopkg-pick");

  private Scratch(Path top) {
    this.top = top;
    this.gitDir = top.resolve("git");
    this.workTree = top.resolve("work");
  }

  /** Makes a repository that borrows from a checkout. */
  static Scratch of(Checkout checkout) throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory(PREFIX));
    try {
      Runtime.getRuntime().addShutdownHook(scratch.cleaner);
      scratch.make(checkout);
      return scratch;
    } catch (IOException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  private void make(Checkout checkout) throws IOException {
    Files.createDirectories(gitDir.resolve("objects/info"));
    Files.createDirectories(gitDir.resolve("refs/heads"));
    Files.createDirectories(gitDir.resolve("info"));
    Files.createDirectories(workTree);
    write("HEAD", "ref: refs/heads/none\n");
    write("objects/info/alternates", alternates(checkout));
    write("info/sparse-checkout", ".gitattributes\n");
    write("config", config(checkout));
    Path attributes = checkout.location().commonDir().resolve("info/attributes");
    if (Files.isRegularFile(attributes)) {
      Files.copy(attributes, gitDir.resolve("info/attributes"));
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(gitDir.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static String alternates(Checkout checkout) {
    StringBuilder lines = new StringBuilder();
    Path common = checkout.location().commonDir();
    String objects =
        checkout
            .environment()
            .getNonEmpty("GIT_OBJECT_DIRECTORY")
            .map(name -> checkout.environment().workingDirectory().resolve(name).toString())
            .orElse(common.resolve("objects").toString());
    lines.append(quoted(objects)).append('\n');
    for (String name :
        checkout.environment().get("GIT_ALTERNATE_OBJECT_DIRECTORIES").orElse("").split(":", -1)) {
      if (!name.isEmpty()) {
        Path folder = checkout.environment().workingDirectory().resolve(name);
        lines.append(quoted(folder.toString())).append('\n');
      }
    }
    return lines.toString();
  }

  /** A path as git writes it in configuration and lists of alternates. */
  private static String quoted(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The user's configuration, with what must be different in a scratch repository after it. */
  private static String config(Checkout checkout) {
    StringBuilder text = new StringBuilder("[core]\n\trepositoryformatversion = 0\n");
    for (Path file :
        List.of(
            checkout.location().commonDir().resolve("config"),
            checkout.location().gitDir().resolve("config.worktree"))) {
      if (Files.isRegularFile(file)) {
        text.append("[include]\n\tpath = ").append(quoted(file.toString())).append('\n');
      }
    }
    return text.append(
            """
            [core]
            \tbare = false
            \tsparseCheckout = true
            \tsparseCheckoutCone = false
            \thooksPath = /dev/null
            \tfsmonitor = false
            \tuntrackedCache = false
            \tsplitIndex = false
            \tlogAllRefUpdates = false
            \tfsync = none
            \tmultiPackIndex = true
            [index]
            \tsparse = false
            [commit]
            \tgpgSign = false
            [gc]
            \tauto = 0
            [maintenance]
            \tauto = false
            [rerere]
            \tenabled = false
            """)
        .toString();
  }

  /** Where its packs are. */
  Path packs() {
    return gitDir.resolve("objects/pack");
  }

  /** JGit's view of the repository, fresh, because git writes into it. */
  Repository open() throws IOException {
    return new FileRepositoryBuilder()
        .setGitDir(gitDir.toFile())
        .setWorkTree(workTree.toFile())
        .build();
  }

  /** Puts HEAD on a commit, and everything else back to the beginning. */
  void reset(ObjectId commit) throws IOException {
    deleteBelow(workTree);
    for (String name :
        List.of("index", "CHERRY_PICK_HEAD", "AUTO_MERGE", "MERGE_MSG", "ORIG_HEAD", "sequencer")) {
      deleteAll(gitDir.resolve(name));
    }
    write("HEAD", commit.name() + "\n");
  }

  /** What HEAD holds. */
  String head() throws IOException {
    return Files.readString(gitDir.resolve("HEAD"), StandardCharsets.US_ASCII).strip();
  }

  /** A request to run git here. */
  ProcessRequest.Builder request(GitProgram git, String... arguments) {
    ProcessRequest.Builder request = git.request(command(arguments));
    for (String variable :
        List.of(
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_NAMESPACE",
            "GIT_PREFIX")) {
      request.without(variable);
    }
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      request
          .with("GIT_" + role + "_NAME", "rdopkg")
          .with("GIT_" + role + "_EMAIL", "rdopkg@localhost")
          .with("GIT_" + role + "_DATE", "@1000000000 +0000");
    }
    return request
        .with("GIT_DIR", gitDir.toString())
        .with("GIT_WORK_TREE", workTree.toString())
        .with("GIT_EDITOR", "true")
        .with("LC_ALL", "C");
  }

  private String[] command(String... arguments) {
    return Stream.concat(Stream.of("-C", workTree.toString()), Stream.of(arguments))
        .toArray(String[]::new);
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      return; // the JVM ends already, and the hook runs
    }
  }

  private void delete() {
    try {
      deleteAll(top);
    } catch (IOException | UncheckedIOException e) {
      top.toFile().deleteOnExit();
    }
  }

  private static void deleteBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        deleteAll(file);
      }
    }
  }

  private static void deleteAll(Path path) throws IOException {
    if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
