package org.rdopkg.git.series;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.notes.Note;
import org.eclipse.jgit.notes.NoteMap;
import org.eclipse.jgit.revwalk.RevWalk;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.git.tx.RefMove;
import org.rdopkg.io.IoErrors;

/**
 * What is remembered about the commits of patches branches without being part of them: git's notes
 * below {@value #REF}. So ids and patch files of the commits stay what git makes of them.
 */
public final class PatchNotes {
  /** Where the notes are. */
  public static final String REF = "refs/notes/rdopkg-patches";

  private static final int LARGEST = 1 << 16;

  private final Checkout checkout;
  private final Repository repository;

  /** The notes of a checkout's repository. */
  public PatchNotes(Checkout checkout) {
    this.checkout = checkout;
    this.repository = checkout.repository();
  }

  /** Whether there are any; cheap. */
  public boolean exist() {
    return checkout.refs().get(REF).isPresent();
  }

  /** Reads notes of commits. */
  public Map<String, String> read(Iterable<String> commits) {
    Optional<String> tip = checkout.refs().get(REF);
    Map<String, String> found = new java.util.LinkedHashMap<>();
    if (tip.isEmpty()) {
      return found;
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      NoteMap notes = map(reader, tip.get());
      for (String commit : commits) {
        Note note = notes.getNote(ObjectId.fromString(commit));
        if (note != null) {
          byte[] bytes = reader.open(note.getData()).getCachedBytes(LARGEST);
          found.put(commit, new String(bytes, StandardCharsets.UTF_8));
        }
      }
      return found;
    } catch (IOException e) {
      throw IoErrors.cannot("read the notes " + REF, e);
    }
  }

  private static NoteMap map(ObjectReader reader, String tip) throws IOException {
    try (RevWalk walk = new RevWalk(reader)) {
      return NoteMap.read(reader, walk.parseCommit(ObjectId.fromString(tip)));
    }
  }

  /**
   * Stores notes; they count when the ref is moved.
   *
   * @param texts by commit
   */
  public RefMove write(Map<String, String> texts, Ident who, String message) {
    Optional<String> tip = checkout.refs().get(REF);
    try (ObjectReader reader = repository.newObjectReader();
        ObjectInserter inserter = repository.newObjectInserter()) {
      NoteMap notes = tip.isEmpty() ? NoteMap.newEmptyMap() : map(reader, tip.get());
      for (Map.Entry<String, String> text : texts.entrySet()) {
        notes.set(ObjectId.fromString(text.getKey()), text.getValue(), inserter);
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(notes.writeTree(inserter));
      tip.ifPresent(id -> commit.setParentId(ObjectId.fromString(id)));
      PersonIdent person =
          new PersonIdent(
              who.name(), who.email(), java.time.Instant.ofEpochSecond(who.seconds()), who.zone());
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage(message + "\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return new RefMove(REF, tip.orElse(RefMove.NONE), id.name(), message);
    } catch (IOException e) {
      throw IoErrors.cannot("store the notes " + REF, e);
    }
  }
}
