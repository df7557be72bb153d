package org.rdopkg.spec.lint;

import static org.rdopkg.spec.lint.LintSeverity.ERROR;
import static org.rdopkg.spec.lint.LintSeverity.WARNING;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every rule of the sanity check. The ids are an interface: people ignore rules by them.
 *
 * <p>An error is what makes rdopkg's own actions, or rpm, go wrong for certain; the actions refuse
 * such a spec. All else is a warning, however bad its style.
 */
public enum LintRule {
  BUILDARCH_BEFORE_SOURCES(
      "buildarch-before-sources",
      ERROR,
      true,
      "BuildArch above Source or Patch lines: rpm reads the spec twice then, and %{patches} can come"
          + " out empty",
      "the BuildArch line is moved below the last Source and Patch"),
  DUPLICATE_PATCHES_BASE(
      "duplicate-patches-base",
      ERROR,
      true,
      "two patches_base comments: which of them counts is a guess",
      "all but the first are dropped when they say the same"),
  INVALID_PATCHES_IGNORE(
      "invalid-patches-ignore",
      ERROR,
      false,
      "the regular expression of patches_ignore does not compile, so no patch can be selected",
      ""),
  BROKEN_STRUCTURE(
      "broken-structure",
      ERROR,
      false,
      "an %if without %endif, an %else without %if, a macro call that is never closed: rpm refuses"
          + " the spec",
      ""),
  DUPLICATE_NUMBER(
      "duplicate-number",
      ERROR,
      false,
      "two Patch or two Source lines with the same number: rpm refuses the spec",
      ""),
  RPM_WOULD_REFUSE(
      "rpm-would-refuse",
      WARNING,
      false,
      "a line that rpm refuses under the macros of this target",
      ""),
  CONDITIONAL_PATCH(
      "conditional-patch",
      WARNING,
      false,
      "a Patch in an %if that depends on the host: a source package built elsewhere lacks it",
      ""),
  CONDITIONAL_SOURCE(
      "conditional-source",
      WARNING,
      false,
      "a Source in an %if that depends on the host: a source package built elsewhere lacks it",
      ""),
  DUPLICATE_PATCH_FILE(
      "duplicate-patch-file",
      WARNING,
      false,
      "two Patch lines with the same file: it is applied twice, and the second time fails",
      ""),
  PATCH_IN_SUBPACKAGE(
      "patch-in-subpackage",
      WARNING,
      false,
      "a Patch among the tags of a sub-package: rpm counts it for the whole spec",
      ""),
  PATCH_NUMBER_AFTER_BLANK(
      "patch-number-after-blank",
      WARNING,
      false,
      "`Patch 3:`: rpm ignores a number behind a blank and counts by itself",
      ""),
  PATCHLIST_NO_FILE_NAME(
      "patchlist-no-file-name",
      WARNING,
      false,
      "a tag, or text behind a name, in %patchlist or %sourcelist: rpm takes the whole line as the"
          + " file's name",
      ""),
  PATCH_MACRO_WITH_NUMBER(
      "patch-macro-with-number",
      WARNING,
      true,
      "`%patch1` and `%patch` without a number: rpm 4.20 dropped them",
      "they become `%patch -P 1`, which works everywhere"),
  AUTOSETUP_WITHOUT_P1(
      "autosetup-without-p1",
      WARNING,
      true,
      "%autosetup or %autopatch without -p1: the paths in git's patches begin with a/ and b/",
      "-p1 is added when all patches are at hand and are git's"),
  PATCH_WITHOUT_P1(
      "patch-without-p1",
      WARNING,
      true,
      "%patch without -p1 for a patch of git, whose paths begin with a/ and b/",
      "-p1 is added"),
  PATCH_APPLIED_TWICE(
      "patch-applied-twice",
      WARNING,
      false,
      "a patch that %autosetup or %autopatch applies has a %patch line, too",
      ""),
  PATCH_NOT_APPLIED("patch-not-applied", WARNING, false, "nothing in %prep applies the patch", ""),
  PATCH_NOT_DECLARED(
      "patch-not-declared",
      WARNING,
      false,
      "%prep applies a patch of a number that no Patch line has: rpm stops there",
      ""),
  PATCH_WITHOUT_FILE(
      "patch-without-file",
      WARNING,
      false,
      "the file that a Patch line names is neither in the folder nor in the list `sources`",
      ""),
  FILE_WITHOUT_PATCH(
      "file-without-patch", WARNING, false, "a .patch file that nothing in the spec names", ""),
  BINARY_PATCH_NEEDS_GIT(
      "binary-patch-needs-git",
      WARNING,
      false,
      "a patch of git with binary content, which the program patch cannot apply",
      ""),
  EMPTY_PATCH_FILE(
      "empty-patch-file", WARNING, false, "a patch file of 0 bytes: git refuses to apply it", ""),
  NO_CHANGELOG(
      "no-changelog", WARNING, false, "the spec has no %changelog, so rdopkg has to add one", ""),
  CHANGELOG_BAD_DATE(
      "changelog-bad-date",
      WARNING,
      false,
      "the header of a changelog entry has no date that rpm can read: rpm stops reading there",
      ""),
  CHANGELOG_BOGUS_WEEKDAY(
      "changelog-bogus-weekday",
      WARNING,
      true,
      "the day of the week does not fit the date",
      "the day of the week is corrected; rpm goes by the date"),
  CHANGELOG_DATE_ORDER(
      "changelog-date-order",
      WARNING,
      false,
      "an entry is newer than the one above it: rpm calls that an error",
      ""),
  MACRO_IN_CHANGELOG(
      "macro-in-changelog",
      WARNING,
      true,
      "a macro in the text of %changelog: rpm expands it, `%(...)` is even run",
      "the percent sign is doubled, so that rpm shows the text as it is"),
  UNKNOWN_MAGIC_COMMENT(
      "unknown-magic-comment",
      WARNING,
      false,
      "a comment like `# patch_base=1.2` whose name is nearly that of a magic comment",
      ""),
  AUTORELEASE_WITH_MORE(
      "autorelease-with-more",
      WARNING,
      true,
      "`1%autorelease%{?dist}`: %autorelease is number and dist already",
      "it becomes `%autorelease`"),
  MILESTONE_OF_ITSELF(
      "milestone-of-itself",
      WARNING,
      true,
      "`%global milestone %{?milestone}`, which an old bug left behind, says nothing",
      "the line is dropped"),
  AMBIGUOUS_TAG(
      "ambiguous-tag",
      WARNING,
      false,
      "Version or Release stands on several lines, so rdopkg cannot change it",
      ""),
  UNKNOWN_TAG_VALUE(
      "unknown-tag-value",
      WARNING,
      false,
      "Name or Version cannot be known without running code from the spec",
      ""),
  NOT_UTF8(
      "not-utf8", WARNING, false, "the spec is not UTF-8, which newer rpm refuses in headers", ""),
  MIXED_LINE_ENDS(
      "mixed-line-ends",
      WARNING,
      false,
      "some lines end with CR LF and some with LF: a CR becomes a part of commands and values",
      "");

  private final String id;
  private final LintSeverity severity;
  private final boolean fixable;
  private final String why;
  private final String fix;

  LintRule(String id, LintSeverity severity, boolean fixable, String why, String fix) {
    this.id = id;
    this.severity = severity;
    this.fixable = fixable;
    this.why = why;
    this.fix = fix;
  }

  /** The rule of an id. */
  public static Optional<LintRule> byId(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }

  /** The name that never changes, for example {@code conditional-patch}. */
  public String id() {
    return id;
  }

  public LintSeverity severity() {
    return severity;
  }

  /** Whether {@code --fix} can mend what the rule finds, if it is sure. */
  public boolean isFixable() {
    return fixable;
  }

  /** What the rule finds, and why that is bad. */
  public String why() {
    return why;
  }

  /** What {@code --fix} does; empty when it does nothing. */
  public String fix() {
    return fix;
  }
}
