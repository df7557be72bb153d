package org.rdopkg.git.diff;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A program for people: compares our hunks with git's over the history of any repository.
 *
 * <pre>
 * HistoryComparison GIT_DIRECTORY [COMMITS [REVISION]]
 * </pre>
 *
 * <p>Prints how many of the changed files of the newest {@code COMMITS} commits (all by default)
 * have the same hunks, the time that ours took, and the first difference.
 */
public final class HistoryComparison {
  private static final byte[] NO_BYTES = {};

  private final ObjectReader reader;
  private final PrintStream console;
  private int files;
  private int different;
  private long bytes;
  private long nanos;

  private HistoryComparison(ObjectReader reader, PrintStream console) {
    this.reader = reader;
    this.console = console;
  }

  /** Runs the comparison; the arguments are described above. */
  public static void main(String[] arguments) throws IOException {
    File directory = new File(arguments[0]);
    String commits = arguments.length > 1 ? arguments[1] : "1000000000";
    String revision = arguments.length > 2 ? arguments[2] : "HEAD";
    Process git = log(directory, commits, revision);
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(directory).setMustExist(true).build();
        ObjectReader reader = repository.newObjectReader();
        InputStream output = new BufferedInputStream(git.getInputStream(), 1 << 20)) {
      HistoryComparison comparison = new HistoryComparison(reader, System.out);
      comparison.compare(output);
      comparison.report();
    }
  }

  private static Process log(File directory, String commits, String revision) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "git",
                "log",
                "-p",
                "--no-renames",
                "--full-index",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--no-merges",
                "--format=",
                "-n",
                commits,
                revision,
                "--"));
    Map<String, String> environment = builder.environment();
    environment.put("GIT_DIR", directory.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void compare(InputStream output) throws IOException {
    ByteBuilder hunks = new ByteBuilder(1 << 16);
    String name = "";
    String index = "";
    byte[] line = readLine(output);
    while (line.length > 0) {
      if (isHunkLine(line[0])) {
        hunks.append(line);
      } else {
        String header = new String(line, StandardCharsets.ISO_8859_1).strip();
        if (header.startsWith("diff --git ")) {
          file(name, index, hunks);
          hunks = new ByteBuilder(1 << 12);
          name = header;
          index = "";
        } else if (header.startsWith("index ")) {
          index = header;
        } else if (header.startsWith("Binary files ")) {
          index = "";
        }
      }
      line = readLine(output);
    }
    file(name, index, hunks);
  }

  /** A hunk starts with {@code @@}; the two lines before the first one look like changes. */
  private static boolean isHunkLine(byte first) {
    return first == '@' || first == ' ' || first == '+' || first == '-' || first == '\\';
  }

  private void file(String name, String index, ByteBuilder hunks) throws IOException {
    if (index.length() < 88) {
      return;
    }
    byte[] before = blob(index.substring(6, 46));
    byte[] after = blob(index.substring(48, 88));
    byte[] expected = withoutPaths(hunks.toByteArray());
    ByteBuilder out = new ByteBuilder(1 << 12);
    long start = System.nanoTime();
    UnifiedDiff.write(LineDiff.between(before, after), FunctionNames.DEFAULT, out);
    nanos += System.nanoTime() - start;
    files++;
    bytes += before.length + after.length;
    byte[] ours = out.toByteArray();
    if (!Arrays.equals(expected, ours)) {
      if (different++ == 0) {
        show(name, index, expected, ours);
      }
    }
  }

  private void show(String name, String index, byte[] expected, byte[] ours) throws IOException {
    Path folder = Files.createTempDirectory("difference");
    Files.write(folder.resolve("git"), expected);
    Files.write(folder.resolve("ours"), ours);
    console.println("first difference: " + name + " " + index + "\n  see " + folder);
  }

  /** Drops the lines {@code ---} and {@code +++} before the first hunk. */
  private static byte[] withoutPaths(byte[] hunks) {
    int at = 0;
    while (at < hunks.length && hunks[at] != '@') {
      while (hunks[at++] != '\n') {}
    }
    return Arrays.copyOfRange(hunks, at, hunks.length);
  }

  private byte[] blob(String id) throws IOException {
    ObjectId object = ObjectId.fromString(id);
    return object.equals(ObjectId.zeroId())
        ? NO_BYTES
        : reader.open(object).getCachedBytes(Integer.MAX_VALUE);
  }

  private static byte[] readLine(InputStream in) throws IOException {
    ByteBuilder line = new ByteBuilder(128);
    int c = in.read();
    while (c >= 0) {
      line.append((char) c);
      if (c == '\n') {
        break;
      }
      c = in.read();
    }
    return line.toByteArray();
  }

  private void report() {
    console.printf(
        "%d of %d files have the same hunks as git's; ours took %d ms for %d MB%n",
        files - different, files, nanos / 1_000_000, bytes >> 20);
  }
}
