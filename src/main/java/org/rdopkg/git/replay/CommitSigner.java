package org.rdopkg.git.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.patch.PatchCommit;
import org.rdopkg.patch.ReplayedPatch;

/**
 * Makes replayed commits anew with a signature, as {@code git rebase} does where {@code
 * commit.gpgSign} is set. The user's git signs ({@code git commit-tree -S}): it knows the programs
 * and the keys. But for parent and signature a commit stays as the replay made it.
 */
public final class CommitSigner {
  private static final String SIGNATURE = "gpgsig";

  private final Checkout checkout;
  private final ObjectReader reader;
  private final Map<String, String> signed = new HashMap<>();

  CommitSigner(Checkout checkout, ObjectReader reader) {
    this.checkout = checkout;
    this.reader = reader;
  }

  /** The same result with signed commits; those that the new base did not change stay. */
  ReplayResult sign(ReplayResult result) throws IOException {
    List<ReplayedPatch> patches = new ArrayList<>();
    for (ReplayedPatch patch : result.patches()) {
      Optional<String> made = patch.newId().filter(id -> !id.equals(patch.commit().id()));
      if (made.isEmpty()) {
        patches.add(patch);
        continue;
      }
      String id = sign(patch.commit(), made.get());
      patches.add(
          new ReplayedPatch(
              patch.commit(),
              Optional.of(id),
              patch.verdict(),
              patch.evidence(),
              patch.decidedByGit()));
    }
    return new ReplayResult(
        result.oldBase(),
        result.oldTip(),
        result.newBase(),
        signed.getOrDefault(result.tip(), result.tip()),
        patches,
        result.notesRefs());
  }

  /** Whether the user's configuration wants signatures. */
  public static boolean isWanted(Checkout checkout) {
    return checkout.config().isTrue("commit.gpgSign");
  }

  /**
   * Signs commits that stand one on top of the other, the oldest first.
   *
   * @return the signed ones by those that they take the place of
   */
  public static Map<String, String> sign(Checkout checkout, List<String> commits) {
    try (ObjectReader reader = checkout.repository().newObjectReader()) {
      CommitSigner signer = new CommitSigner(checkout, reader);
      for (String commit : commits) {
        signer.sign(checkout.history().read(commit), commit);
      }
      return signer.signed;
    } catch (IOException e) {
      throw IoErrors.cannot("sign the commits", e);
    }
  }

  private String sign(PatchCommit patch, String made) throws IOException {
    Commit commit = Commit.of(read(made));
    String parent = signed.getOrDefault(commit.header("parent "), commit.header("parent "));
    ProcessRequest.Builder request =
        checkout
            .git()
            .request(
                "-c",
                "i18n.commitEncoding=" + commit.encoding(),
                "commit-tree",
                "-S",
                "-p",
                parent,
                commit.header("tree "))
            .input(commit.message());
    identify(request, "AUTHOR", commit.header("author "));
    identify(request, "COMMITTER", commit.header("committer "));
    ProcessResult result = checkout.runner().run(request.build());
    if (!result.succeeded()) {
      throw unsigned(patch, result.err().strip());
    }
    String id = result.out().strip();
    byte[] wanted = commit.under(parent);
    if (!Arrays.equals(wanted, Commit.of(read(id)).under(parent))) {
      throw unsigned(patch, "git would change the name of its author or another part of it");
    }
    signed.put(made, id);
    return id;
  }

  private byte[] read(String id) throws IOException {
    return reader
        .open(ObjectId.fromString(id), Constants.OBJ_COMMIT)
        .getCachedBytes(Integer.MAX_VALUE);
  }

  private static void identify(ProcessRequest.Builder request, String role, String who) {
    int mail = who.indexOf('<');
    int end = who.lastIndexOf('>');
    if (mail >= 0 && end > mail) {
      request
          .with("GIT_" + role + "_NAME", who.substring(0, mail).strip())
          .with("GIT_" + role + "_EMAIL", who.substring(mail + 1, end))
          .with("GIT_" + role + "_DATE", "@" + who.substring(end + 1).strip());
    }
  }

  private static RdopkgException unsigned(PatchCommit patch, String why) {
    return RdopkgException.of(
            ErrorKind.PROGRAM,
            "the commit could not be signed: " + patch.shortId() + " " + patch.subject())
        .because(why)
        .fix("Check gpg.format, gpg.program and user.signingKey.")
        .fix("git config commit.gpgSign false   # commits without signatures, from now on");
  }

  /** A raw commit in parts: lines of the header without signature, and the message. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Commit(List<String> headers, byte[] message) {
    static Commit of(byte[] raw) {
      String text = new String(raw, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\n\n");
      List<String> headers = new ArrayList<>();
      boolean signature = false;
      for (String line : text.substring(0, end < 0 ? text.length() : end).split("\n", -1)) {
        signature = line.startsWith(" ") ? signature : line.startsWith(SIGNATURE);
        if (!signature) {
          headers.add(line);
        }
      }
      return new Commit(
          headers, end < 0 ? new byte[0] : Arrays.copyOfRange(raw, end + 2, raw.length));
    }

    /** The value of a header in UTF-8; empty without one. */
    String header(String name) {
      return headers.stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).getBytes(StandardCharsets.ISO_8859_1))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .findFirst()
          .orElse("");
    }

    String encoding() {
      String name = header("encoding ");
      return name.isEmpty() ? "UTF-8" : name;
    }

    /** The commit without signature, with another parent. */
    byte[] under(String parent) {
      StringBuilder text = new StringBuilder();
      for (String line : headers) {
        text.append(line.startsWith("parent ") ? "parent " + parent : line).append('\n');
      }
      text.append('\n').append(new String(message, StandardCharsets.ISO_8859_1));
      return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
