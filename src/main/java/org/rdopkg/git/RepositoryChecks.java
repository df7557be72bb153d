package org.rdopkg.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;

/**
 * Refuses repositories that rdopkg must not or cannot work on, before anything of them is believed:
 * foreign ones (git's {@code safe.directory} rule, git-config(1)), and formats that JGit would
 * misread (gitrepository-layout(5), repository format version).
 */
final class RepositoryChecks {
  private static final Set<String> KNOWN_EXTENSIONS =
      Set.of(
          "noop",
          "noop-v1",
          "preciousobjects",
          "partialclone",
          "worktreeconfig",
          "objectformat",
          "refstorage",
          "relativeworktrees");

  private RepositoryChecks() {}

  /** Whoever owns a repository can make its user run programs: it must be the user's own. */
  static void requireSafe(
      CheckoutFinder.Found found, Environment environment, GitConfigReader reader) {
    Optional<Path> foreign = foreign(found, environment);
    if (foreign.isEmpty()) {
      return;
    }
    Path checkout = found.workTree() == null ? found.gitDir() : found.workTree();
    if (!allowed(checkout, environment, reader.readProtected().all("safe.directory"))) {
      throw RdopkgException.of(ErrorKind.INPUT, "dubious ownership in repository at " + checkout)
          .because(foreign.get() + " belongs to somebody else")
          .fix("git config --global --add safe.directory " + checkout);
    }
  }

  private static Optional<Path> foreign(CheckoutFinder.Found found, Environment environment) {
    Object user = owner(Path.of("/proc/self"));
    if (user == null || environment.getNonEmpty("GIT_DIR").isPresent()) {
      return Optional.empty(); // unknown here, or the user named the repository
    }
    for (@Nullable Path path : new Path[] {found.workTree(), found.gitFile(), found.gitDir()}) {
      if (path != null && !mine(owner(path), user, environment)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private static boolean mine(@Nullable Object owner, Object user, Environment environment) {
    boolean viaSudo =
        user.equals(0)
            && environment
                .getNonEmpty("SUDO_UID")
                .filter(String.valueOf(owner)::equals)
                .isPresent();
    return owner == null || owner.equals(user) || viaSudo;
  }

  private static @Nullable Object owner(Path path) {
    try {
      LinkOption[] options =
          path.startsWith("/proc")
              ? new LinkOption[0]
              : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
      return Files.getAttribute(path, "unix:uid", options);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean allowed(Path checkout, Environment environment, List<String> entries) {
    boolean allowed = false;
    for (String entry : entries) {
      if (entry.isEmpty()) {
        allowed = false; // an empty value forgets the ones before it
      } else {
        String path = entry.startsWith("~/") ? environment.home() + entry.substring(1) : entry;
        allowed |= path.equals("*") || matches(checkout.toString(), path);
      }
    }
    return allowed;
  }

  private static boolean matches(String checkout, String path) {
    return path.endsWith("/*")
        ? checkout.startsWith(path.substring(0, path.length() - 1))
        : checkout.equals(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /** Refuses formats that cannot be read rightly. */
  static void requireReadable(Path gitDir, GitConfig config) {
    String version = config.get("core.repositoryformatversion").orElse("0");
    if (!version.equals("0") && !version.equals("1")) {
      throw unsupported(gitDir, "its format version is " + version);
    }
    String objectFormat = config.get("extensions.objectFormat").orElse("sha1");
    if (!objectFormat.toLowerCase(Locale.ROOT).equals("sha1")) {
      throw unsupported(gitDir, "its objects are named by " + objectFormat + ", not by SHA-1");
    }
    if (version.equals("1")) {
      requireKnownExtensions(gitDir, config);
    }
  }

  private static void requireKnownExtensions(Path gitDir, GitConfig config) {
    for (String extension : config.names("extensions")) {
      if (!KNOWN_EXTENSIONS.contains(extension)) {
        throw unsupported(gitDir, "it uses the extension " + extension);
      }
    }
  }

  private static RdopkgException unsupported(Path gitDir, String reason) {
    return RdopkgException.of(ErrorKind.UNSUPPORTED, "rdopkg cannot read the repository " + gitDir)
        .because(reason)
        .fix("Clone it in the usual format: SHA-1 object names, format version 0 or 1.");
  }
}
