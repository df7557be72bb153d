package org.rdopkg.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Gets files from the network: {@code https:}, {@code http:}, {@code ftp:} and {@code file:}. What
 * fails for the moment is tried again; what was begun is gone on with, in the next run too, as long
 * as the server has the same file (by entity tag or date). Bytes are collected in a folder of the
 * caller's; the caller checks them, then moves the file to its place in one step. An interrupted
 * run leaves nothing but the collected bytes.
 *
 * <p>{@code ftp:} goes through Java's own handler, which can't resume and knows no TLS.
 */
public final class Downloader {
  /** More than any source package of a distribution. */
  public static final long LIMIT = 32L << 30;

  private final Path folder;
  private final Proxies proxies;
  private final DownloadPatience patience;
  private final DownloadListener listener;

  /**
   * @param folder where unfinished downloads are kept
   */
  public Downloader(
      Environment environment, Path folder, DownloadPatience patience, DownloadListener listener) {
    this.folder = folder;
    this.proxies = new Proxies(environment);
    this.patience = patience;
    this.listener = listener;
  }

  /**
   * Gets a file.
   *
   * @param url as in a spec; what follows {@code #} is not sent
   * @param name of the file, for those who watch
   * @throws RdopkgException when it can't be had
   */
  public Downloaded get(String url, String name, long limit) {
    URI uri = DownloadUrl.parse(url);
    try (PartialFile partial = PartialFile.open(folder, uri)) {
      try {
        transfer(uri, partial, name, limit);
      } catch (FileSystemException e) {
        throw IoErrors.cannot("download " + DownloadUrl.shown(url), e);
      } catch (IOException e) {
        throw failed(url, e);
      }
      partial.finish();
      return new Downloaded(partial.file());
    } catch (IOException e) {
      throw IoErrors.cannot("keep the download of " + DownloadUrl.shown(url), e);
    }
  }

  private void transfer(URI uri, PartialFile partial, String name, long limit) throws IOException {
    long before = partial.length();
    Duration pause = patience.firstPause();
    for (int tries = 1; ; tries++) {
      try {
        once(uri, partial, name, limit);
        return;
      } catch (IOException e) {
        if (partial.length() > before) {
          before = partial.length();
          tries = 1;
          pause = patience.firstPause();
        }
        if (tries >= patience.tries() || !isTemporary(e)) {
          throw e;
        }
        listener.retrying(name + ": " + reason(e) + "; trying again");
        sleep(
            e instanceof TransferException t && t.pause().compareTo(pause) > 0 ? t.pause() : pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private void once(URI uri, PartialFile partial, String name, long limit) throws IOException {
    switch (Redirect.scheme(uri)) {
      case "file" -> copyFile(uri, partial, name, limit);
      case "ftp" -> ftp(uri, partial, name, limit);
      default -> new HttpTransfer(proxies, patience, listener).run(uri, partial, name, limit);
    }
  }

  private void copyFile(URI uri, PartialFile partial, String name, long limit) throws IOException {
    boolean here = uri.getHost() == null || uri.getHost().equalsIgnoreCase("localhost");
    if (!here || uri.getPath() == null) {
      throw TransferException.forGood("a file: URL names a file of this machine: file:///PATH");
    }
    Path file = path(uri.getPath());
    if (!Files.isRegularFile(file)) {
      throw TransferException.forGood(
          Files.exists(file, LinkOption.NOFOLLOW_LINKS)
              ? "it is no regular file"
              : "there is no such file");
    }
    long size = Files.size(file);
    if (size > limit) {
      throw TransferException.forGood("it has " + size + " bytes, more than " + limit);
    }
    partial.restart(Optional.empty());
    HttpTransfer.copy(
        Files.newInputStream(file), partial, new HttpTransfer.Target(name, size, limit), listener);
  }

  private static Path path(String name) throws IOException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw TransferException.forGood("the system cannot have a file of that name");
    }
  }

  private void ftp(URI uri, PartialFile partial, String name, long limit) throws IOException {
    if (uri.getPath() == null || uri.getPath().endsWith("/")) {
      throw TransferException.forGood("it names a folder");
    }
    URLConnection connection = uri.toURL().openConnection(proxies.route(uri).proxy());
    connection.setConnectTimeout((int) patience.connect().toMillis());
    connection.setReadTimeout((int) patience.silence().toMillis());
    connection.setUseCaches(false);
    InputStream in = connection.getInputStream();
    partial.restart(Optional.empty());
    long size = connection.getContentLengthLong();
    HttpTransfer.copy(in, partial, new HttpTransfer.Target(name, size, limit), listener);
  }

  private static boolean isTemporary(IOException e) {
    if (e instanceof TransferException transfer) {
      return transfer.isTemporary();
    }
    return !(e instanceof UnknownHostException
        || e instanceof SSLException
        || e instanceof FileNotFoundException
        || e instanceof FileSystemException);
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RdopkgException.of(ErrorKind.IO, "The download was interrupted")
          .fix("The same command goes on where it stopped.");
    }
  }

  private static RdopkgException failed(String url, IOException e) {
    return RdopkgException.of(ErrorKind.IO, "can't download " + DownloadUrl.shown(url))
        .because(reason(e))
        .fix("try again when the server can be reached; what has come so far is kept")
        .causedBy(e);
  }

  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "no such host: " + e.getMessage() + ", or no network";
    }
    if (e instanceof SSLException) {
      return "no secure connection: " + e.getMessage();
    }
    if (e instanceof FileNotFoundException) {
      return "there is no such file";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
