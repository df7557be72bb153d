package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdopkg.config.Setting;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.GitProgram;
import org.rdopkg.git.tx.Applied;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.DownloadPatience;
import org.rdopkg.io.DownloadUrl;
import org.rdopkg.io.Downloader;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ScratchFolder;
import org.rdopkg.sources.SourceRpm;
import org.rdopkg.sources.SourceRpmInfo;

/**
 * {@code rdopkg import-srpm}: a source package becomes a distgit, or a commit in one. The commit is
 * the same whoever imports the package: author, dates and message come from the package.
 */
public final class ImportSrpmWorkflow {
  private static final String ACTION = "rdopkg import-srpm";
  private static final long MOST_BYTES = 8L << 30;
  private static final int KIB = 1024;

  private final Environment environment;
  private final Narrator narrator;

  public ImportSrpmWorkflow(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  /**
   * What is asked for.
   *
   * @param file a file, or a URL
   * @param folder the distgit, there or not; empty for the current one, else a new one named after
   *     the package
   * @param branch of a new distgit; empty for the one that the user's git takes
   */
  public record Request(String file, Optional<String> folder, Optional<String> branch) {}

  /**
   * What came of it.
   *
   * @param folder the distgit
   * @param created whether it is new
   * @param nvr of the package
   * @param commit the commit; empty when the distgit has all of it already
   * @param kept files of the package that git has
   * @param listed files that went to {@code sources} instead of git
   * @param signed whether the package has a signature, which is not checked
   */
  public record Result(
      Path folder,
      boolean created,
      String nvr,
      Optional<DistgitCommit> commit,
      List<String> kept,
      List<String> listed,
      boolean signed) {
    public Result {
      kept = List.copyOf(kept);
      listed = List.copyOf(listed);
    }
  }

  /** Imports. */
  public Result run(Request request) {
    if (!DownloadUrl.isUrl(request.file())) {
      return importFile(environment.workingDirectory().resolve(request.file()), request);
    }
    Path cache =
        environment
            .getNonEmpty("XDG_CACHE_HOME")
            .map(Path::of)
            .orElseGet(() -> environment.home().resolve(".cache"))
            .resolve("rdopkg/downloads");
    Downloader downloader =
        new Downloader(
            environment, cache, DownloadPatience.DEFAULT, new NarratedDownload(narrator));
    String url = request.file();
    var downloaded = downloader.get(url, url.substring(url.lastIndexOf('/') + 1), MOST_BYTES);
    try {
      return importFile(downloaded.file(), request);
    } finally {
      downloaded.discard();
    }
  }

  private Result importFile(Path file, Request request) {
    if (!Files.isRegularFile(file)) {
      throw RdopkgException.of(ErrorKind.INPUT, "No such file: " + request.file())
          .because("there is no regular file of that name")
          .fix("name a source package: its path, or its URL");
    }
    String what = "reading " + file.getFileName();
    try (SourceRpm rpm =
        SourceRpm.open(file, (done, total) -> narrator.progress(what, done, total))) {
      Environment author = SrpmAuthor.environment(environment, rpm.info());
      Path here = environment.workingDirectory();
      Path target = request.folder().map(here::resolve).orElse(here);
      if (Files.exists(target.resolve(".git"))) {
        requireNoBranch(request);
        return commitInto(author.in(target), rpm);
      }
      Path made = request.folder().isPresent() ? target : here.resolve(rpm.info().name());
      return create(made.normalize(), author, rpm, request.branch());
    }
  }

  private static void requireNoBranch(Request request) {
    if (request.branch().isPresent()) {
      throw RdopkgException.of(ErrorKind.USAGE, "--branch names the branch of a new distgit")
          .because("this one is there already")
          .fix("git switch " + request.branch().get());
    }
  }

  /** A new distgit grows under another name, so that nobody meets half of one. */
  private Result create(Path target, Environment author, SourceRpm rpm, Optional<String> branch) {
    requireFree(target);
    Path parent = Optional.ofNullable(target.getParent()).orElse(target);
    try (ScratchFolder scratch = ScratchFolder.beside(parent, "import")) {
      Path folder = scratch.path().resolve(String.valueOf(target.getFileName()));
      Files.createDirectory(folder);
      Environment inside = SrpmAuthor.outsideOfRepositories(author).in(folder);
      init(new GitProgram(inside, folder), branch);
      Result result = commitInto(inside, rpm);
      Files.deleteIfExists(target); // an empty folder
      Files.move(folder, target);
      return new Result(
          target,
          true,
          result.nvr(),
          result.commit(),
          result.kept(),
          result.listed(),
          result.signed());
    } catch (IOException e) {
      throw IoErrors.cannot("make the distgit " + target, e);
    }
  }

  private static void requireFree(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    try (var entries = Files.list(target)) {
      if (entries.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw IoErrors.cannot("read " + target, e);
    }
    throw RdopkgException.of(ErrorKind.INPUT, target + " is there already")
        .because("it is neither a git checkout nor an empty folder")
        .fix("rdopkg import-srpm FILE DIR   # names another folder");
  }

  private static void init(GitProgram git, Optional<String> branch) {
    List<String> words =
        branch
            .map(name -> List.of("init", "-q", "--initial-branch=" + name))
            .orElse(List.of("init", "-q"));
    git.runner().run(git.request(words.toArray(String[]::new)).build()).orThrow();
  }

  private Result commitInto(Environment author, SourceRpm rpm) {
    try (Checkout checkout = Checkout.open(author)) {
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      Path own = checkout.location().gitDir().resolve("rdopkg");
      try (ScratchFolder scratch = ScratchFolder.beside(own, "import")) {
        long bigger = (long) UserSettings.of(checkout).number(Setting.IMPORT_SIZE) * KIB;
        SrpmContents contents = SrpmContents.read(rpm, scratch.path(), bigger);
        UpdatePlan plan = new SrpmPlan(checkout, rpm.info(), contents).plan(ACTION);
        transactions.check(plan);
        contents.moveArchives(checkout.files());
        Optional<DistgitCommit> commit = Optional.empty();
        if (!plan.files().isEmpty()) {
          Applied applied = transactions.apply(plan);
          commit = Optional.of(DistgitCommit.of(checkout, rpm.info().spec(), applied));
        }
        return result(checkout, rpm.info(), contents, commit);
      }
    }
  }

  private static Result result(
      Checkout checkout,
      SourceRpmInfo info,
      SrpmContents contents,
      Optional<DistgitCommit> commit) {
    return new Result(
        checkout.workTree(),
        false,
        info.nvr(),
        commit,
        List.copyOf(contents.files().keySet()),
        List.copyOf(contents.archives().keySet()),
        info.signed());
  }
}
