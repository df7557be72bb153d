package org.rdopkg.git.tx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Ident;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessRequest;

/**
 * Makes commit objects: on top of HEAD or in its place, signed by git where the user's
 * configuration says so ({@code commit.gpgSign}; git knows the programs and keys).
 */
final class CommitMaker {
  private final Checkout checkout;
  private final CommitPlan plan;
  private final List<ObjectId> parents;
  private final String authorLine;
  private final Ident author;

  private CommitMaker(
      Checkout checkout, CommitPlan plan, List<ObjectId> parents, String authorLine, Ident author) {
    this.checkout = checkout;
    this.plan = plan;
    this.parents = parents;
    this.authorLine = authorLine;
    this.author = author;
  }

  /** Looks at HEAD: parents and author of the commit to be made. */
  static CommitMaker of(Checkout checkout, CommitPlan plan, Optional<String> head)
      throws IOException {
    if (!plan.amend()) {
      Ident author = checkout.identities().author();
      List<ObjectId> parents = head.map(id -> List.of(ObjectId.fromString(id))).orElse(List.of());
      return new CommitMaker(checkout, plan, parents, author.line(), author);
    }
    if (head.isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "there is no commit to amend")
          .because("the branch has none yet")
          .fix("Run the action without --amend.");
    }
    try (RevWalk walk = new RevWalk(checkout.repository())) {
      RevCommit amended = walk.parseCommit(ObjectId.fromString(head.get()));
      for (int i = 1; i < plan.replaces(); i++) {
        amended = walk.parseCommit(onlyParent(amended));
      }
      Ident author = ident(amended.getAuthorIdent());
      return new CommitMaker(
          checkout,
          plan,
          List.of(amended.getParents()),
          Optional.ofNullable(rawAuthor(amended)).orElse(author.line()),
          author);
    }
  }

  /** Who is the author of a commit that is there. */
  static Ident authorOf(Checkout checkout, String commit) {
    try (RevWalk walk = new RevWalk(checkout.repository())) {
      return ident(walk.parseCommit(ObjectId.fromString(commit)).getAuthorIdent());
    } catch (IOException e) {
      throw IoErrors.cannot("read the commit " + commit, e);
    }
  }

  private static Ident ident(PersonIdent who) {
    return new Ident(
        who.getName(),
        who.getEmailAddress(),
        who.getWhenAsInstant().getEpochSecond(),
        who.getZoneOffset());
  }

  private static ObjectId onlyParent(RevCommit commit) {
    if (commit.getParentCount() != 1) {
      String what = commit.getParentCount() == 0 ? "the first one" : "a merge";
      throw RdopkgException.of(
              ErrorKind.INPUT, "there is no one commit before " + commit.abbreviate(7).name())
          .because("it is " + what)
          .fix("git log --oneline --graph");
    }
    return commit.getParent(0);
  }

  /** The author line as it stands in the amended commit, unless it is in another encoding. */
  private static @Nullable String rawAuthor(RevCommit commit) {
    byte[] raw = commit.getRawBuffer();
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("\nauthor ");
    int end = start < 0 ? -1 : text.indexOf('\n', start + 1);
    if (end < 0 || commit.getEncodingName() != null) {
      return null;
    }
    byte[] line = text.substring(start + 8, end).getBytes(StandardCharsets.ISO_8859_1);
    String decoded = new String(line, StandardCharsets.UTF_8);
    return java.util.Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), line) ? decoded : null;
  }

  /** The first parent of the commit to be made, in hex. */
  Optional<String> parent() {
    return parents.stream().findFirst().map(ObjectId::name);
  }

  Ident author() {
    return author;
  }

  /** Stores the commit; the tree must be stored already. */
  ObjectId write(ObjectId tree, String message, Ident committer) throws IOException {
    String text = clean(message);
    if (text.isEmpty()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "the commit message is empty")
          .because("a hook has removed all of it")
          .fix("Look at the hooks prepare-commit-msg and commit-msg.");
    }
    if (checkout.config().isTrue("commit.gpgSign")) {
      return sign(tree, text, committer);
    }
    try (ObjectInserter inserter = checkout.repository().newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, bytes(tree, text, committer));
      inserter.flush();
      return id;
    }
  }

  private byte[] bytes(ObjectId tree, String message, Ident committer) {
    StringBuilder text = new StringBuilder("tree ").append(tree.name()).append('\n');
    parents.forEach(parent -> text.append("parent ").append(parent.name()).append('\n'));
    text.append("author ").append(authorLine).append('\n');
    text.append("committer ").append(committer.line()).append("\n\n").append(message);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private ObjectId sign(ObjectId tree, String message, Ident committer) {
    List<String> arguments =
        new ArrayList<>(List.of("-c", "i18n.commitEncoding=UTF-8", "commit-tree", "-S"));
    parents.forEach(parent -> arguments.addAll(List.of("-p", parent.name())));
    arguments.addAll(List.of("-F", "-", tree.name()));
    ProcessRequest.Builder request =
        checkout
            .git()
            .request(arguments.toArray(String[]::new))
            .input(message.getBytes(StandardCharsets.UTF_8));
    identify(request, "AUTHOR", author);
    identify(request, "COMMITTER", committer);
    var result = checkout.runner().run(request.build());
    if (!result.succeeded()) {
      throw RdopkgException.of(ErrorKind.PROGRAM, "the commit could not be signed")
          .because(result.err().strip())
          .fix("Check gpg.format, gpg.program and user.signingKey.")
          .fix("git -c commit.gpgSign=false is what git would take to commit unsigned.");
    }
    return ObjectId.fromString(result.out().strip());
  }

  private static void identify(ProcessRequest.Builder request, String role, Ident ident) {
    String line = ident.line();
    request
        .with("GIT_" + role + "_NAME", ident.name())
        .with("GIT_" + role + "_EMAIL", ident.email())
        .with("GIT_" + role + "_DATE", "@" + line.substring(line.lastIndexOf('>') + 2));
  }

  /** What the message of this commit starts from. */
  String message() {
    return clean(plan.message());
  }

  /**
   * git's clean-up of messages that nobody edits ({@code --cleanup=whitespace}): no blanks at line
   * ends, no blank lines at the ends, no two of them in a row, one line end last.
   */
  static String clean(String message) {
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (String line : message.split("\n", -1)) {
      String stripped = stripTrailing(line);
      if (stripped.isEmpty()) {
        gap = text.length() > 0;
      } else {
        text.append(gap ? "\n" : "").append(stripped).append('\n');
        gap = false;
      }
    }
    return text.toString();
  }

  private static String stripTrailing(String line) {
    int end = line.length();
    while (end > 0 && " \t\r\f\u000b".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(0, end);
  }
}
