package org.rdopkg.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a stream for {@code git fast-import}: commits of several branches and tags in one go. */
final class ImportStream {
  static final String REGULAR = "100644";

  private static final String IDENTITY = "Test User <test@example.com> ";

  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final Map<String, Integer> tips = new LinkedHashMap<>();
  private int mark;
  private long time;

  /** A stream whose first commit has this time; the others follow a minute apart. */
  ImportStream(long epochSeconds) {
    time = epochSeconds;
  }

  /** Lets a new branch start where another one stands now. */
  ImportStream fork(String branch, String from) {
    tips.put(branch, tips.get(from));
    text("reset refs/heads/" + branch + "\nfrom :" + tips.get(from) + "\n\n");
    return this;
  }

  /** A commit on top of a branch, or the first one of a new branch; null content deletes a file. */
  ImportStream commit(String branch, String message, Map<String, byte[]> files) {
    text("commit refs/heads/" + branch + "\nmark :" + ++mark + "\n");
    text("author " + IDENTITY + time + " +0000\ncommitter " + IDENTITY + time + " +0000\n");
    data(message.getBytes(StandardCharsets.UTF_8));
    files.forEach(this::file);
    text("\n");
    tips.put(branch, mark);
    time += 60;
    return this;
  }

  private void file(String path, byte[] content) {
    if (content == null) {
      text("D " + path + "\n");
    } else {
      text("M " + REGULAR + " inline " + path + "\n");
      data(content);
    }
  }

  /** A plain tag where a branch stands now. */
  ImportStream tag(String name, String branch) {
    text("reset refs/tags/" + name + "\nfrom :" + tips.get(branch) + "\n\n");
    return this;
  }

  private void data(byte[] bytes) {
    text("data " + bytes.length + "\n");
    stream.writeBytes(bytes);
    text("\n");
  }

  private void text(String text) {
    stream.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    byte[] done = "done\n".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(stream.toByteArray());
    whole.writeBytes(done);
    return whole.toByteArray();
  }
}
