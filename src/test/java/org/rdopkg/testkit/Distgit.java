package org.rdopkg.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Describes a distgit checkout with its patches branch, and makes it: the packages that tests of
 * whole actions work on.
 *
 * <pre>
 * distgit("foo-bar").version("1.2.3").release("2").patches(5).create()
 *     .run("patch", "-l").exits(0)
 *     .spec().tag("Release").is("3%{?dist}").patches(5).changelogTop(5)
 *     .repo().headMessage(golden("patch-5")).isClean();
 * </pre>
 *
 * Without more words: branch {@code master}, tag {@code 1.2.3}, Version 1.2.3, Release {@code
 * 2%{?dist}}, {@code %autosetup}, no patches, everything in one repository, one commit on the
 * distgit branch.
 */
public final class Distgit {
  private static final long FIRST_COMMIT = TempGit.NOW.getEpochSecond() - 10_000_000;
  private static final Path SAMPLES = Path.of("test-repos").toAbsolutePath();
  private static final Map<List<String>, DistgitRepo> MADE = new ConcurrentHashMap<>();

  private final String name;
  private final List<Commit> commits = new ArrayList<>();
  private final Map<String, byte[]> extraFiles = new LinkedHashMap<>();
  private final List<String> remotes = new ArrayList<>();
  private UnaryOperator<String> edits = UnaryOperator.identity();
  private Map<String, byte[]> upstream;
  private String version = "1.2.3";
  private String release = "2";
  private String epoch = "";
  private String branch = "master";
  private String patchesBranch;
  private String tag;
  private String magic = "";
  private String specText;
  private PrepStyle prep = PrepStyle.AUTOSETUP;
  private int inSpec;
  private boolean edited;
  private boolean withPatchesBranch = true;

  private record Commit(String message, Map<String, byte[]> files) {}

  private Distgit(String name) {
    this.name = name;
    upstream = defaultUpstream();
  }

  /** Starts the description of a package. */
  public static Distgit distgit(String name) {
    return new Distgit(name);
  }

  /** Makes the sample package that {@code test-repos/NAME.fi} describes. */
  public static DistgitRepo sample(String name) {
    return DistgitRepo.ofStream(name, read(SAMPLES.resolve(name + ".fi")), null);
  }

  public Distgit version(String version) {
    this.version = version;
    return this;
  }

  /** The Release without {@code %{?dist}}, which is put after it unless it holds a macro. */
  public Distgit release(String release) {
    this.release = release;
    return this;
  }

  public Distgit epoch(int epoch) {
    this.epoch = String.valueOf(epoch);
    return this;
  }

  /** The distgit branch. */
  public Distgit branch(String branch) {
    this.branch = branch;
    return this;
  }

  /** The patches branch; {@code BRANCH-patches} unless said. */
  public Distgit patchesBranch(String patchesBranch) {
    this.patchesBranch = patchesBranch;
    return this;
  }

  /** A package without a patches branch. */
  public Distgit noPatchesBranch() {
    withPatchesBranch = false;
    return this;
  }

  /** Upstream's tag of the Version; the Version itself unless said. */
  public Distgit tag(String tag) {
    this.tag = tag;
    return this;
  }

  /** Upstream's files at the tag, instead of a small Python project. */
  public Distgit upstream(Map<String, String> files) {
    upstream = new LinkedHashMap<>();
    files.forEach((path, text) -> upstream.put(path, text.getBytes(UTF_8)));
    return this;
  }

  /** So many commits on the patches branch: {@code Original Patch 1} and so on, a new file each. */
  public Distgit patches(int n) {
    for (int i = 1; i <= n; i++) {
      patch("Original Patch " + i, "original_patch_" + i, "Original Patch " + i + "\n");
    }
    return this;
  }

  /** One more commit on the patches branch, which writes one file. */
  public Distgit patch(String message, String path, String content) {
    return patch(message, Map.of(path, content.getBytes(UTF_8)));
  }

  /** One more commit on the patches branch. */
  public Distgit patch(String message, Map<String, byte[]> files) {
    commits.add(new Commit(message, files));
    return this;
  }

  /** The first n patches are in the distgit already, as git writes them. */
  public Distgit inSpec(int n) {
    inSpec = n;
    return this;
  }

  /** How the spec applies patches. */
  public Distgit prep(PrepStyle style) {
    prep = style;
    return this;
  }

  /** A magic comment of the spec: {@code magic("patches_base", "1.2.3+1")}. */
  public Distgit magic(String key, String value) {
    magic += "# " + key + "=" + value + "\n";
    return this;
  }

  /** The whole text of the spec. */
  public Distgit specText(String text) {
    specText = text;
    return this;
  }

  /** A change to the spec's text before it is committed. */
  public Distgit spec(UnaryOperator<String> edit) {
    edited = true;
    UnaryOperator<String> before = edits;
    edits = text -> edit.apply(before.apply(text));
    return this;
  }

  /** One more file of the distgit branch. */
  public Distgit file(String path, String content) {
    extraFiles.put(path, content.getBytes(UTF_8));
    return this;
  }

  /** A remote (a bare repository beside the checkout) that has patches branch and tag; fetched. */
  public Distgit remote(String remote) {
    remotes.add(remote);
    return this;
  }

  /**
   * Makes the repository in a folder that goes when the tests end. What has been made before in
   * this JVM is copied: that takes no process.
   */
  public DistgitRepo create() {
    byte[] stream = stream().bytes();
    if (edited && inSpec > 0) {
      return make(stream); // what is edited there shows only when the patch files are
    }
    String form = String.join(" ", name, branch, prep.name(), inSpec + "", remotes + "");
    String content = text(List.of()) + new String(stream, ISO_8859_1);
    return MADE.computeIfAbsent(List.of(form, content), key -> make(stream)).copy();
  }

  private DistgitRepo make(byte[] stream) {
    DistgitRepo repo = DistgitRepo.ofStream(name, stream, branch);
    if (inSpec > 0) {
      addPatchFiles(repo.git());
    }
    remotes.forEach(remote -> addRemote(repo.git(), remote));
    return repo;
  }

  private ImportStream stream() {
    ImportStream stream = new ImportStream(FIRST_COMMIT);
    stream.commit("upstream", "Release " + version, upstream);
    stream.tag(tag == null ? version : tag, "upstream");
    if (withPatchesBranch) {
      stream.fork(patchesName(), "upstream");
      commits.forEach(c -> stream.commit(patchesName(), c.message(), c.files()));
    }
    if (inSpec == 0) {
      Map<String, byte[]> files = new LinkedHashMap<>(extraFiles);
      files.put(name + ".spec", bytes(text(List.of())));
      stream.commit(branch, name + "-" + version + "-" + release, files);
    } else {
      stream.commit(branch, "Start", extraFiles);
    }
    return stream;
  }

  private void addPatchFiles(TempGit git) {
    String range = (tag == null ? version : tag) + ".." + patchesName();
    List<String> command =
        List.of(
            ("-c core.abbrev=7 format-patch -q --no-renames --no-signature -N --ignore-submodules"
                    + " --stat=80 --summary "
                    + range)
                .split(" ", -1));
    git.git(command.toArray(String[]::new));
    List<String> names = new ArrayList<>();
    for (String file : git.git("ls-files", "-o", "*.patch").lines().sorted().toList()) {
      if (names.size() < inSpec) {
        names.add(file);
      } else {
        git.delete(file);
      }
    }
    git.write(name + ".spec", bytes(text(names)));
    git.at(TempGit.NOW.getEpochSecond() - 86_400).commitAll(name + "-" + version + "-" + release);
  }

  private void addRemote(TempGit git, String remote) {
    String bare = git.top().resolveSibling(remote + ".git").toString();
    git.git("clone", "-q", "--bare", ".", bare);
    git.git("remote", "add", remote, bare);
    git.git("fetch", "-q", remote);
  }

  private String patchesName() {
    return patchesBranch == null ? branch + "-patches" : patchesBranch;
  }

  private String text(List<String> patchFiles) {
    return edits.apply(specText == null ? defaultSpec(patchFiles) : specText);
  }

  private String defaultSpec(List<String> patchFiles) {
    StringBuilder patches = new StringBuilder();
    for (String file : patchFiles) {
      patches.append(
          String.format("Patch%04d:        %s%n", patches.isEmpty() ? 1 : count(patches), file));
    }
    String vr = (epoch.isEmpty() ? "" : epoch + ":") + version + "-" + release;
    return "Name:             "
        + name
        + "\n"
        + (epoch.isEmpty() ? "" : "Epoch:            " + epoch + "\n")
        + "Version:          "
        + version
        + "\n"
        + "Release:          "
        + release
        + (release.contains("%") ? "" : "%{?dist}")
        + "\n"
        + "Summary:          Sample package "
        + name
        + "\n\n"
        + "License:          ASL 2.0\n"
        + "URL:              http://example.invalid/%{name}\n"
        + "Source0:          http://example.invalid/%{name}/%{name}-%{version}.tar.gz\n\n"
        + (magic.isEmpty() ? "" : "#\n" + magic + "#\n")
        + patches
        + (patches.isEmpty() ? "" : "\n")
        + "BuildArch:        noarch\n"
        + "BuildRequires:    python3-devel\n\n"
        + "Requires:         python3-requests >= 2.14.2\n\n"
        + "%description\nSample package "
        + name
        + ", for tests only.\n\n"
        + "%prep\n"
        + prep.lines(patchFiles.size())
        + "\n"
        + "%build\n%py3_build\n\n%install\n%py3_install\n\n"
        + "%files\n%doc README.rst\n%{python3_sitelib}/*\n\n"
        + "%changelog\n* Mon Apr 24 2017 Some Packager <packager@example.com> "
        + vr
        + "\n"
        + "- Update to upstream "
        + version
        + "\n\n"
        + "* Wed Mar 23 2016 Some Packager <packager@example.com> "
        + (epoch.isEmpty() ? "" : epoch + ":")
        + "1.0.0-1\n- First build\n";
  }

  private static long count(StringBuilder lines) {
    return lines.chars().filter(c -> c == '\n').count() + 1;
  }

  private Map<String, byte[]> defaultUpstream() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("README.rst", bytes(name + "\n"));
    files.put("setup.py", bytes("from setuptools import setup\n\nsetup(name=\"" + name + "\")\n"));
    files.put("requirements.txt", bytes("requests>=2.14.2\nsix\n"));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
