package org.rdopkg.git.mail;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One commit that shows one rule, built step by step. Without a change of its own it adds a file.
 */
final class CommitCase {
  final String rule;
  private String author = "A U Thor <a@example.org> 1600000000 +0000";
  private String message = "Change something\n";
  private Optional<String> encoding = Optional.empty();
  private final Map<String, Optional<HistoryBuilder.Entry>> before = new LinkedHashMap<>();
  private final Map<String, Optional<HistoryBuilder.Entry>> after = new LinkedHashMap<>();
  private boolean changesNothing;

  private CommitCase(String rule) {
    this.rule = rule;
  }

  static CommitCase that(String rule) {
    return new CommitCase(rule);
  }

  /** The author's name, in Unicode. */
  CommitCase name(String name) {
    author = AwkwardText.utf8(name) + " <a@example.org> 1600000000 +0000";
    return this;
  }

  /** The author's line, of bytes. */
  CommitCase author(String line) {
    author = line;
    return this;
  }

  /** The message, in Unicode. */
  CommitCase message(String text) {
    message = AwkwardText.utf8(text);
    return this;
  }

  /** The message, of bytes. */
  CommitCase rawMessage(String bytes) {
    message = bytes;
    return this;
  }

  /** Name and message in another encoding, named as in commits and as in Java. */
  CommitCase encoded(String name, String javaName, String text) {
    Charset charset = Charset.forName(javaName);
    String bytes = new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    encoding = Optional.of(name);
    author = bytes + " <a@example.org> 1600000000 +0000";
    message = bytes + "\n\n" + bytes + "\n";
    return this;
  }

  CommitCase encoding(String name) {
    encoding = Optional.of(name);
    return this;
  }

  /** A text file that changes, is created (from null) or deleted (to null). */
  CommitCase file(String path, String from, String to) {
    return file(path, HistoryBuilder.FILE, bytes(from), HistoryBuilder.FILE, bytes(to));
  }

  CommitCase file(String path, int modeBefore, byte[] from, int modeAfter, byte[] to) {
    before.put(path, entry(modeBefore, from));
    after.put(path, entry(modeAfter, to));
    return this;
  }

  CommitCase changesNothing() {
    changesNothing = true;
    return this;
  }

  /** Commits the state before, when there is one, and then the case itself. */
  void commit(HistoryBuilder history, int number) throws IOException {
    if (!before.isEmpty()) {
      apply(history, before);
      history.commit("A <a@b> 1 +0000", Optional.empty(), "before " + rule);
    }
    if (after.isEmpty() && !changesNothing) {
      history.put("other", HistoryBuilder.FILE, bytes(number + "\n"));
    }
    apply(history, after);
    history.commit(author, encoding, message);
  }

  private static void apply(
      HistoryBuilder history, Map<String, Optional<HistoryBuilder.Entry>> state)
      throws IOException {
    for (Map.Entry<String, Optional<HistoryBuilder.Entry>> file : state.entrySet()) {
      history.files().remove(file.getKey());
    }
    for (Map.Entry<String, Optional<HistoryBuilder.Entry>> file : state.entrySet()) {
      if (file.getValue().isPresent()) {
        HistoryBuilder.Entry entry = file.getValue().get();
        history.put(file.getKey(), entry.mode(), entry.content());
      }
    }
  }

  private static Optional<HistoryBuilder.Entry> entry(int mode, byte[] content) {
    return content == null
        ? Optional.empty()
        : Optional.of(
            new HistoryBuilder.Entry(mode, org.eclipse.jgit.lib.ObjectId.zeroId(), content));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
