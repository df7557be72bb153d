package org.rdopkg.git.diff;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the installed git. All pairs of a batch go into one bare repository as two commits, written
 * by one {@code git fast-import} and compared by one {@code git diff}, which costs some
 * milliseconds whatever the number of pairs.
 */
final class GitOracle {
  private static final byte[] FILE = "diff --git a/".getBytes(StandardCharsets.US_ASCII);

  private final Path repository;

  private GitOracle(Path repository) {
    this.repository = repository;
  }

  /** Makes a repository in an empty folder; {@code attributes} apply to the paths of the pairs. */
  static GitOracle in(Path folder, String attributes) throws IOException {
    GitOracle oracle = new GitOracle(folder);
    GitProcess.start(folder, "init", "-q", "--bare", ".").close();
    Files.createDirectories(folder.resolve("info"));
    Files.writeString(folder.resolve("info/attributes"), attributes);
    return oracle;
  }

  /** The hunks that git prints for each pair, in the order of the pairs; empty for equal texts. */
  List<byte[]> hunks(List<TextPair> pairs, String... options) throws IOException {
    try (GitProcess run = GitProcess.start(repository, "fast-import", "--quiet", "--force")) {
      OutputStream in = new BufferedOutputStream(run.process().getOutputStream(), 1 << 16);
      commit(in, "old", pairs, true);
      commit(in, "new", pairs, false);
      in.close();
    }
    List<String> command = new ArrayList<>(List.of("diff", "--no-renames", "--text"));
    command.addAll(List.of(options));
    command.addAll(List.of("old", "new"));
    Map<String, byte[]> found;
    try (GitProcess run = GitProcess.start(repository, command.toArray(String[]::new))) {
      found = split(run.process().getInputStream().readAllBytes());
    }
    return pairs.stream().map(p -> found.getOrDefault(p.path, new byte[0])).toList();
  }

  private static void commit(OutputStream in, String branch, List<TextPair> pairs, boolean old)
      throws IOException {
    in.write(
        ascii("commit refs/heads/" + branch + "\ncommitter t <t> 0 +0000\ndata 0\ndeleteall\n"));
    for (TextPair pair : pairs) {
      byte[] text = old ? pair.before : pair.after;
      in.write(ascii("M 100644 inline " + pair.path + "\ndata " + text.length + "\n"));
      in.write(text);
      in.write('\n');
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Cuts git's output into the hunks of each path. */
  static Map<String, byte[]> split(byte[] output) {
    Map<String, byte[]> found = new HashMap<>();
    int at = 0;
    while (at < output.length) {
      int end = lineEnd(output, at);
      String header =
          new String(
              output, at + FILE.length, end - at - FILE.length - 1, StandardCharsets.ISO_8859_1);
      String path = header.substring(0, (header.length() - 3) / 2);
      at = end;
      while (at < output.length && output[at] != '@' && !startsFile(output, at)) {
        at = lineEnd(output, at);
      }
      int hunks = at;
      while (at < output.length && !startsFile(output, at)) {
        at = lineEnd(output, at);
      }
      found.put(path, Arrays.copyOfRange(output, hunks, at));
    }
    return found;
  }

  private static boolean startsFile(byte[] output, int at) {
    return Arrays.equals(
        output, at, Math.min(at + FILE.length, output.length), FILE, 0, FILE.length);
  }

  private static int lineEnd(byte[] output, int from) {
    int at = from;
    while (output[at] != '\n') {
      at++;
    }
    return at + 1;
  }
}
