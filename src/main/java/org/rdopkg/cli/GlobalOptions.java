package org.rdopkg.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rdopkg.console.ColorMode;
import org.rdopkg.console.Verbosity;

/** The program itself: options that stand before or after any action. */
final class GlobalOptions {
  final Syntax syntax =
      new Syntax("Keeps RPM packages in step with fast-moving upstreams.").unsorted();
  private final Syntax everywhere = syntax.everywhere();

  private final Values directories =
      syntax.options(
          "-C", "DIR", "Work in DIR instead of the current folder; may be repeated, as with git.");
  private final Flag continueAction =
      everywhere.flag("-c --continue", "Go on with the action that was interrupted.");
  private final Flag abort =
      everywhere.flag("--abort", "Give up the action that was interrupted and put things back.");
  private final Value color =
      everywhere.choice(
          "--color",
          "WHEN",
          List.of("auto", "always", "never"),
          "Colour the output: ${COMPLETION-CANDIDATES} (default: auto).");
  private final Flag quiet = everywhere.flag("-q --quiet", "Tell only warnings and errors.");
  private final Flag verbose =
      everywhere.flag("--verbose", "Tell also what was looked at and how it was decided.");
  private final Flag debug = everywhere.flag("--debug", "Show the stack trace of an error.");
  private final Flag help = everywhere.help("-h --help", "Show this help.");
  private final Flag version = syntax.flag("--version", "Show the version of rdopkg.");

  /** The folders to change to, one after the other. */
  List<Path> directories() {
    return directories.get().stream().map(Path::of).toList();
  }

  boolean continues() {
    return continueAction.given();
  }

  boolean aborts() {
    return abort.given();
  }

  ColorMode color() {
    return ColorMode.valueOf(color.or("auto").toUpperCase(Locale.ROOT));
  }

  boolean help() {
    return help.given();
  }

  boolean version() {
    return version.given();
  }

  Verbosity verbosity() {
    if (debug.given()) {
      return Verbosity.DEBUG;
    }
    if (verbose.given()) {
      return Verbosity.VERBOSE;
    }
    return quiet.given() ? Verbosity.QUIET : Verbosity.NORMAL;
  }
}
