package org.rdopkg.git.tx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;

/**
 * The journal on disk: lines of words, written in one step and flushed. Words are percent-encoded,
 * so that no name can break a line.
 */
final class JournalFile {
  private static final int LIMIT = 64 << 20;
  private static final String HEADER = "rdopkg-journal 1";

  private final Path file;

  JournalFile(Path file) {
    this.file = file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  void write(Journal journal) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.add(WordLines.line("id", journal.id()));
    lines.add(WordLines.line("action", journal.action()));
    lines.add(WordLines.line("state", journal.decided() ? "decided" : "prepared"));
    lines.add(WordLines.line("commit", journal.commit()));
    lines.add(WordLines.line("index", journal.indexToken(), journal.indexHash()));
    for (Journal.File f : journal.files()) {
      lines.add(
          WordLines.line("file", f.existed() ? "old" : "new", f.oldHash(), f.newHash(), f.path()));
    }
    for (RefMove move : journal.refs()) {
      lines.add(WordLines.line("ref", move.before(), move.after(), move.ref(), move.reason()));
    }
    lines.add("end");
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, bytes);
  }

  /** The journal of a torn transaction; empty when there is none. */
  Optional<Journal> read() {
    try {
      String text = new String(AtomicFiles.read(file, LIMIT), StandardCharsets.UTF_8);
      return Optional.of(parse(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw IoErrors.cannot("read the journal " + file, e);
    } catch (IllegalArgumentException e) {
      throw unreadable().causedBy(e);
    }
  }

  private Journal parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 7 || !lines.get(0).equals(HEADER) || !text.endsWith("\nend\n")) {
      throw unreadable();
    }
    String[] index = WordLines.words(lines.get(5), 2);
    List<Journal.File> files = new ArrayList<>();
    List<RefMove> refs = new ArrayList<>();
    for (String line : lines.subList(6, lines.size() - 1)) {
      String[] words = WordLines.words(line, 4);
      if (line.startsWith("file ")) {
        files.add(new Journal.File(words[3], words[0].equals("old"), words[1], words[2]));
      } else {
        refs.add(new RefMove(words[2], words[0], words[1], words[3]));
      }
    }
    return new Journal(
        WordLines.words(lines.get(1), 1)[0],
        WordLines.words(lines.get(2), 1)[0],
        WordLines.words(lines.get(3), 1)[0].equals("decided"),
        files,
        refs,
        WordLines.words(lines.get(4), 1)[0],
        index[0],
        index[1]);
  }

  private RdopkgException unreadable() {
    return RdopkgException.of(
            ErrorKind.INPUT, "an interrupted rdopkg left a journal that cannot be read")
        .because(file + " is damaged, or was written by another version of rdopkg")
        .fix("Run the version of rdopkg that was interrupted.")
        .fix("Or check with git status and git log what is there, then: rm -r " + file.getParent());
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
    Path folder = file.getParent();
    if (folder != null) {
      AtomicFiles.syncDirectory(folder);
    }
  }
}
