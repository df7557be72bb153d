package org.rdopkg.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.Head;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.CommitPlan;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.sources.SourceRpmInfo;
import org.rdopkg.sources.SourcesFile;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.EvaluatedTag;

/**
 * The commit that brings a source package into a distgit: its files, what of the old package it has
 * no more, {@code sources} and {@code .gitignore}. What belongs to no spec (tests, gating rules,
 * notes) stays.
 */
final class SrpmPlan {
  private static final String IGNORE = ".gitignore";

  private final Checkout checkout;
  private final SourceRpmInfo info;
  private final SrpmContents contents;
  private final Map<String, FileChange> changes = new LinkedHashMap<>();

  SrpmPlan(Checkout checkout, SourceRpmInfo info, SrpmContents contents) {
    this.checkout = checkout;
    this.info = info;
    this.contents = contents;
  }

  /** Computes it; without files when the distgit has all of it already. */
  UpdatePlan plan(String action) {
    refuseOwnNames();
    Head head = checkout.refs().head();
    Set<String> old = oldFiles();
    contents.files().forEach((name, kept) -> write(name, kept.content(), kept.executable()));
    old.stream().filter(name -> !contents.files().containsKey(name)).forEach(this::delete);
    writeSources();
    writeIgnore();
    UpdatePlan.Builder plan = UpdatePlan.builder(action, head).files(List.copyOf(changes.values()));
    return changes.isEmpty() ? plan.build() : plan.commit(CommitPlan.onTop(message())).build();
  }

  private void refuseOwnNames() {
    for (String name : List.of(SourcesFile.NAME, IGNORE)) {
      if (contents.files().containsKey(name) || contents.archives().containsKey(name)) {
        throw RdopkgException.of(ErrorKind.UNSUPPORTED, "The package has a file named " + name)
            .because("a distgit has a file of that name for its own purposes");
      }
    }
  }

  private void write(String name, byte[] content, boolean executable) {
    Optional<byte[]> now = checkout.files().read(name);
    if (now.isEmpty() || !Arrays.equals(now.get(), content) || !isTracked(name)) {
      FileChange.Write change =
          new FileChange.Write(name, content, Before.COMMITTED, executable, true);
      changes.put(name, change);
    }
  }

  private void delete(String name) {
    if (isTracked(name)) {
      changes.put(name, FileChange.delete(name));
    }
  }

  private boolean isTracked(String name) {
    return checkout
        .refs()
        .head()
        .commit()
        .flatMap(commit -> checkout.commitFiles().find(commit, name))
        .isPresent();
  }

  /** The old spec, and the files that it names. */
  private Set<String> oldFiles() {
    Set<String> files = new TreeSet<>();
    PackageFiles there = PackageFiles.ofWorkTree(checkout.files());
    List<String> specs = there.names().stream().filter(name -> name.endsWith(".spec")).toList();
    if (specs.isEmpty()) {
      return files;
    }
    String name = PackageReader.theSpec(there.names());
    EvaluatedSpec spec = PackageReader.evaluate(PackageReader.readSpec(there, name));
    requireSamePackage(spec, name);
    files.add(name);
    List<EvaluatedSource> named = new ArrayList<>(spec.sources());
    named.addAll(spec.patches());
    named.stream()
        .filter(source -> source.value().isKnown() && !source.fileName().isEmpty())
        .forEach(source -> files.add(source.fileName()));
    return files;
  }

  private void requireSamePackage(EvaluatedSpec spec, String specName) {
    Optional<String> name =
        spec.tag("name").map(EvaluatedTag::value).filter(v -> v.isKnown()).map(v -> v.text());
    if (name.isPresent() && !name.get().equals(info.name())) {
      throw RdopkgException.of(ErrorKind.INPUT, "This is the distgit of another package")
          .because(specName + " is of " + name.get() + ", the source package of " + info.name())
          .fix("rdopkg import-srpm FILE DIR   # names the right one, or a new folder");
    }
  }

  private void writeSources() {
    SourcesFile sources = SourcesFile.empty();
    for (var archive : contents.archives().entrySet()) {
      sources = sources.with(archive.getKey(), archive.getValue().checksum());
    }
    if (!sources.names().isEmpty()) {
      write(SourcesFile.NAME, sources.bytes(), false);
    } else {
      delete(SourcesFile.NAME);
    }
  }

  /** Archives are nobody's untracked files. */
  private void writeIgnore() {
    byte[] now = checkout.files().read(IGNORE).orElse(new byte[0]);
    String text = new String(now, StandardCharsets.ISO_8859_1);
    Set<String> lines = new LinkedHashSet<>(text.lines().toList());
    StringBuilder more = new StringBuilder(text);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      more.append('\n');
    }
    for (String name : contents.archives().keySet()) {
      String rule = rule(name);
      if (lines.add(rule)) {
        more.append(rule).append('\n');
      }
    }
    if (!contents.archives().isEmpty()) {
      write(IGNORE, more.toString().getBytes(StandardCharsets.ISO_8859_1), false);
    }
  }

  /** One file at the top; characters of patterns are meant as they are (gitignore(5)). */
  private static String rule(String name) {
    StringBuilder rule = new StringBuilder("/");
    String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      boolean last = i == bytes.length() - 1;
      if ("\\*?[".indexOf(c) >= 0 || (last && c == ' ')) {
        rule.append('\\');
      }
      rule.append(c);
    }
    return rule.toString();
  }

  private String message() {
    StringBuilder message = new StringBuilder("import " + info.nvr() + "\n\n");
    String items = info.changelog().map(SourceRpmInfo.Changelog::text).orElse("");
    items
        .lines()
        .map(line -> line.chars().anyMatch(Character::isISOControl) ? clean(line) : line)
        .forEach(line -> message.append(line).append('\n'));
    return message.append("\nImported from ").append(info.nvr()).append(".src.rpm\n").toString();
  }

  private static String clean(String line) {
    return line.replaceAll("\\p{Cntrl}", " ");
  }
}
