package org.rdopkg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rdopkg.console.ColorMode;
import org.rdopkg.console.Verbosity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: options that stand before or after any action. */
@Command(
    name = "rdopkg",
    description = "Keeps RPM packages in step with fast-moving upstreams.",
    synopsisSubcommandLabel = "ACTION",
    sortOptions = false)
final class GlobalOptions {
  @Option(
      names = "-C",
      paramLabel = "DIR",
      description = "Work in DIR instead of the current folder; may be repeated, as with git.")
  List<Path> directories = new ArrayList<>();

  @Option(
      names = {"-c", "--continue"},
      scope = ScopeType.INHERIT,
      description = "Go on with the action that was interrupted.")
  boolean continueAction;

  @Option(
      names = "--abort",
      scope = ScopeType.INHERIT,
      description = "Give up the action that was interrupted and put things back.")
  boolean abort;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      converter = ColorConverter.class,
      completionCandidates = ColorConverter.class,
      description = "Colour the output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ColorMode color = ColorMode.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "Tell only warnings and errors.",
      scope = ScopeType.INHERIT)
  boolean quiet;

  @Option(
      names = "--verbose",
      description = "Tell also what was looked at and how it was decided.",
      scope = ScopeType.INHERIT)
  boolean verbose;

  @Option(
      names = "--debug",
      description = "Show the stack trace of an error.",
      scope = ScopeType.INHERIT)
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(names = "--version", description = "Show the version of rdopkg.")
  boolean version;

  Verbosity verbosity() {
    if (debug) {
      return Verbosity.DEBUG;
    }
    if (verbose) {
      return Verbosity.VERBOSE;
    }
    return quiet ? Verbosity.QUIET : Verbosity.NORMAL;
  }

  /** The names of {@link ColorMode} in lower case. */
  static final class ColorConverter extends ArrayList<String>
      implements picocli.CommandLine.ITypeConverter<ColorMode> {
    private static final long serialVersionUID = 1L;

    ColorConverter() {
      super(List.of("auto", "always", "never"));
    }

    @Override
    public ColorMode convert(String value) {
      if (!contains(value)) {
        throw new picocli.CommandLine.TypeConversionException(
            "'" + value + "' is none of auto, always, never");
      }
      return ColorMode.valueOf(value.toUpperCase(Locale.ROOT));
    }
  }
}
