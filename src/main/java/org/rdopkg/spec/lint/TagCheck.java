package org.rdopkg.spec.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdopkg.spec.MacroLine;
import org.rdopkg.spec.MacroText;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.Tag;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.Unknown;

/** Name, Version, Release and milestone, where rdopkg has to understand them. */
final class TagCheck {
  private static final String AUTORELEASE = "%autorelease";
  private static final String ITSELF = "%{?milestone}";

  private TagCheck() {}

  static void check(LintSubject subject, Findings findings) {
    for (String name : List.of("Version", "Release")) {
      ambiguous(subject.spec(), name, findings);
    }
    for (String name : List.of("Name", "Version")) {
      unknown(subject, name, findings);
    }
    for (Tag tag : doubledDist(subject.spec())) {
      findings.addFixable(
          LintRule.AUTORELEASE_WITH_MORE,
          tag.line(),
          "%autorelease is number and dist already. Write `Release: %autorelease`.");
    }
    for (MacroLine line : milestones(subject.spec())) {
      findings.addFixable(
          LintRule.MILESTONE_OF_ITSELF,
          line.line(),
          "an old bug left this definition of milestone as itself. Drop the line.");
    }
  }

  private static void ambiguous(SpecFile spec, String name, Findings findings) {
    List<Tag> tags = spec.mainTags(name);
    if (tags.stream().map(Tag::value).distinct().count() > 1) {
      String lines = tags.stream().map(t -> "" + t.line()).collect(Collectors.joining(", "));
      findings.add(
          LintRule.AMBIGUOUS_TAG,
          tags.get(1).line(),
          "%s stands on lines %s: rdopkg cannot know which one to change. Define a macro in the arms"
                  .formatted(name, lines)
              + " of the %%if, and one %s line that uses it.".formatted(name));
    }
  }

  private static void unknown(LintSubject subject, String name, Findings findings) {
    Optional<EvaluatedTag> tag = subject.evaluated().tag(name).filter(t -> !t.value().isKnown());
    if (tag.isPresent()) {
      Unknown unknown = tag.get().value().unknowns().get(0);
      findings.add(
          LintRule.UNKNOWN_TAG_VALUE,
          tag.get().line(),
          "the %s cannot be known: %s: %s. rdopkg refuses to work with it."
              .formatted(name, unknown.what(), unknown.why()));
    }
  }

  /** Releases such as {@code 1%autorelease%{?dist}}, and nothing that could be meant. */
  private static List<Tag> doubledDist(SpecFile spec) {
    return spec.mainTags("Release").stream().filter(t -> isDoubled(t.value())).toList();
  }

  private static boolean isDoubled(String release) {
    String rest = release.substring(MacroText.skipDigits(release, 0));
    boolean number = rest.length() < release.length();
    return rest.equals(AUTORELEASE + "%{?dist}") || (number && rest.equals(AUTORELEASE));
  }

  static SpecFile fixRelease(LintSubject subject) {
    SpecFile spec = subject.spec();
    var edits = spec.edit();
    for (Tag tag : doubledDist(spec)) {
      edits.replace(tag.line(), tag.withValue(AUTORELEASE));
    }
    return edits.apply();
  }

  /** Definitions of milestone as itself, when nothing needs them to be there. */
  private static List<MacroLine> milestones(SpecFile spec) {
    if (spec.text().contains("%{milestone}") || spec.text().contains("%milestone")) {
      return List.of();
    }
    return MacroLine.of(spec, "milestone").stream()
        .filter(m -> m.body().equals(ITSELF))
        .filter(m -> m.text().strip().startsWith("%global"))
        .filter(m -> spec.conditionalsAt(m.line()).isEmpty())
        .toList();
  }

  static SpecFile fixMilestone(LintSubject subject) {
    var edits = subject.spec().edit();
    milestones(subject.spec()).forEach(m -> edits.delete(m.line()));
    return edits.apply();
  }
}
