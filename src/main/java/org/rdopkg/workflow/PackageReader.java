package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.distgit.GitFacts;
import org.rdopkg.distgit.GuessOptions;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.SpecFacts;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.spec.MagicComment;
import org.rdopkg.spec.PrepStyle;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.Expansion;
import org.rdopkg.spec.macro.MacroDefinition;
import org.rdopkg.spec.macro.MacroOptions;
import org.rdopkg.spec.macro.SpecEvaluator;
import org.rdopkg.version.Release;

/** Reads the one spec of a distgit and guesses the rest; changes nothing. */
final class PackageReader {
  private static final int SHOWN = 8; // names in one message

  private PackageReader() {}

  /**
   * Reads a package.
   *
   * @param folder the name of the checkout's folder
   * @param branch the distgit branch
   * @throws RdopkgException when there is no spec, or more than one, or its Version can't be known
   */
  static DistgitPackage read(
      GitFacts facts, String folder, String branch, PackageFiles files, GuessOptions options) {
    String specName = theSpec(files.names());
    SpecFile spec = readSpec(files, specName);
    EvaluatedSpec evaluated = evaluate(spec);
    SpecFacts specFacts = specFacts(specName, spec, evaluated);
    List<String> names = names(evaluated);
    PackageEnv env = PackageEnv.guess(facts, folder, names, branch, specFacts, options);
    return new DistgitPackage(specName, spec, evaluated, env);
  }

  /** What a spec comes to where {@code %dist} is empty, as in commit messages and changelogs. */
  static EvaluatedSpec evaluate(SpecFile spec) {
    return SpecEvaluator.evaluate(
        DistLines.without(spec), MacroOptions.none().withDefine("dist %{nil}"));
  }

  /** The spec as it is written. */
  static SpecFile readSpec(PackageFiles files, String specName) {
    return SpecFile.parse(files.read(specName).orElseThrow(() -> unreadable(specName)));
  }

  /** The name of the one spec among a distgit's files. */
  static String theSpec(List<String> names) {
    List<String> specs = names.stream().filter(n -> n.endsWith(".spec")).sorted().toList();
    if (specs.size() == 1) {
      return specs.get(0);
    }
    if (specs.isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "No .spec file found")
          .because("a distgit has its spec file at its top")
          .fix("git checkout BRANCH   # a distgit branch, not an upstream one");
    }
    throw RdopkgException.of(ErrorKind.INPUT, "Multiple .spec files found: " + someOf(specs))
        .because("rdopkg can't know which of them is the package's")
        .fix("leave only one .spec file at the top of the distgit");
  }

  private static String someOf(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), SHOWN)));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }

  private static RdopkgException unreadable(String specName) {
    return RdopkgException.of(ErrorKind.IO, "can't read " + specName)
        .because("it is no regular file");
  }

  private static SpecFacts specFacts(String specName, SpecFile spec, EvaluatedSpec evaluated) {
    EvaluatedTag version = require(specName, evaluated, "Version");
    EvaluatedTag release = require(specName, evaluated, "Release");
    return new SpecFacts(
        evaluated.tag("epoch").map(EvaluatedTag::value).map(Expansion::text).orElse(null),
        version.value().text(),
        new Release(release.written()),
        release.value().text(),
        milestone(evaluated),
        MagicComment.find(spec, MagicComment.PATCHES_BASE).map(MagicComment::value).orElse(null),
        PrepStyle.of(spec).method().label());
  }

  private static List<String> names(EvaluatedSpec evaluated) {
    return evaluated
        .tag("name")
        .filter(tag -> tag.value().isKnown())
        .map(tag -> List.of(tag.value().text()))
        .orElse(List.of());
  }

  private static EvaluatedTag require(String specName, EvaluatedSpec evaluated, String name) {
    EvaluatedTag tag =
        evaluated
            .tag(name)
            .orElseThrow(
                () ->
                    RdopkgException.of(ErrorKind.INPUT, specName + " has no " + name)
                        .because("no line of the main package sets it")
                        .fix("add a line `" + name + ":` to " + specName));
    if (name.equals("Version") && !tag.value().isKnown()) {
      throw RdopkgException.of(ErrorKind.INPUT, "can't know the Version of " + specName)
          .because(tag.value().unknowns().get(0).told())
          .fix("write the Version as plain text, or with macros that " + specName + " defines");
    }
    return tag;
  }

  /** What {@code %global milestone} says, if it is a plain text. */
  private static @Nullable String milestone(EvaluatedSpec evaluated) {
    Optional<MacroDefinition> last =
        evaluated.definitions().stream()
            .filter(d -> d.name().equals("milestone"))
            .reduce((first, second) -> second);
    return last.map(d -> d.body().strip()).filter(b -> b.indexOf('%') < 0).orElse(null);
  }
}
