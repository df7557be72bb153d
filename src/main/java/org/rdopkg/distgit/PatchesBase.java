package org.rdopkg.distgit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * The value of the magic comment {@code # patches_base=}: {@code REF}, {@code REF+N} or {@code +N}.
 *
 * <p>{@code REF} says what the patches branch stands on instead of the tag of Version; the first
 * {@code N} commits on top of it are no patches of the spec. Merges are not counted in {@code N}.
 */
public final class PatchesBase {
  /** Neither said: the tag of Version, nothing skipped. */
  public static final PatchesBase NONE = new PatchesBase(null, 0);

  private static final int MOST_DIGITS = 9;

  private final @Nullable String ref;
  private final int skip;

  private PatchesBase(@Nullable String ref, int skip) {
    this.ref = ref;
    this.skip = skip;
  }

  /** A base of its own, and how many commits on top of it to skip. */
  public static PatchesBase of(@Nullable String ref, int skip) {
    if (skip < 0) {
      throw new IllegalArgumentException("skip " + skip);
    }
    return ref == null || ref.isEmpty() ? new PatchesBase(null, skip) : new PatchesBase(ref, skip);
  }

  /**
   * Reads the comment's value; an empty one says nothing. A {@code +} that no plain number follows
   * to the end belongs to the reference, as in {@code 1.0+git5}.
   *
   * @throws RdopkgException when the number is larger than any branch is long
   */
  public static PatchesBase parse(String value) {
    String text = value.strip();
    int plus = text.lastIndexOf('+');
    String count = text.substring(plus + 1);
    if (plus < 0 || count.isEmpty() || !count.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return of(text, 0);
    }
    String digits = count.replaceFirst("^0+(?=.)", "");
    if (digits.length() > MOST_DIGITS) {
      throw RdopkgException.of(ErrorKind.INPUT, "Invalid patches_base: " + text)
          .because("no branch has " + digits + " commits");
    }
    return of(text.substring(0, plus), Integer.parseInt(digits));
  }

  /** The reference; empty when the tag of Version is meant. */
  public Optional<String> ref() {
    return Optional.ofNullable(ref);
  }

  /** How many commits on top of the base are skipped. */
  public int skip() {
    return skip;
  }

  /** The same with another reference; {@code null} for the tag of Version. */
  public PatchesBase withRef(@Nullable String newRef) {
    return of(newRef, skip);
  }

  /** Whether it says nothing, so that the comment may go. */
  public boolean isNone() {
    return ref == null && skip == 0;
  }

  /** The value as the comment has it; empty when it {@linkplain #isNone() says nothing}. */
  public String value() {
    return (ref == null ? "" : ref) + (skip == 0 ? "" : "+" + skip);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PatchesBase base && base.value().equals(value());
  }

  @Override
  public int hashCode() {
    return value().hashCode();
  }

  @Override
  public String toString() {
    return value();
  }
}
