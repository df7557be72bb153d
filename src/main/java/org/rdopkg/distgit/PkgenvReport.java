package org.rdopkg.distgit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rdopkg.version.VersionChoice;

/**
 * What {@code pkgenv} prints, ready but for colours: blocks of labelled values, an empty line
 * before each block.
 *
 * <p>Labels, padding and wording are an interface: CI jobs cut values out of it.
 *
 * @param blocks the blocks in order
 */
public record PkgenvReport(List<List<Line>> blocks) {

  /**
   * One line: a label, a blank, the value.
   *
   * @param key the value's name for machines
   * @param label the label with its colon, padded to the block's width
   * @param value the pieces of the value, to be printed without anything between them
   */
  public record Line(String key, String label, List<StyledText> value) {
    public Line {
      value = List.copyOf(value);
    }

    /** The value without its tones. */
    public String valueText() {
      return value.stream().map(StyledText::text).collect(Collectors.joining());
    }

    /** The whole line without tones. */
    public String text() {
      return label + " " + valueText();
    }
  }

  private static final int PACKAGE_WIDTH = 15;
  private static final int BRANCH_WIDTH = 23;
  private static final int HASH_DIGITS = 6;

  public PkgenvReport {
    blocks = blocks.stream().map(List::copyOf).toList();
  }

  /** Makes the report; asks the tags for the newest version of upstream. */
  public static PkgenvReport of(GitFacts facts, PackageEnv env) {
    boolean upstream = facts.remoteBranch(env.upstreamBranch()).isPresent();
    return of(
        facts,
        env,
        upstream
            ? UpstreamReleases.newest(facts, env, VersionChoice.RELEASES)
                .map(tag -> tag.version().text())
                .orElse(null)
            : null);
  }

  /**
   * Makes the report.
   *
   * @param upstreamVersion the newest version that upstream released, or null when no tag says so
   */
  public static PkgenvReport of(GitFacts facts, PackageEnv env, @Nullable String upstreamVersion) {
    return new PkgenvReport(
        List.of(
            packageBlock(env, upstream(facts, env, upstreamVersion)),
            branchBlock(facts, env),
            List.of(
                line("os_dist", "OS dist:", BRANCH_WIDTH, env.dist().name()),
                line(
                    "patches_apply_method",
                    "Patches apply method:",
                    BRANCH_WIDTH,
                    env.spec().applyMethod()))));
  }

  private static List<Line> packageBlock(PackageEnv env, StyledText upstream) {
    SpecFacts spec = env.spec();
    int width = PACKAGE_WIDTH;
    return List.of(
        line("package", "Package:", width, env.packageName()),
        line("vr", "VR:", width, spec.versionRelease()),
        line("version", "Version:", width, spec.version()),
        styled("upstream", "Upstream:", width, upstream),
        line("release", "Release:", width, spec.release().text()),
        line("release_style", "Release style:", width, env.releaseStyle().label()),
        line("release_bump_index", "Rls bump index:", width, env.releaseBump().label()),
        line("tag_style", "Tag style:", width, env.baseRef().style().label()));
  }

  private static List<Line> branchBlock(GitFacts facts, PackageEnv env) {
    int width = BRANCH_WIDTH;
    RemoteBranch remote = env.patches().remote();
    String local = env.patches().local();
    Optional<String> remoteHash = facts.remoteBranch(remote);
    Optional<String> localHash = facts.localBranch(local);
    Tone localTone = localHash.isPresent() && localHash.equals(remoteHash) ? Tone.GOOD : Tone.WARN;
    return List.of(
        line("distgit_branch", "Dist-git branch:", width, env.branch()),
        line("patches_style", "Patches style:", width, env.patchesStyle().label()),
        new Line("patches_base", pad("Patches base:", width), base(env.base())),
        baseRef(env.baseRef()),
        hashLine("local_patches_branch", "Local patches branch:", local, localHash)
            .in(localTone, Tone.WARN),
        hashLine("remote_patches_branch", "Remote patches branch:", remote.toString(), remoteHash)
            .in(Tone.GOOD, Tone.BAD),
        hashLine(
                "remote_upstream_branch",
                "Remote upstream branch:",
                env.upstreamBranch().toString(),
                facts.remoteBranch(env.upstreamBranch()))
            .in(Tone.GOOD, Tone.WARN));
  }

  private static StyledText upstream(GitFacts facts, PackageEnv env, @Nullable String version) {
    if (facts.remoteBranch(env.upstreamBranch()).isEmpty()) {
      return new StyledText("upstream remote/branch not found", Tone.WARN);
    }
    return version == null
        ? new StyledText("no version tag found", Tone.WARN)
        : StyledText.plain(version);
  }

  private static List<StyledText> base(PatchesBase base) {
    if (base.isNone()) {
      return List.of(StyledText.plain("N/A"));
    }
    StyledText ref = StyledText.plain(base.ref().orElse(""));
    return base.skip() == 0
        ? List.of(ref)
        : List.of(ref, new StyledText("+" + base.skip(), Tone.SPECIAL));
  }

  private static Line baseRef(BaseRef ref) {
    Tone tone = ref.kind() == BaseRef.Kind.MISSING ? Tone.BAD : Tone.GOOD;
    return new Line(
        "patches_base_ref",
        pad("Patches base ref:", BRANCH_WIDTH),
        List.of(StyledText.plain(ref.name() + " : "), new StyledText(ref.kind().label(), tone)));
  }

  /** A branch with its hash, of which only the tones are still to be said. */
  private record HashLine(String key, String label, String name, Optional<String> hash) {
    Line in(Tone found, Tone missing) {
      StyledText value =
          hash.map(id -> new StyledText(id.substring(0, Math.min(HASH_DIGITS, id.length())), found))
              .orElseGet(() -> new StyledText("not found", missing));
      return new Line(
          key, pad(label, BRANCH_WIDTH), List.of(StyledText.plain(name + " : "), value));
    }
  }

  private static HashLine hashLine(String key, String label, String name, Optional<String> hash) {
    return new HashLine(key, label, name, hash);
  }

  private static Line line(String key, String label, int width, String value) {
    return styled(key, label, width, StyledText.plain(value));
  }

  private static Line styled(String key, String label, int width, StyledText value) {
    return new Line(key, pad(label, width), List.of(value));
  }

  private static String pad(String label, int width) {
    return label + " ".repeat(Math.max(0, width - label.length()));
  }

  /** The report as text without tones, as it is printed where there is no terminal. */
  public String text() {
    return blocks.stream()
        .map(
            block ->
                "\n" + block.stream().map(line -> line.text() + "\n").collect(Collectors.joining()))
        .collect(Collectors.joining());
  }
}
