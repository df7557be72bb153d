package org.rdopkg.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.distgit.BaseRef;
import org.rdopkg.distgit.GitFacts;
import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.distgit.UpstreamUrl;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedTag;
import org.rdopkg.spec.macro.Expansion;

/** What a checkout needs for {@code patch} and {@code new-version}, one after the other. */
final class SetupChecks {
  private final Checkout checkout;
  private final DistgitPackage found;
  private final PackageEnv env;
  private final GitFacts facts;

  SetupChecks(Checkout checkout, DistgitPackage found) {
    this.checkout = checkout;
    this.found = found;
    this.env = found.env();
    this.facts = checkout.facts();
  }

  List<SetupFinding> all() {
    List<SetupFinding> findings = new ArrayList<>();
    findings.add(
        SetupFinding.ok("spec", found.specName() + ", version " + env.spec().upstreamVersion()));
    findings.add(identity());
    findings.add(upstream());
    findings.add(base());
    findings.add(patches());
    source().ifPresent(findings::add);
    program().ifPresent(findings::add);
    return List.copyOf(findings);
  }

  private SetupFinding identity() {
    try {
      var author = checkout.identities().author();
      return SetupFinding.ok("identity", author.name() + " <" + author.email() + ">");
    } catch (RdopkgException e) {
      return SetupFinding.missing("identity", e.what(), e.fixes().toArray(String[]::new));
    }
  }

  private SetupFinding upstream() {
    String name = "upstream-remote";
    if (facts.remoteBranch(env.upstreamBranch()).isPresent()) {
      return SetupFinding.ok(name, env.upstreamBranch().toString());
    }
    if (facts.remotes().contains("upstream")) {
      return SetupFinding.advice(
          name, "the remote upstream was never fetched", "git fetch upstream --tags");
    }
    String url = guess().orElse("URL");
    return SetupFinding.advice(
        name, "there is no remote named upstream", "git remote add -f upstream " + url);
  }

  /** Where upstream's repository seems to be. */
  Optional<String> guess() {
    List<String> urls = new ArrayList<>();
    found
        .evaluated()
        .tag("url")
        .map(EvaluatedTag::value)
        .filter(Expansion::isKnown)
        .ifPresent(url -> urls.add(url.text()));
    found.evaluated().sources().stream()
        .filter(source -> source.value().isKnown())
        .forEach(source -> urls.add(source.value().text()));
    return UpstreamUrl.guess(urls);
  }

  private SetupFinding base() {
    BaseRef base = env.baseRef();
    if (base.kind() != BaseRef.Kind.MISSING) {
      return SetupFinding.ok("patches-base", base.name() + ", " + base.kind().label());
    }
    return SetupFinding.missing(
        "patches-base",
        "there is no tag of version " + base.name(),
        "git fetch --all --tags",
        "rdopkg set-magic-comment patches_base REF   # if upstream names it otherwise");
  }

  private SetupFinding patches() {
    String name = "patches-branch";
    Optional<String> branch = patchesBranch();
    if (branch.isPresent()) {
      return SetupFinding.ok(name, branch.get());
    }
    String local = env.patches().local();
    if (specPatches() > 0) {
      return SetupFinding.missing(
          name,
          "the spec has %d %s and there is no branch %s"
              .formatted(specPatches(), specPatches() == 1 ? "patch" : "patches", local),
          "rdopkg import-patches");
    }
    String base = env.baseRef().kind() == BaseRef.Kind.MISSING ? "REF" : env.baseRef().name();
    return SetupFinding.advice(
        name, "there is no branch " + local, "git branch --no-track " + local + " " + base);
  }

  /** The patches branch, local or remote, whichever there is. */
  Optional<String> patchesBranch() {
    if (facts.localBranch(env.patches().local()).isPresent()) {
      return Optional.of(env.patches().local());
    }
    return facts.remoteBranch(env.patches().remote()).isPresent()
        ? Optional.of(env.patches().remote().toString())
        : Optional.empty();
  }

  /** How many patches the spec applies. */
  long specPatches() {
    return found.evaluated().patches().stream().filter(EvaluatedSource::active).count();
  }

  private Optional<SetupFinding> source() {
    Optional<EvaluatedSource> first =
        found.evaluated().sources().stream().filter(EvaluatedSource::active).findFirst();
    if (first.isEmpty() || !first.get().value().isKnown()) {
      return Optional.empty();
    }
    String name = first.get().fileName();
    boolean here = !name.isEmpty() && checkout.files().topFiles().contains(name);
    return Optional.of(
        here
            ? SetupFinding.ok("source", name)
            : SetupFinding.advice("source", name + " is not here", "rdopkg get-source"));
  }

  private Optional<SetupFinding> program() {
    if (!env.uploadsSources()) {
      return Optional.empty();
    }
    String program = new SourceCaches(checkout, env.branch()).program(env.dist());
    return Optional.of(
        checkout.runner().find(program).isPresent()
            ? SetupFinding.ok("upload", program)
            : SetupFinding.advice(
                "upload",
                program + " is not installed, so new sources can't be uploaded",
                "dnf install " + program));
  }
}
