package org.rdopkg.distgit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.version.TagStyle;

/**
 * The git reference that the patches branch stands on, and whether it is there.
 *
 * @param name the tag or revision, as git understands it
 * @param kind what it turned out to be
 * @param style how upstream writes versions as tags, as far as this reference tells
 */
public record BaseRef(String name, Kind kind, TagStyle style) {

  /** What a reference turned out to be. */
  public enum Kind {
    TAG("existing git tag"),
    COMMIT("existing git commit"),
    MISSING("invalid git reference");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** What {@code pkgenv} shows. */
    public String label() {
      return label;
    }
  }

  /** What takes the place of {@code ~} and {@code ^}, which git allows in no name. */
  private static final List<String> TILDE_SPELLINGS = List.of("", "-", ".", "_");

  /** What a tag such as {@code 7.1.1-29} becomes in a spec, where no dash may stand. */
  private static final Pattern PATCH_LEVEL = Pattern.compile("[0-9]+([.][0-9]+){2,3}");

  /**
   * What a tag such as {@code v6.5} becomes in a spec of a project that has {@code v6.5.1}, too.
   */
  private static final Pattern ENDS_IN_ZERO = Pattern.compile("[0-9]+([.][0-9]+){1,3}[.]0");

  /** A version, though some commit's id may begin so: {@code 2023}. */
  private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,6}");

  /**
   * Finds the base.
   *
   * @param base what the magic comment says
   * @param version the upstream version that the spec is at: Version with its milestone
   * @param names what the package is called: of several components that share a repository, tags
   *     with such a name are meant
   */
  public static BaseRef find(GitFacts facts, PatchesBase base, String version, List<String> names) {
    if (base.ref().isEmpty()) {
      return ofVersion(facts, version, names);
    }
    String ref = base.ref().get();
    Optional<BaseRef> tag = commonTag(facts, ref).or(() -> commonTag(facts, withoutV(ref)));
    if (tag.isPresent()) {
      return tag.get();
    }
    TagStyle style = ofVersion(facts, version, names).style();
    return facts.isCommit(ref)
        ? new BaseRef(ref, Kind.COMMIT, style)
        : detectedTag(facts, ref, names).orElseGet(() -> new BaseRef(ref, Kind.MISSING, style));
  }

  /** The tag of a version, in whatever style upstream has. */
  public static BaseRef ofVersion(GitFacts facts, String version) {
    return ofVersion(facts, version, List.of());
  }

  private static BaseRef ofVersion(GitFacts facts, String version, List<String> names) {
    Optional<BaseRef> tag = tagOf(facts, spellings(version), names);
    if (tag.isEmpty() && ENDS_IN_ZERO.matcher(version).matches()) {
      tag = tagOf(facts, List.of(version.substring(0, version.length() - 2)), names);
    }
    if (tag.isPresent()) {
      return tag.get();
    }
    return !SHORT_NUMBER.matcher(version).matches() && facts.isCommit(version)
        ? new BaseRef(version, Kind.COMMIT, TagStyle.PLAIN)
        : new BaseRef(version, Kind.MISSING, TagStyle.PLAIN);
  }

  private static Optional<BaseRef> tagOf(
      GitFacts facts, List<String> spellings, List<String> names) {
    return spellings.stream()
        .flatMap(spelling -> commonTag(facts, spelling).stream())
        .findFirst()
        .or(
            () ->
                spellings.stream()
                    .flatMap(spelling -> detectedTag(facts, spelling, names).stream())
                    .findFirst());
  }

  private static Optional<BaseRef> commonTag(GitFacts facts, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (facts.isTag(name)) {
      return Optional.of(new BaseRef(name, Kind.TAG, TagStyle.ofName(name)));
    }
    return TagStyle.COMMON.stream()
        .filter(style -> facts.isTag(style.tagOf(name)))
        .map(style -> new BaseRef(style.tagOf(name), Kind.TAG, style))
        .findFirst();
  }

  private static Optional<BaseRef> detectedTag(GitFacts facts, String version, List<String> names) {
    return TagStyle.detect(version, facts.tags(), names)
        .map(style -> new BaseRef(style.tagOf(version), Kind.TAG, style));
  }

  private static String withoutV(String ref) {
    return TagStyle.ofName(ref).versionOf(ref).orElse("");
  }

  private static List<String> spellings(String version) {
    List<String> spellings = new ArrayList<>(List.of(version));
    if (version.indexOf('~') >= 0 || version.indexOf('^') >= 0) {
      TILDE_SPELLINGS.forEach(mark -> spellings.add(version.replace("~", mark).replace("^", mark)));
    }
    if (PATCH_LEVEL.matcher(version).matches()) {
      int dot = version.lastIndexOf('.');
      spellings.add(version.substring(0, dot) + "-" + version.substring(dot + 1));
    }
    return spellings;
  }

  /**
   * This reference, which must be there.
   *
   * @throws RdopkgException when it is not; the message is one that people know
   */
  public BaseRef require() {
    if (kind != Kind.MISSING) {
      return this;
    }
    throw RdopkgException.of(ErrorKind.INPUT, "Invalid base patches branch git reference: " + name)
        .because("neither a tag nor a commit of that name is in this repository")
        .fix("make sure .spec Version references an existing git tag")
        .fix("or select explicitly using # patches_base=ANY_GIT_REF")
        .fix("git remote add -f upstream GIT_URL   # when upstream is no remote yet")
        .fix("git fetch --all --tags   # when upstream's tags were not fetched yet")
        .fix("rdopkg pkgenv            # shows what rdopkg thinks of this package");
  }
}
