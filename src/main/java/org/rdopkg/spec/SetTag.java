package org.rdopkg.spec;

import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Gives a tag of the main package another value; alignment and everything else stay. */
public final class SetTag {
  private SetTag() {}

  /**
   * The spec with another value of the tag.
   *
   * @throws RdopkgException when the main package has no such tag, or several (in {@code %if} arms)
   */
  public static SpecFile value(SpecFile spec, String name, String value) {
    Tag tag = only(spec, name);
    return spec.edit().replace(tag.line(), tag.withValue(spec.fit(value))).apply();
  }

  /** The one tag of this name that the main package has. */
  static Tag only(SpecFile spec, String name) {
    List<Tag> tags = spec.mainTags(name);
    if (tags.isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "The spec has no " + name + " line")
          .because("no line of the main package's preamble starts with `" + name + ":`");
    }
    if (tags.size() > 1) {
      throw RdopkgException.of(ErrorKind.INPUT, "The spec has more than one " + name + " line")
          .because(
              name
                  + " is set on "
                  + Lines.name(tags.stream().map(Tag::line).toList())
                  + ", and which one holds depends on conditions")
          .fix("edit these lines by hand, or leave only one");
    }
    return tags.get(0);
  }
}
