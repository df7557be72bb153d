package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import org.rdopkg.config.Setting;
import org.rdopkg.config.Settings;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.BareRepository;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.service.distroinfo.CommitInfoFiles;
import org.rdopkg.service.distroinfo.DistroInfo;
import org.rdopkg.service.distroinfo.FolderInfoFiles;
import org.rdopkg.service.distroinfo.InfoCache;
import org.rdopkg.service.distroinfo.InfoLoader;
import org.rdopkg.service.distroinfo.InfoPackage;
import org.rdopkg.service.distroinfo.RawInfoFiles;

/**
 * Reads the metadata that a request means: from a folder, or from a repository that is kept in the
 * user's cache folder and fetched anew when it is old.
 */
final class InfoReader {
  private static final String NAMES = "packages";

  private final Environment environment;
  private final Narrator narrator;

  InfoReader(Environment environment, Narrator narrator) {
    this.environment = environment;
    this.narrator = narrator;
  }

  DistroInfo read(InfoRequest request) {
    Settings settings = UserSettings.here(environment);
    InfoSource source = InfoSource.of(settings, request.distro());
    String file = request.infoFile().orElse(source.file());
    String tag = request.tag().orElse("");
    if (request.localInfo().isPresent()) {
      Path folder = environment.workingDirectory().resolve(request.localInfo().get()).normalize();
      return InfoLoader.load(new FolderInfoFiles(folder), file, tag);
    }
    DistroInfo info = readKept(source, file, tag, settings, request.force());
    if (request.distro().isEmpty()) {
      keepNames(info);
    }
    return info;
  }

  private DistroInfo readKept(
      InfoSource source, String file, String tag, Settings settings, boolean force) {
    Duration period = Duration.ofSeconds(settings.number(Setting.FETCH_PERIOD));
    Path folder = environment.cacheFolder().resolve("distroinfo");
    if (source.isRaw()) {
      RawInfoFiles files =
          new RawInfoFiles(
              environment, folder, source.url(), period, force, new NarratedDownload(narrator));
      DistroInfo info = InfoLoader.load(files, file, tag);
      files.failure().ifPresent(failure -> tellAge(source, files.oldest(), failure));
      return info;
    }
    InfoCache.Kept kept =
        new InfoCache(environment, folder, period).get(source.url(), force, watcher(source));
    kept.failure().ifPresent(failure -> tellAge(source, kept.age(), failure));
    try (BareRepository repository = BareRepository.open(kept.gitDir())) {
      return InfoLoader.load(
          new CommitInfoFiles(repository.files(), kept.commit(), "", source.url()), file, tag);
    }
  }

  private InfoCache.Watcher watcher(InfoSource source) {
    return new InfoCache.Watcher() {
      @Override
      public void begins() {
        Transfers.told(
            environment, narrator, "Fetching the metadata of " + source.distro() + "...");
      }

      @Override
      public void transferred(String what, int done, int total) {
        narrator.count(what, done, total);
      }
    };
  }

  private void tellAge(InfoSource source, Duration age, RdopkgException failure) {
    String why = failure.why().map(text -> ": " + text.lines().findFirst().orElse("")).orElse("");
    narrator.warn(
        "the metadata of "
            + source.distro()
            + " is "
            + Ages.text(age)
            + " old; it can't be fetched now"
            + why);
  }

  /** For completion in shells, which can't wait for Java: the names of all packages, one a line. */
  private void keepNames(DistroInfo info) {
    TreeSet<String> names = new TreeSet<>();
    info.packages().stream().map(InfoPackage::name).filter(InfoReader::isPlain).forEach(names::add);
    byte[] content = (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = environment.cacheFolder().resolve(NAMES);
    try {
      Files.createDirectories(environment.cacheFolder());
      if (!Optional.of(content.length).equals(size(file)) || differs(file, content)) {
        AtomicFiles.write(file, content);
      }
    } catch (IOException e) {
      return; // completion has nothing to offer then; the action itself is not disturbed
    }
  }

  private static boolean differs(Path file, byte[] content) throws IOException {
    return !java.util.Arrays.equals(Files.readAllBytes(file), content);
  }

  private static Optional<Integer> size(Path file) throws IOException {
    return Files.isRegularFile(file) ? Optional.of((int) Files.size(file)) : Optional.empty();
  }

  /** Whether a shell can take the name as it is. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '-'
        && name.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "._+-".indexOf(c) >= 0));
  }
}
