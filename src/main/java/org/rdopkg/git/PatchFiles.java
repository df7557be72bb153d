package org.rdopkg.git;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.rdopkg.git.mail.PatchMail;
import org.rdopkg.git.mail.PatchMails;
import org.rdopkg.patch.NewPatch;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.PatchFile;

/** Writes commits as the patch files that {@code git format-patch} makes of them. */
public final class PatchFiles {
  private final Repository repository;
  private final PartialClone partial;

  PatchFiles(Repository repository, PartialClone partial) {
    this.repository = repository;
    this.partial = partial;
  }

  /**
   * The patch files of a series, numbered from 1.
   *
   * @param commits oldest first, no merges
   * @param tip the branch's commit, in hex; its {@code .gitattributes} say which files are text
   */
  public List<NewPatch> write(List<PatchCommit> commits, String tip) {
    return write(commits, tip, done -> {});
  }

  /**
   * The same.
   *
   * @param written is told how many are done, now and then
   */
  public List<NewPatch> write(List<PatchCommit> commits, String tip, IntConsumer written) {
    List<ObjectId> ids = commits.stream().map(c -> ObjectId.fromString(c.id())).toList();
    ObjectId branch = ObjectId.fromString(tip);
    partial.fetchFilesOf(commits.stream().map(PatchCommit::id).toList());
    List<PatchMail> mails =
        partial.fetching(() -> PatchMails.write(repository, ids, 1, branch, written));
    List<NewPatch> patches = new ArrayList<>(mails.size());
    for (int i = 0; i < mails.size(); i++) {
      PatchMail mail = mails.get(i);
      patches.add(new NewPatch(commits.get(i), new PatchFile(mail.fileName(), mail.content())));
    }
    return List.copyOf(patches);
  }
}
