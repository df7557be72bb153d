package org.rdopkg.spec;

import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Adds a tag that the main package does not have yet, where packagers look for it. */
public final class AddTag {
  /** The order in which most specs have these tags. */
  private static final List<String> ORDER =
      List.of(
          "Name",
          "Epoch",
          "Version",
          "Release",
          "Summary",
          "Group",
          "License",
          "URL",
          "VCS",
          "BugURL",
          "Vendor",
          "Packager");

  private AddTag() {}

  /**
   * The spec with one line more: behind the nearest tag that usually stands before it, with the
   * value in the same column.
   *
   * @throws RdopkgException when the place of such a tag is not known
   */
  public static SpecFile line(SpecFile spec, String name, String value) {
    Tag neighbour = neighbour(spec, name);
    String usual =
        ORDER.stream().filter(tag -> tag.equalsIgnoreCase(name)).findFirst().orElse(name);
    boolean above = isAfter(neighbour, usual);
    String text = aligned(neighbour, usual + ":") + spec.fit(value);
    SpecEdits edits = spec.edit();
    return (above
            ? edits.insertBefore(neighbour.line(), List.of(text))
            : edits.insertAfter(neighbour.line(), List.of(text)))
        .apply();
  }

  /** Whether packagers know such a tag, so that it can be added. */
  public static boolean isPossible(String name) {
    return place(name) >= 0;
  }

  private static int place(String name) {
    for (int i = 0; i < ORDER.size(); i++) {
      if (ORDER.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Tag neighbour(SpecFile spec, String name) {
    int place = place(name);
    Optional<Tag> found = Optional.empty();
    for (int i = place - 1; i >= 0 && found.isEmpty(); i--) {
      found = plain(spec, ORDER.get(i));
    }
    for (int i = place + 1; place >= 0 && i < ORDER.size() && found.isEmpty(); i++) {
      found = plain(spec, ORDER.get(i));
    }
    return found.orElseThrow(
        () ->
            RdopkgException.of(ErrorKind.INPUT, "The spec has no " + name + " line")
                .because("no line of the main package's preamble starts with `" + name + ":`")
                .fix("add the line by hand"));
  }

  /** A tag that stands once, outside of conditionals. */
  private static Optional<Tag> plain(SpecFile spec, String name) {
    List<Tag> tags = spec.mainTags(name);
    return tags.size() == 1 && spec.conditionalsAt(tags.get(0).line()).isEmpty()
        ? Optional.of(tags.get(0))
        : Optional.empty();
  }

  private static boolean isAfter(Tag neighbour, String name) {
    return place(neighbour.name()) > place(name);
  }

  /** The name with blanks or tabs behind it, so that the value starts in the neighbour's column. */
  private static String aligned(Tag neighbour, String head) {
    int colon = neighbour.text().indexOf(':');
    String gap = neighbour.text().substring(colon + 1, neighbour.valueStart());
    if (gap.indexOf('\t') >= 0) {
      return head + gap;
    }
    int missing = neighbour.valueStart() - head.length();
    return head + " ".repeat(gap.length() <= 1 ? gap.length() : Math.max(missing, 1));
  }
}
