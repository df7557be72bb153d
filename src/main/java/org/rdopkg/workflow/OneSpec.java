package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.error.Suggestions;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.Expansion;
import org.rdopkg.spec.macro.Unknown;

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

  /** The error for something that the spec does not have. */
  RdopkgException lacks(String what) {
    RdopkgException error = RdopkgException.of(ErrorKind.INPUT, name + " has no " + what);
    return Suggestions.added(error, what, spec.mainTags().stream().map(Tag::name).toList());
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
    Unknown unknown = value.unknowns().get(0);
    String where = unknown.line() > 0 ? "line " + unknown.line() + ": " : "";
    throw RdopkgException.of(ErrorKind.INPUT, "can't know the " + what + " of " + name)
        .because(where + unknown.what() + ": " + unknown.why())
        .fix("--target NAME, or --define 'NAME VALUE', for macros of a distribution")
        .fix("--raw gives it as it is written")
        .fix("--macros=rpm lets the installed rpm run what the spec contains, if you trust it");
  }
}
