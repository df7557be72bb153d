package org.rdopkg.patch;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A patch file that the spec has now, and what can be told about it. */
public final class OldPatch {
  private final PatchFile file;
  private final PatchHeader header;
  private @Nullable PatchContent content;

  OldPatch(PatchFile file) {
    this.file = file;
    this.header = PatchHeader.read(file.content());
  }

  /** The file. */
  public PatchFile file() {
    return file;
  }

  /** What its head tells. */
  public PatchHeader header() {
    return header;
  }

  /** How people call it: its subject, else its name. */
  public String title() {
    return header.subject().orElse(file.name());
  }

  Optional<String> subjectKey() {
    return header.subject().map(Subjects::key);
  }

  ByteBuffer bytes() {
    return ByteBuffer.wrap(file.content());
  }

  PatchContent content() {
    PatchContent known = content;
    if (known == null) {
      known = new PatchContent(file.content(), header);
      content = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return file.name();
  }

  /** Whether it was made of this commit, or of one with this subject. */
  public boolean isOf(String commitId, String subject) {
    return header().commitId().filter(commitId::equals).isPresent()
        || subjectKey().filter(Subjects.key(subject)::equals).isPresent();
  }
}
