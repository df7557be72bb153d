package org.rdopkg.patch.apply;

import java.util.Optional;

/**
 * The file that a diff is for, as git reads its header.
 *
 * @param old its name before
 * @param now its name after
 * @param kind what is done with it
 */
record GitTarget(String old, String now, GitHeader.Kind kind) {

  static Optional<GitTarget> of(FilePatch patch, int strip) {
    int count = strip == ApplyRule.BASE_NAME ? 1 : strip;
    return patch.git().isPresent() ? ofGit(patch, patch.git().get(), count) : ofPlain(patch, count);
  }

  private static Optional<GitTarget> ofGit(FilePatch patch, GitHeader git, int strip) {
    GitHeader.Kind kind = git.kind();
    if (git.from().isPresent() && git.to().isPresent()) {
      Optional<String> old = Paths.strip(git.from().get(), Math.max(0, strip - 1));
      Optional<String> now = Paths.strip(git.to().get(), Math.max(0, strip - 1));
      return old.flatMap(from -> now.map(to -> new GitTarget(from, to, kind)));
    }
    Optional<String> old = patch.old().flatMap(name -> strip(name, strip));
    Optional<String> now = patch.now().flatMap(name -> strip(name, strip));
    Optional<String> whole =
        now.or(() -> old).or(() -> Paths.strip(GitNames.split(git.names()).now(), strip));
    return whole.map(name -> new GitTarget(old.orElse(name), now.orElse(name), kind));
  }

  private static Optional<GitTarget> ofPlain(FilePatch patch, int strip) {
    boolean creates = patch.old().filter(HeaderName::missing).isPresent();
    boolean deletes = !creates && patch.now().filter(HeaderName::missing).isPresent();
    Optional<String> old = patch.old().flatMap(name -> strip(name, strip));
    Optional<String> now = patch.now().flatMap(name -> strip(name, strip));
    Optional<String> name =
        creates
            ? now
            : deletes ? old : old.map(a -> now.map(b -> shorter(a, b)).orElse(a)).or(() -> now);
    GitHeader.Kind kind =
        creates ? GitHeader.Kind.CREATE : deletes ? GitHeader.Kind.DELETE : GitHeader.Kind.MODIFY;
    return name.map(path -> new GitTarget(path, path, kind));
  }

  private static String shorter(String old, String now) {
    return old.length() < now.length() ? old : now;
  }

  private static Optional<String> strip(HeaderName name, int count) {
    return name.isDevNull() ? Optional.empty() : Paths.strip(name.name(), count);
  }

  GitTarget reversed() {
    GitHeader.Kind back =
        switch (kind) {
          case CREATE -> GitHeader.Kind.DELETE;
          case DELETE -> GitHeader.Kind.CREATE;
          default -> kind;
        };
    return new GitTarget(now, old, back);
  }
}
