package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.Expansion;

/**
 * The spec that a value is asked of or given to.
 *
 * @param name as the user gave it
 * @param file where it is
 * @param spec what it says
 */
record OneSpec(String name, Path file, SpecFile spec) {

  /** Reads the spec of this name, or the only one in the current folder. */
  static OneSpec read(Environment environment, Optional<String> given) {
    SpecReader reader = new SpecReader(environment);
    String name = given.orElseGet(reader::theSpec);
    Path file = reader.path(name);
    return new OneSpec(name, file, SpecReader.read(name, file));
  }

  /**
   * The error for a tag that the spec does not have.
   *
   * @param what of it is not there
   */
  RdopkgException lacks(TagName tag, String what) {
    List<String> tags = spec.mainTags().stream().map(Tag::name).distinct().toList();
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, name + " has no " + what)
            .because(tags.isEmpty() ? "it has no tags" : "its tags are " + String.join(", ", tags));
    return Suggestions.added(error, tag.text(), tags)
        .fix("rdopkg spec " + name + "   # all that it comes to");
  }

  /**
   * The error for a macro that nobody defines.
   *
   * @param defined the macros that the spec defines
   */
  RdopkgException lacksMacro(String macro, List<String> defined) {
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, name + " has no macro " + macro)
            .because("neither the spec nor the distribution whose macros hold defines it");
    return Suggestions.added(error, macro, defined)
        .fix("--target NAME takes the macros of another distribution")
        .fix("--define '" + macro + " VALUE' defines it");
  }

  /** The error for a macro that the spec does not define, whoever else may. */
  RdopkgException lacksDefinition(String macro, List<String> defined) {
    RdopkgException error =
        RdopkgException.of(ErrorKind.INPUT, name + " has no definition of the macro " + macro)
            .because("no %global or %define line sets it");
    return Suggestions.added(error, macro, defined)
        .fix("rdopkg spec macro " + macro + "   # what others define it as");
  }

  /**
   * The text of a value.
   *
   * @throws RdopkgException when a part of it is unknown, with its line
   */
  String known(String what, Expansion value) {
    if (value.isKnown()) {
      return value.text();
    }
    throw RdopkgException.of(ErrorKind.INPUT, "can't know the " + what + " of " + name)
        .because(value.unknowns().get(0).told())
        .fix("--target NAME, or --define 'NAME VALUE', for macros of a distribution")
        .fix("--raw gives it as it is written")
        .fix("--macros=rpm lets the installed rpm run what the spec contains, if you trust it");
  }
}
