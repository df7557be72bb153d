package org.rdopkg.requirements.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version by PEP 440, {@code [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]}, in its order. Numbers
 * are kept as digits without leading zeros, so that none is too big.
 *
 * <p>The order is not consistent with {@code toString}: {@code 1.0} equals {@code 1.0.0}.
 */
public final class PythonVersion implements Comparable<PythonVersion> {
  private final String epoch;
  private final List<String> release;
  private final @Nullable Part pre;
  private final @Nullable String post;
  private final @Nullable String dev;
  private final List<String> local;

  /**
   * A pre-release.
   *
   * @param letter {@code a}, {@code b} or {@code rc}
   * @param number its number
   */
  record Part(String letter, String number) {}

  PythonVersion(
      String epoch,
      List<String> release,
      @Nullable Part pre,
      @Nullable String post,
      @Nullable String dev,
      List<String> local) {
    this.epoch = epoch;
    this.release = List.copyOf(release);
    this.pre = pre;
    this.post = post;
    this.dev = dev;
    this.local = List.copyOf(local);
  }

  /** Reads a version in any of the spellings that PEP 440 allows; empty when it is none. */
  public static Optional<PythonVersion> parse(String text) {
    return new PythonVersionParser(text).parse();
  }

  /** Whether it comes before the release that it names: alpha, beta, candidate, development. */
  public boolean isPreRelease() {
    return pre != null || dev != null;
  }

  /** Whether it is a release and nothing else. */
  boolean isFinal() {
    return pre == null && post == null && dev == null && local.isEmpty();
  }

  /** Whether it is a post-release. */
  public boolean isPostRelease() {
    return post != null;
  }

  /** Whether it has a local part, {@code +ubuntu.1}. */
  public boolean isLocal() {
    return !local.isEmpty();
  }

  /** How many numbers the release has. */
  public int releaseLength() {
    return release.size();
  }

  /** Without the local part. */
  public PythonVersion publicPart() {
    return isLocal() ? new PythonVersion(epoch, release, pre, post, dev, List.of()) : this;
  }

  /** What a post-release comes after: without post, development and local parts. */
  PythonVersion withoutPost() {
    return new PythonVersion(epoch, release, pre, null, null, List.of());
  }

  /** The first development release of this release. */
  PythonVersion earliestPreRelease() {
    return new PythonVersion(epoch, release, pre, post, "0", List.of());
  }

  /** The version after all those that start with the same numbers but the last {@code cut}. */
  public PythonVersion successor(int cut) {
    List<String> numbers = new ArrayList<>(release.subList(0, Math.max(1, release.size() - cut)));
    int last = numbers.size() - 1;
    numbers.set(last, new BigInteger(numbers.get(last)).add(BigInteger.ONE).toString());
    return new PythonVersion(epoch, numbers, null, null, null, List.of());
  }

  /** Epoch and release without its last number. */
  PythonVersion withoutLastNumber() {
    return new PythonVersion(
        epoch, release.subList(0, release.size() - 1), null, null, null, List.of());
  }

  /** The release's number at an index, counted from 0; {@code 0} when there are not so many. */
  public String number(int index) {
    return index < release.size() ? release.get(index) : "0";
  }

  /**
   * Whether epoch and first numbers are those of another, as {@code ==V.*} asks; missing numbers
   * are zeros.
   */
  boolean startsWith(PythonVersion prefix) {
    for (int i = 0; i < prefix.release.size(); i++) {
      if (!number(i).equals(prefix.number(i))) {
        return false;
      }
    }
    return epoch.equals(prefix.epoch);
  }

  /**
   * The form in which rpm sorts pre-releases before their release: {@code 1.0~rc1}, {@code
   * 1.0~~dev2}, as Fedora's generators of dependencies write it; epoch and local part left out.
   */
  public String rpmForm() {
    StringBuilder text = new StringBuilder(String.join(".", release));
    if (pre != null) {
      text.append('~').append(pre.letter()).append(pre.number());
    }
    if (post != null) {
      text.append(".post").append(post);
    }
    if (dev != null) {
      text.append("~~dev").append(dev);
    }
    return text.toString();
  }

  @Override
  public int compareTo(PythonVersion other) {
    int order = compareNumbers(epoch, other.epoch);
    if (order == 0) {
      order = compareReleases(other);
    }
    if (order == 0) {
      order = comparePre(other);
    }
    if (order == 0) {
      order = compareOptional(post, other.post, -1);
    }
    if (order == 0) {
      order = compareOptional(dev, other.dev, 1);
    }
    return order == 0 ? compareLocals(local, other.local) : order;
  }

  private int compareReleases(PythonVersion other) {
    int longest = Math.max(release.size(), other.release.size());
    for (int i = 0; i < longest; i++) {
      int order = compareNumbers(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** {@code 1.0.dev1} comes before {@code 1.0a1}, which comes before {@code 1.0}. */
  private int comparePre(PythonVersion other) {
    int ranks = Integer.compare(preRank(), other.preRank());
    if (ranks != 0 || pre == null || other.pre == null) {
      return ranks;
    }
    int letters = pre.letter().compareTo(other.pre.letter());
    return letters != 0 ? letters : compareNumbers(pre.number(), other.pre.number());
  }

  private int preRank() {
    if (pre != null) {
      return 0;
    }
    return post == null && dev != null ? -1 : 1;
  }

  private static int compareOptional(@Nullable String left, @Nullable String right, int absent) {
    if (left == null || right == null) {
      int mine = left == null ? absent : 0;
      int others = right == null ? absent : 0;
      return Integer.compare(mine, others);
    }
    return compareNumbers(left, right);
  }

  /** No local part is oldest, texts are older than numbers, and a longer one is newer. */
  private static int compareLocals(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      boolean leftNumber = isNumber(left.get(i));
      boolean rightNumber = isNumber(right.get(i));
      int order =
          leftNumber != rightNumber
              ? Boolean.compare(leftNumber, rightNumber)
              : leftNumber
                  ? compareNumbers(left.get(i), right.get(i))
                  : left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static boolean isNumber(String text) {
    return text.charAt(0) <= '9' && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int compareNumbers(String left, String right) {
    return left.length() == right.length()
        ? Integer.signum(left.compareTo(right))
        : Integer.compare(left.length(), right.length());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PythonVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    int end = release.size();
    while (end > 1 && release.get(end - 1).equals("0")) {
      end--;
    }
    return release.subList(0, end).hashCode();
  }

  /** The normal form of PEP 440. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!epoch.equals("0")) {
      text.append(epoch).append('!');
    }
    text.append(String.join(".", release));
    if (pre != null) {
      text.append(pre.letter()).append(pre.number());
    }
    if (post != null) {
      text.append(".post").append(post);
    }
    if (dev != null) {
      text.append(".dev").append(dev);
    }
    if (!local.isEmpty()) {
      text.append('+').append(String.join(".", local));
    }
    return text.toString();
  }
}
