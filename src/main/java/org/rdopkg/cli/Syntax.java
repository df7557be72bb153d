package org.rdopkg.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdopkg.cli.completion.Shell;
import org.rdopkg.error.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/**
 * What a command takes on its command line: its options and parameters in the order of help, and
 * what help says around them. A command declares them in its fields; after parsing, each handle
 * gives what was written.
 *
 * <p>It builds picocli's model by plain calls. Annotations would say the same, but picocli reads
 * them by reflection and proxies, which took a fifth of the time of a short action.
 *
 * <p>Names of an option are written with blanks between them: {@code "-l --local-patches"}. In
 * texts {@code %} is written {@code %%}.
 */
final class Syntax {
  private static final Set<String> FILES = Set.of("DIR", "FILE", "SPEC");
  private static final ITypeConverter<String> AS_WRITTEN = word -> word;

  private final CommandSpec spec;
  private final ScopeType scope;

  /**
   * @param description lines of help above the options; a first one that tells all in short, an
   *     empty one at the end when options follow
   */
  Syntax(String... description) {
    this(CommandSpec.create(), ScopeType.LOCAL);
    spec.usageMessage().description(description);
  }

  private Syntax(CommandSpec spec, ScopeType scope) {
    this.spec = spec;
    this.scope = scope;
  }

  /** The same command: options declared here belong to all of its sub-commands too. */
  Syntax everywhere() {
    return new Syntax(spec, ScopeType.INHERIT);
  }

  /** Lines of help below the options: examples. */
  Syntax footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  /** What an exit code means for this command, when that is more than {@link ExitCode#meaning}. */
  Syntax exit(ExitCode code, String meaning) {
    Map<String, String> codes = new LinkedHashMap<>(spec.usageMessage().exitCodeList());
    codes.put(String.valueOf(code.status()), meaning);
    spec.usageMessage().exitCodeListHeading("%nExit status:%n").exitCodeList(codes);
    return this;
  }

  /** Lines that stand for the synopsis that picocli would make. */
  Syntax synopsis(String... lines) {
    spec.usageMessage().customSynopsis(lines);
    return this;
  }

  /** Help shows options in the order of declaration, not by the alphabet. */
  Syntax unsorted() {
    spec.usageMessage().sortOptions(false);
    return this;
  }

  /** An option without a value. */
  Flag flag(String names, String description) {
    return add(new Flag(named(names, description).type(boolean.class).build()));
  }

  /** The option for help: with it nothing else is required. */
  Flag help(String names, String description) {
    return add(new Flag(named(names, description).type(boolean.class).usageHelp(true).build()));
  }

  /** An option with a value. */
  Value option(String names, String label, String description) {
    return add(
        new Value(
            named(names, description)
                .paramLabel(label)
                .type(type(label))
                .converters(AS_WRITTEN)
                .build()));
  }

  /** An option with one of a few values; others are wrong usage. */
  Value choice(String names, String label, List<String> choices, String description) {
    return add(
        new Value(
            named(names, description)
                .paramLabel(label)
                .type(String.class)
                .completionCandidates(choices)
                .converters(word -> checked(word, choices))
                .build()));
  }

  /** An option that may be repeated. */
  Values options(String names, String label, String description) {
    return add(new Values(listed(names, label, description).build()));
  }

  /** An option that may be repeated, or given several values with {@code separator} in between. */
  Values list(String names, String label, char separator, String description) {
    return add(
        new Values(
            listed(names, label, description).splitRegex(String.valueOf(separator)).build()));
  }

  /** A word that must be given. */
  Value parameter(String label, String description) {
    return add(new Value(positional(label, "1", description).required(true).build()));
  }

  /** A word that may be given. */
  Value optionalParameter(String label, String description) {
    return add(new Value(positional(label, "0..1", description).build()));
  }

  /** A word that may be given, one of a few. */
  Value optionalChoice(String label, List<String> choices, String description) {
    return add(
        new Value(
            positional(label, "0..1", description)
                .completionCandidates(choices)
                .converters(word -> checked(word, choices))
                .build()));
  }

  /** A word that must be given, a package of the distribution: shells complete its name. */
  Value packageName(String label, String description) {
    return add(
        new Value(
            positional(label, "1", description)
                .required(true)
                .completionCandidates(List.of(Shell.PACKAGES))
                .build()));
  }

  /** Any number of words, among them names of packages, which shells complete. */
  Values packageNames(String label, String description) {
    return add(
        new Values(
            positional(label, "0..*", description)
                .index(spec.positionalParameters().size() + "..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .converters(AS_WRITTEN)
                .completionCandidates(List.of(Shell.PACKAGES))
                .build()));
  }

  /** Any number of words, after those declared before. */
  Values parameters(String label, String description) {
    int index = spec.positionalParameters().size();
    return add(
        new Values(
            positional(label, "0..*", description)
                .index(index + "..*")
                .type(List.class)
                .auxiliaryTypes(type(label))
                .converters(AS_WRITTEN)
                .build()));
  }

  /** The model for picocli, under the command's name. */
  CommandSpec named(String name) {
    return spec.name(name);
  }

  private OptionSpec.Builder named(String names, String description) {
    return OptionSpec.builder(names.split(" ", -1)).description(description).scopeType(scope);
  }

  private OptionSpec.Builder listed(String names, String label, String description) {
    return named(names, description)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(type(label))
        .converters(AS_WRITTEN);
  }

  private PositionalParamSpec.Builder positional(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(spec.positionalParameters().size()))
        .arity(arity)
        .paramLabel(label)
        .type(type(label))
        .converters(AS_WRITTEN)
        .description(description);
  }

  /** All values are kept as written; picocli's script for bash completes file names by the type. */
  private static Class<?> type(String label) {
    return FILES.contains(label) ? Path.class : String.class;
  }

  private <T extends Argument> T add(T argument) {
    spec.add(argument.spec());
    return argument;
  }

  private static String checked(String word, List<String> choices) {
    if (!choices.contains(word)) {
      throw new TypeConversionException("'" + word + "' is none of " + String.join(", ", choices));
    }
    return word;
  }
}
