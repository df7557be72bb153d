package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.CommitFiles;
import org.rdopkg.git.Ident;
import org.rdopkg.git.replay.UpstreamChanges;
import org.rdopkg.git.series.PatchCommits;
import org.rdopkg.patch.CherryPicked;
import org.rdopkg.patch.apply.ApplyResult;
import org.rdopkg.patch.apply.ApplyRule;
import org.rdopkg.patch.apply.PatchApplication;
import org.rdopkg.patch.origin.Origin;
import org.rdopkg.patch.origin.Origins;
import org.rdopkg.sources.CompressedText;

/** Makes commits of patch files; moves no ref. */
final class ImportCommits implements AutoCloseable {
  private static final long LARGEST_PATCH = 256L << 20;
  private static final Pattern COMMIT_ID =
      Pattern.compile("(?<![0-9a-fA-F])([0-9a-f]{12,40})(?![0-9a-fA-F])");
  private static final Pattern ADDRESS = Pattern.compile("<?https?://\\S+");
  private static final int MOST_IDS = 20;
  private static final int MOST_FUZZ = 3;

  private final Checkout checkout;
  private final PackageFiles files;
  private final PatchCommits commits;
  private final Ident committer;
  private final Map<String, Source> sources = new HashMap<>();

  ImportCommits(Checkout checkout, PackageFiles files) {
    this.checkout = checkout;
    this.files = files;
    this.commits = new PatchCommits(checkout);
    this.committer = checkout.identities().committer();
  }

  /** What a commit was made of. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Source(byte[] diff, ApplyRule rule) {}

  /** What became of a file. */
  sealed interface Made {}

  /**
   * It applies.
   *
   * @param tip the last of its commits
   * @param notes what is to be remembered, by commit
   * @param lines what is to be reported
   */
  record Commits(String tip, Map<String, String> notes, List<ImportState.Line> lines)
      implements Made {}

  /**
   * It does not.
   *
   * @param part which of its mails, from 1
   * @param parts how many it has
   */
  record Stopped(ApplyResult result, int part, int parts) implements Made {}

  /** Makes the commits of a file on top of another commit. */
  Made make(ImportItem item, String parent, List<String> byHand) {
    byte[] file = content(item);
    byte[] plain = CompressedText.plain(item.file(), file, LARGEST_PATCH);
    List<Origin> origins = Origins.of(item.mail() ? withoutCr(plain) : plain, scissors());
    Map<String, String> notes = new LinkedHashMap<>();
    List<ImportState.Line> lines = new ArrayList<>();
    String tip = parent;
    for (int i = 0; i < origins.size(); i++) {
      Origin origin = origins.get(i);
      ApplyResult result = PatchApplication.apply(origin.diff(), commits.tree(tip), item.rule());
      if (!result.applied()) {
        return new Stopped(result, i + 1, origins.size());
      }
      Words words = words(item, origin, tip);
      tip = commits.commit(tip, result.after(), words.author(), committer, words.message());
      if (!CherryPicked.isSaidIn(words.message())) {
        sources.put(tip, new Source(origin.diff(), item.rule()));
      }
      StoredPatch note = note(item, file, tip, i + 1, origins.size(), byHand);
      notes.put(tip, note.text());
      lines.add(
          new ImportState.Line(
              item.file(),
              tip,
              words.message().lines().findFirst().orElse(""),
              words.how(),
              result.offset(),
              result.fuzz()));
    }
    return new Commits(tip, notes, lines);
  }

  private boolean scissors() {
    return checkout.config().isTrue("mailinfo.scissors");
  }

  private static byte[] withoutCr(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace("\r\n", "\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] content(ImportItem item) {
    return files
        .read(item.file())
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "Patch file is missing: " + item.file())
                    .because(
                        "line "
                            + item.source().line()
                            + " of the spec names it, and the checkout has no such file")
                    .fix("rdopkg get-source --all   # when it is in the lookaside cache")
                    .fix("git checkout HEAD -- " + item.file() + "   # when it was deleted")
                    .fix("rdopkg import-patches --skip " + item.file()));
  }

  private static StoredPatch note(
      ImportItem item, byte[] file, String commit, int part, int parts, List<String> byHand) {
    return new StoredPatch(
        commit,
        item.file(),
        CommitFiles.idOf(file),
        part,
        parts,
        item.rule().strip(),
        item.source().number(),
        item.comment(),
        byHand);
  }

  /** The note for what the user has committed in the place of a file. */
  String noteByHand(ImportItem item, String commit, List<String> byHand) {
    return new StoredPatch(
            commit,
            item.file(),
            "",
            1,
            1,
            item.rule().strip(),
            item.source().number(),
            item.comment(),
            byHand)
        .text();
  }

  /** Author and message of a commit, and where they are from. */
  private record Words(Ident author, String message, String how) {}

  private Words words(ImportItem item, Origin origin, String parent) {
    if (origin.kind() != Origin.Kind.MAIL) {
      Optional<Words> upstream = upstream(origin, parent);
      if (upstream.isPresent()) {
        return upstream.get();
      }
    }
    boolean complete = origin.author().isPresent() && origin.time().isPresent();
    Optional<PatchCommits.Added> added =
        complete && !origin.subject().isEmpty() ? Optional.empty() : added(item);
    String how = origin.kind().name().toLowerCase(Locale.ROOT);
    return new Words(author(origin, added), message(item, origin, added), how);
  }

  private Optional<PatchCommits.Added> added(ImportItem item) {
    return checkout.refs().head().commit().flatMap(head -> commits.added(head, item.file()));
  }

  private Ident author(Origin origin, Optional<PatchCommits.Added> added) {
    Ident otherwise = added.map(PatchCommits.Added::author).orElse(committer);
    Origin.Person person =
        origin.author().orElse(new Origin.Person(otherwise.name(), otherwise.email()));
    String name = person.name().isEmpty() ? person.email() : person.name();
    Origin.Moment moment =
        origin
            .time()
            .orElse(new Origin.Moment(otherwise.seconds(), otherwise.zone().getTotalSeconds()));
    return new Ident(
        withoutEnds(name.isEmpty() ? otherwise.name() : name),
        person.email(),
        moment.seconds(),
        ZoneOffset.ofTotalSeconds(moment.zoneSeconds()));
  }

  /** git leaves stray marks out of names. */
  private static String withoutEnds(String name) {
    int start = 0;
    int end = name.length();
    while (end > start && " .,:;\"'\\".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    while (start < end && " .,:;\"'\\".indexOf(name.charAt(start)) >= 0) {
      start++;
    }
    return name.substring(start, end);
  }

  private static String message(
      ImportItem item, Origin origin, Optional<PatchCommits.Added> added) {
    String subject = origin.subject();
    String body = origin.body();
    if (subject.isEmpty() && !item.comment().isEmpty()) {
      List<String> lines = item.comment().lines().toList();
      boolean address = ADDRESS.matcher(lines.get(0)).matches();
      subject = address ? fromName(item.file()) : lines.get(0);
      String rest = String.join("\n", lines.subList(address ? 0 : 1, lines.size())).strip();
      body = body.isEmpty() ? rest : rest.isEmpty() ? body : rest + "\n\n" + body;
    }
    if (subject.isEmpty() && added.filter(commit -> commit.patches() == 1).isPresent()) {
      subject = added.get().message().lines().findFirst().orElse("").strip();
      subject = subject.startsWith("- ") ? subject.substring(2) : subject;
    }
    if (subject.isEmpty()) {
      subject = fromName(item.file());
    }
    return subject + "\n" + (body.isEmpty() ? "" : "\n" + body + "\n");
  }

  private static String fromName(String file) {
    return file.replaceAll("\\.(gz|bz2|xz|zst)$", "").replaceAll("\\.(patch|diff)$", "");
  }

  /** The newer commit that the text names and this repository has; it may name older ones, too. */
  private Optional<Words> upstream(Origin origin, String parent) {
    Matcher ids = COMMIT_ID.matcher(origin.subject() + "\n" + origin.body());
    for (int i = 0; i < MOST_IDS && ids.find(); i++) {
      Optional<String> commit = checkout.history().commit(ids.group(1));
      if (commit.isPresent() && !checkout.history().isAncestor(commit.get(), parent)) {
        return Optional.of(picked(commit.get()));
      }
    }
    return Optional.empty();
  }

  private Words picked(String commit) {
    PatchCommits.Added found = commits.describe(commit);
    return new Words(found.author(), CherryPicked.message(found.message(), commit), "upstream");
  }

  /**
   * Whether the patch of a commit makes a commit of upstream's of that one's parent, exactly.
   *
   * @param made a commit of this object's
   */
  boolean makes(String made, UpstreamChanges.Candidate candidate) {
    Source source = sources.get(made);
    if (source == null) {
      return false;
    }
    ApplyRule rule = source.rule().withFuzz(candidate.sameWords() ? MOST_FUZZ : 0);
    ApplyResult result =
        PatchApplication.apply(source.diff(), commits.tree(candidate.parent()), rule);
    return result.applied()
        && commits
            .treeOf(candidate.parent(), result.after())
            .equals(commits.treeOf(candidate.commit()));
  }

  /** The same commits, some of them with what upstream says of the same change. */
  ImportState picked(ImportState state, int first, String from, Map<String, String> upstream) {
    Map<String, String> ids = new LinkedHashMap<>();
    List<ImportState.Line> lines = new ArrayList<>(state.lines().subList(0, first));
    String tip = from;
    for (ImportState.Line line : state.lines().subList(first, state.lines().size())) {
      Optional<String> same = Optional.ofNullable(upstream.get(line.commit()));
      same = same.filter(commit -> sources.containsKey(line.commit()));
      PatchCommits.Added now = commits.describe(line.commit());
      Words words =
          same.map(this::picked).orElse(new Words(now.author(), now.message(), line.how()));
      tip = commits.again(tip, line.commit(), words.author(), committer, words.message());
      ids.put(line.commit(), tip);
      String subject = words.message().lines().findFirst().orElse("");
      lines.add(line.at(tip, subject, words.how()));
    }
    return state.moved(ids, lines);
  }

  @Override
  public void close() {
    commits.close();
  }
}
