package org.rdopkg.git.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * Compares our patch files with git's on any repository:
 *
 * <pre>
 * CompareWithGit REPOSITORY [REVISIONS...]
 * </pre>
 *
 * where the revisions are a range ({@code v1.0..v2.0}) or a count with a start ({@code -2000
 * main}). Prints the share of identical files, the first difference, one line for every other one,
 * and whether each file that differs still applies and gives the same tree. The script {@code
 * compare-patches.sh} beside it compiles and runs it.
 *
 * <p>git runs in an empty repository that borrows the objects, because configuration and attributes
 * of the user's own must not change what it writes.
 */
final class CompareWithGit implements AutoCloseable {
  private final Consumer<String> out;
  private final Repository repository;
  private final Path scratch;
  private final GitProgram theirRepository;
  private final GitProgram git;

  private CompareWithGit(Path folder, Consumer<String> out) throws IOException {
    this.out = out;
    this.repository = open(folder);
    this.scratch = Files.createTempDirectory("compare-with-git");
    this.theirRepository = new GitProgram(repository.getDirectory().toPath());
    this.git = borrowing();
  }

  /** Runs a comparison; ends with 1 when a file differs. */
  public static void main(String[] arguments) throws IOException {
    List<String> revisions = List.of(arguments).subList(1, arguments.length);
    Consumer<String> out = System.out::println;
    boolean same;
    try (CompareWithGit compare = new CompareWithGit(Path.of(arguments[0]), out)) {
      same = compare.run(revisions.isEmpty() ? List.of("-2000", "HEAD") : revisions);
    }
    System.exit(same ? 0 : 1);
  }

  private static Repository open(Path folder) throws IOException {
    Path dotGit = folder.resolve(".git");
    return new RepositoryBuilder()
        .setGitDir((Files.exists(dotGit) ? dotGit : folder).toRealPath().toFile())
        .setMustExist(true)
        .build();
  }

  /** An empty repository that has all objects of theirs, and a work tree for attributes. */
  private GitProgram borrowing() throws IOException {
    Path bare = Files.createDirectory(scratch.resolve("bare.git"));
    Path tree = Files.createDirectory(scratch.resolve("tree"));
    new GitProgram(bare).lines("init", "-q", "--bare", ".");
    Files.writeString(bare.resolve("objects/info/alternates"), gitPath("objects") + "\n");
    if (Files.exists(gitPath("shallow"))) {
      Files.copy(gitPath("shallow"), bare.resolve("shallow"));
    }
    return GitProgram.standingIn(tree, bare);
  }

  private Path gitPath(String name) throws IOException {
    String path = theirRepository.lines("rev-parse", "--git-path", name).get(0);
    return repository.getDirectory().toPath().resolve(path);
  }

  private boolean run(List<String> revisions) throws IOException {
    List<String> resolved = theirRepository.lines(command("rev-parse", revisions));
    List<ObjectId> commits = commits(resolved);
    writeAttributes(commits.get(commits.size() - 1));
    long start = System.nanoTime();
    List<Path> theirs =
        git.formatPatch(
            Files.createDirectory(scratch.resolve("git")), resolved.toArray(String[]::new));
    long afterGit = System.nanoTime();
    List<PatchMail> ours = PatchMails.write(repository, commits, 1);
    long afterOurs = System.nanoTime();
    print(
        "%d commits; git %.1f s, ours %.1f s",
        commits.size(), (afterGit - start) / 1e9, (afterOurs - afterGit) / 1e9);
    if (theirs.size() != ours.size()) {
      print("git wrote %d files", theirs.size());
      return false;
    }
    return report(theirs, ours) == 0;
  }

  private List<ObjectId> commits(List<String> resolved) throws IOException {
    String[] command = command("rev-list", resolved, "--no-merges", "--reverse");
    return git.lines(command).stream().map(ObjectId::fromString).toList();
  }

  private static String[] command(String name, List<String> more, String... options) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(options));
    command.addAll(more);
    return command.toArray(String[]::new);
  }

  private void print(String format, Object... values) {
    out.accept(String.format(Locale.ROOT, format, values));
  }

  /** Git reads attributes from a work tree: gives it one with nothing else in it. */
  private void writeAttributes(ObjectId tip) throws IOException {
    for (String line : git.lines("ls-tree", "-r", "--name-only", tip.name())) {
      if (line.equals(".gitattributes") || line.endsWith("/.gitattributes")) {
        Path file = scratch.resolve("tree").resolve(line);
        Files.createDirectories(file.getParent());
        Files.write(file, git.run(List.of("cat-file", "blob", tip.name() + ":" + line)));
      }
    }
  }

  private int report(List<Path> theirs, List<PatchMail> ours) throws IOException {
    int different = 0;
    for (int i = 0; i < ours.size(); i++) {
      PatchMail mail = ours.get(i);
      byte[] wanted = Files.readAllBytes(theirs.get(i));
      String name = theirs.get(i).getFileName().toString();
      if (!name.equals(mail.fileName()) || !Arrays.equals(wanted, mail.content())) {
        different++;
        difference(name, wanted, mail, different == 1);
      }
    }
    int same = ours.size() - different;
    print("identical: %d of %d (%.3f %%)", same, ours.size(), 100.0 * same / ours.size());
    return different;
  }

  private void difference(String name, byte[] wanted, PatchMail mail, boolean first)
      throws IOException {
    String[] theirs = new String(wanted, StandardCharsets.ISO_8859_1).split("\n", -1);
    String[] ours = new String(mail.content(), StandardCharsets.ISO_8859_1).split("\n", -1);
    int line = Arrays.mismatch(theirs, ours);
    print("%s %s %s line %d", mail.commit().name(), name, applies(mail, wanted), line + 1);
    if (!name.equals(mail.fileName())) {
      out.accept("  our name: " + mail.fileName());
    }
    if (line >= 0) {
      int more = first ? 12 : 1;
      context("  git:  ", theirs, line, more);
      context("  ours: ", ours, line, more);
    }
  }

  private void context(String label, String[] lines, int from, int count) {
    for (int i = from; i < Math.min(lines.length, from + count); i++) {
      out.accept(label + lines[i]);
    }
  }

  /** Whether our patch, applied to the parent, gives the tree that git's own patch gives. */
  private String applies(PatchMail mail, byte[] wanted) throws IOException {
    try {
      String theirs = applied(mail.commit(), wanted);
      return theirs.equals(applied(mail.commit(), mail.content())) ? "applies" : "OTHER TREE";
    } catch (IOException e) {
      return "DOES NOT APPLY " + e.getMessage();
    }
  }

  private String applied(ObjectId commit, byte[] patch) throws IOException {
    GitProgram index = git.with("GIT_INDEX_FILE", scratch.resolve("index").toString());
    Path file = Files.write(scratch.resolve("one.patch"), patch);
    index.lines("read-tree", commit.name() + "^");
    index.lines("apply", "--cached", "--whitespace=nowarn", file.toString());
    return index.lines("write-tree").get(0);
  }

  @Override
  public void close() throws IOException {
    repository.close();
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
