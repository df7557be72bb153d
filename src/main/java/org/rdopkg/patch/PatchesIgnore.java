package org.rdopkg.patch;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * The rule of the magic comment {@code # patches_ignore=REGEX}: commits in whose subject the
 * expression is found are left out of the patch files.
 *
 * <p>The language is that of Python's {@code re}, and matching takes linear time, see {@link
 * PythonRegex}.
 */
public final class PatchesIgnore {
  /** Ignores nothing. */
  public static final PatchesIgnore NONE = new PatchesIgnore("", null);

  private static final int LONGEST = 4_000;

  private final String regex;
  private final @Nullable Pattern pattern;

  private PatchesIgnore(String regex, @Nullable Pattern pattern) {
    this.regex = regex;
    this.pattern = pattern;
  }

  /**
   * Reads the comment's value; an empty one ignores nothing.
   *
   * @throws RdopkgException when the expression does not compile or cannot be matched in linear
   *     time: to go on without it would put patches into the package that must not be there
   */
  public static PatchesIgnore parse(String regex) {
    if (regex.isEmpty()) {
      return NONE;
    }
    if (regex.length() > LONGEST) {
      throw invalid("it is longer than " + LONGEST + " characters", regex.substring(0, 40) + "...");
    }
    try {
      return new PatchesIgnore(regex, Pattern.compile(PythonRegex.toRe2(regex)));
    } catch (PythonRegex.Refused refused) {
      throw invalid(refused.getMessage(), regex);
    } catch (PatternSyntaxException broken) {
      throw invalid(broken.getDescription(), regex);
    }
  }

  private static RdopkgException invalid(@Nullable String why, String regex) {
    return RdopkgException.of(
            ErrorKind.INPUT, "Invalid regular expression in patches_ignore: " + regex)
        .because(why == null ? "it does not compile" : why)
        .fix("rdopkg set-magic-comment patches_ignore 'REGEX'");
  }

  /** Whether a commit with this subject is left out. */
  public boolean ignores(String subject) {
    return pattern != null && pattern.matcher(subject).find();
  }

  /** The expression as written; empty when nothing is ignored. */
  public Optional<String> regex() {
    return pattern == null ? Optional.empty() : Optional.of(regex);
  }

  @Override
  public String toString() {
    return regex;
  }
}
