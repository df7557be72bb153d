package org.rdopkg.service.distroinfo;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * Which packages are meant: those that have an attribute in which a regular expression is found; in
 * one of its items when it is a list, in one of its keys when it is a mapping.
 *
 * @param attribute the attribute
 * @param pattern what is looked for
 * @param without whether packages are meant in whose attribute it is not found
 */
public record PackageFilter(String attribute, Pattern pattern, boolean without) {
  /**
   * A filter as people write it: {@code ATTR:REGEX}, or {@code REGEX} for the name; {@code ~} in
   * front of the expression for packages that do not match.
   *
   * @throws RdopkgException when the regular expression is wrong
   */
  public static PackageFilter parse(String text) {
    int colon = text.indexOf(':');
    String attribute = colon < 0 ? "name" : text.substring(0, colon);
    String regex = text.substring(colon + 1);
    boolean without = regex.startsWith("~");
    try {
      return new PackageFilter(
          attribute, Pattern.compile(without ? regex.substring(1) : regex), without);
    } catch (PatternSyntaxException e) {
      throw RdopkgException.of(ErrorKind.USAGE, "Invalid regular expression: " + regex)
          .because(e.getDescription() + ": " + e.getPattern())
          .causedBy(e);
    }
  }

  /** Whether a package is meant; one without the attribute never is. */
  public boolean matches(InfoPackage pkg) {
    Optional<InfoValue> value = pkg.fields().get(attribute);
    return value.isPresent() && words(value.get()).anyMatch(this::found) != without;
  }

  private boolean found(String word) {
    return pattern.matcher(word).find();
  }

  private static Stream<String> words(InfoValue value) {
    if (value instanceof InfoValue.Scalar scalar) {
      return Stream.of(scalar.text());
    }
    if (value instanceof InfoValue.Items items) {
      return items.values().stream()
          .filter(InfoValue.Scalar.class::isInstance)
          .map(item -> ((InfoValue.Scalar) item).text());
    }
    return value instanceof InfoValue.Fields fields
        ? fields.map().keySet().stream()
        : Stream.empty();
  }
}
