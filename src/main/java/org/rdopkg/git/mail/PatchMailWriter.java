package org.rdopkg.git.mail;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.rdopkg.git.diff.DiffAttributes;
import org.rdopkg.git.diff.DiffRule;
import org.rdopkg.git.diff.LineDiff;

/**
 * Writes commits as the patch files of
 *
 * <pre>
 * git -c core.abbrev=7 format-patch --no-renames --no-signature -N --ignore-submodules
 *     --stat=80 --summary
 * </pre>
 *
 * byte for byte, as git writes them for somebody without any configuration. Configuration is not
 * read at all, so nobody's settings can change a patch; attributes are those of one tree.
 *
 * <p>For one thread; several writers may work on the same repository, each with its own reader. A
 * merge is compared with its first parent; git writes no patch for it, and callers leave it out.
 */
final class PatchMailWriter {
  private final Blobs objects;
  private final Abbreviations abbreviations;
  private final Set<ObjectId> shallow;
  private final DiffAttributes attributes;

  /**
   * A writer for one repository.
   *
   * @param reader used by this writer alone; closed by the caller
   * @param shallow the commits whose parents the repository does not have
   * @param tip the commit whose {@code .gitattributes} to go by
   * @throws IOException when the tip is missing or can't be read
   */
  PatchMailWriter(ObjectReader reader, Set<ObjectId> shallow, ObjectId tip) throws IOException {
    this.objects = new Blobs(reader);
    this.abbreviations = new Abbreviations(reader);
    this.shallow = shallow;
    ObjectId tree = CommitObject.parse(tip, objects.commit(tip)).tree();
    this.attributes = new DiffAttributes(new TreeAttributes(objects, tree));
  }

  /**
   * The patch file of a commit.
   *
   * @param id a commit
   * @param number its number in the series, for the file name
   * @throws IOException when an object is missing or can't be read
   */
  PatchMail write(ObjectId id, int number) throws IOException {
    CommitObject commit = CommitEncoding.parse(id, objects.commit(id));
    MessageText text = MessageText.of(commit.message());
    String fileName = PatchFileName.of(number, text.firstLine());
    List<FileChange> changes = TreeChanges.between(objects, parentTree(commit), commit.tree());
    if (changes.isEmpty()) {
      return new PatchMail(id, fileName, new byte[0]);
    }
    return new PatchMail(id, fileName, content(commit, text, changes));
  }

  private ObjectId parentTree(CommitObject commit) throws IOException {
    if (commit.parents().isEmpty() || shallow.contains(commit.id())) {
      return ObjectId.zeroId();
    }
    ObjectId parent = commit.parents().get(0);
    return CommitObject.parse(parent, objects.commit(parent)).tree();
  }

  private byte[] content(CommitObject commit, MessageText text, List<FileChange> changes)
      throws IOException {
    ByteSink diffs = new ByteSink(4096);
    DiffStat stat = new DiffStat();
    FilePatch patch = new FilePatch(diffs, abbreviations);
    for (FileChange change : changes) {
      stat.add(file(patch, load(change)));
    }
    ByteSink mail = new ByteSink(diffs.size() + 4096);
    new MailHead(mail).write(commit, text);
    stat.write(mail);
    Summary.write(mail, changes);
    return mail.put('\n').put(diffs).toByteArray();
  }

  private FileContents load(FileChange change) throws IOException {
    return new FileContents(
        change, side(change.path(), change.before()), side(change.path(), change.after()));
  }

  private FileContents.Side side(byte[] path, FileSide side) throws IOException {
    return new FileContents.Side(
        objects.content(side), side.isRegularFile() ? attributes.of(path) : DiffRule.NONE);
  }

  /** Writes the diff of a file and tells what the diffstat says about it. */
  private static StatLine file(FilePatch patch, FileContents file) throws IOException {
    if (file.change().isTypeChange()) {
      diff(patch, file.deletion());
      diff(patch, file.creation());
      return stat(file);
    }
    return diff(patch, file);
  }

  private static StatLine diff(FilePatch patch, FileContents file) throws IOException {
    if (file.isBinary()) {
      patch.writeBinary(file);
      return stat(file);
    }
    LineDiff text = LineDiff.between(file.before().bytes(), file.after().bytes());
    patch.write(file, text);
    return stat(file, text);
  }

  private static StatLine stat(FileContents file) {
    if (!file.isBinary()) {
      return stat(file, LineDiff.between(file.before().bytes(), file.after().bytes()));
    }
    boolean same = file.change().isSameContent();
    return new StatLine(
        QuotedPath.quote(file.change().path()),
        true,
        same ? 0 : file.after().bytes().length,
        same ? 0 : file.before().bytes().length);
  }

  private static StatLine stat(FileContents file, LineDiff text) {
    return new StatLine(
        QuotedPath.quote(file.change().path()), false, text.added(), text.removed());
  }
}
