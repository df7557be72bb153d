package org.rdopkg.service.repodata;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.DownloadListener;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.WatchedInput;
import org.rdopkg.sources.CompressedText;

/** Reads the metadata of repositories itself, from the cache or the network. */
public final class RepodataQuery implements PackageQuery {
  /** More than the list of any distribution has, unpacked. */
  private static final long MOST_BYTES = 8L << 30;

  private final RepodataCache cache;
  private final Consumer<Old> watcher;
  private final DownloadListener listener;

  /** A list that could not be fetched anew. */
  public record Old(PackageRepository repository, RepodataCache.Kept kept) {}

  /**
   * @param watcher told of lists that are used though the repository could not be asked
   * @param listener told how far the reading of a list is
   */
  public RepodataQuery(RepodataCache cache, Consumer<Old> watcher, DownloadListener listener) {
    this.cache = cache;
    this.listener = listener;
    this.watcher = watcher;
  }

  @Override
  public Map<String, PackageBuild> newest(PackageRepository repository, Set<String> names) {
    RepodataCache.Kept kept = cache.get(repository);
    if (kept.failure().isPresent()) {
      watcher.accept(new Old(repository, kept));
    }
    String shown = "the list of packages of " + repository.name();
    String reading = "reading " + repository.name();
    try (InputStream packed =
            WatchedInput.open(
                kept.file(), (done, total) -> listener.progress(reading, done, total));
        InputStream plain = CompressedText.open(shown, packed, MOST_BYTES)) {
      return PrimaryReader.read(plain, names);
    } catch (XMLStreamException | RuntimeException e) {
      throw e instanceof RdopkgException known
          ? known
          : RdopkgException.of(ErrorKind.INPUT, "Can't read " + shown)
              .because("it is damaged, or no such list")
              .causedBy(e);
    } catch (IOException e) {
      throw IoErrors.cannot("read " + shown, e);
    }
  }
}
