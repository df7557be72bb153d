package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdopkg.io.AtomicFiles;

/** An operation on disk: lines of words, as the journal. */
final class OperationFile {
  private static final String HEADER = "rdopkg-operation 1";
  private static final int LIMIT = 64 << 20;

  private OperationFile() {}

  /**
   * The bytes of a record.
   *
   * @param held the tree of its contents, in hex
   */
  static byte[] write(Operation op, String held) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.add(WordLines.line("id", op.id()));
    lines.add(WordLines.line("held", held));
    lines.add(WordLines.line("time", String.valueOf(op.time().getEpochSecond())));
    lines.add(WordLines.line("action", op.action(), op.subject()));
    lines.add(WordLines.line("head", op.headBefore(), op.headAfter(), op.headRef()));
    op.index()
        .ifPresent(
            index ->
                lines.add(
                    WordLines.line(
                        "index",
                        index.before(),
                        index.after(),
                        String.valueOf(index.beforeTime()))));
    op.note().cameFrom().ifPresent(ref -> lines.add(WordLines.line("from", ref)));
    op.note().goesTo().ifPresent(ref -> lines.add(WordLines.line("to", ref)));
    op.note().undoes().ifPresent(id -> lines.add(WordLines.line("undoes", id)));
    for (Operation.File file : op.files()) {
      if (file.executable()) {
        lines.add(WordLines.line("executable", file.path()));
      }
      lines.add(WordLines.line("file", file.before(), file.after(), file.path()));
    }
    for (RefMove move : op.refs()) {
      lines.add(WordLines.line("ref", move.before(), move.after(), move.ref()));
    }
    op.note().patches().forEach(patch -> lines.addAll(lines(patch)));
    lines.add("end");
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(PatchFate patch) {
    List<String> lines = new ArrayList<>();
    String by = patch.byGit() ? "git" : "";
    lines.add(
        WordLines.line(
            "patch",
            patch.commit(),
            patch.newCommit(),
            patch.fate(),
            by,
            patch.subject(),
            patch.detail()));
    patch.evidence().forEach(sign -> lines.add(WordLines.line("sign", sign)));
    return lines;
  }

  /** The tree of a record's contents, in hex. */
  static Optional<String> held(Path file) throws IOException {
    String text = new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> line.startsWith("held "))
        .findFirst()
        .map(line -> line.substring("held ".length()));
  }

  /** Reads a file; empty when it is damaged or of another version. */
  static Optional<Operation> read(Path file, int number) throws IOException {
    String text = new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8);
    if (!text.startsWith(HEADER + "\n") || !text.endsWith("\nend\n")) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(text, number));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Operation parse(String text, int number) {
    String id = "";
    Instant time = Instant.EPOCH;
    String[] action = {"", ""};
    String[] head = {"", "", ""};
    Optional<Operation.Index> index = Optional.empty();
    OperationNote note = OperationNote.NONE;
    Set<String> executable = new HashSet<>();
    List<Operation.File> files = new ArrayList<>();
    List<RefMove> refs = new ArrayList<>();
    List<PatchFate> patches = new ArrayList<>();
    for (String line : text.lines().skip(1).toList()) {
      switch (line.substring(0, Math.max(line.indexOf(' '), 0))) {
        case "id" -> id = WordLines.words(line, 1)[0];
        case "time" -> time = Instant.ofEpochSecond(Long.parseLong(WordLines.words(line, 1)[0]));
        case "action" -> action = WordLines.words(line, 2);
        case "head" -> head = WordLines.words(line, 3);
        case "index" -> {
          String[] words = WordLines.words(line, 3);
          index = Optional.of(new Operation.Index(words[0], Long.parseLong(words[2]), words[1]));
        }
        case "from" -> note = note.from(WordLines.words(line, 1)[0]);
        case "to" -> note = note.to(WordLines.words(line, 1)[0]);
        case "undoes" -> note = note.undoing(WordLines.words(line, 1)[0]);
        case "executable" -> executable.add(WordLines.words(line, 1)[0]);
        case "file" -> {
          String[] words = WordLines.words(line, 3);
          boolean marked = executable.contains(words[2]);
          files.add(new Operation.File(words[2], words[0], words[1], marked));
        }
        case "ref" -> {
          String[] words = WordLines.words(line, 3);
          refs.add(new RefMove(words[2], words[0], words[1], ""));
        }
        case "patch" -> patches.add(patch(WordLines.words(line, 6)));
        case "sign" -> sign(patches, WordLines.words(line, 1)[0]);
        default -> {
          // "end", or a line that a newer version of rdopkg has added
        }
      }
    }
    return new Operation(
        number,
        id,
        time,
        action[0],
        action[1],
        head[2],
        head[0],
        head[1],
        refs,
        files,
        index,
        note.withPatches(patches));
  }

  private static PatchFate patch(String[] words) {
    return new PatchFate(
        words[0], words[1], words[2], words[4], words[5], List.of(), words[3].equals("git"));
  }

  /** Adds a sign to the last patch. */
  private static void sign(List<PatchFate> patches, String text) {
    if (patches.isEmpty()) {
      throw new IllegalArgumentException("a sign without a patch");
    }
    PatchFate patch = patches.remove(patches.size() - 1);
    List<String> signs = new ArrayList<>(patch.evidence());
    signs.add(text);
    patches.add(
        new PatchFate(
            patch.commit(),
            patch.newCommit(),
            patch.fate(),
            patch.subject(),
            patch.detail(),
            signs,
            patch.byGit()));
  }
}
