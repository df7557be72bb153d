package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.rdopkg.testkit.Distgit.distgit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;

class SpecWorkflowTest {
  private static final String SPEC =
      """
      %global minor 2
      Name:     foo
      Epoch:    1
      Version:  1.%{minor}
      Release:  3%{?dist}
      Source0:  https://example.invalid/%{name}-%{version}.tar.gz
      Patch1:   %{name}-fix.patch
      %if 0%{?fedora}
      Patch2:   fedora.patch
      %endif
      Requires: bar >= %{version}, baz
      %package devel
      Requires(post): %{name} = %{version}
      %prep
      %autosetup -p1
      %changelog
      * Mon Nov 23 2026 A <a@example.com> - 1:1.2-3
      - 100%% right
      - and
        wrapped
      """;

  private static DistgitRepo folder(String spec) {
    DistgitRepo folder = DistgitRepo.folder();
    folder.git().write("foo.spec", spec);
    return folder;
  }

  private static List<JsonObject> objects(Run run) {
    return run.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }

  private static JsonObject json(DistgitRepo folder, String... options) {
    List<String> args = new ArrayList<>(List.of("spec", "--json"));
    args.addAll(List.of(options));
    List<JsonObject> objects = objects(folder.run(args.toArray(String[]::new)));
    assertThat(objects).hasSize(1);
    return objects.get(0);
  }

  private static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    assertThat(value).as(key).isNotNull();
    return value.isJsonNull() ? null : value.getAsString();
  }

  @Test
  void aBlockOfLinesForPeople() {
    folder(SPEC)
        .run("spec")
        .exits(0)
        .errIsEmpty()
        .outIs(
            """
            foo.spec
              Name:         foo
              Epoch:        1
              Version:      1.2
              Release:      3
              NVR:          foo-1.2-3
              Source0:      https://example.invalid/foo-1.2.tar.gz
              Patch1:       foo-fix.patch
              Patch2:       fedora.patch  (not active: %if 0%{?fedora})
              Requires:     bar >= 1.2
              Requires:     baz
              Requires:     foo = 1.2  (post)  of foo-devel
              Changelog:    * Mon Nov 23 2026 A <a@example.com> - 1:1.2-3
                            - 100% right
                            - and wrapped
              Patches by:   autosetup
            """)
        .nothingChanged();
  }

  @Test
  void oneObjectALineForMachines() {
    folder(SPEC)
        .run("spec", "--json", "foo.spec")
        .exits(0)
        .errIsEmpty()
        .outIs(
            """
            {"file":"foo.spec","name":"foo","epoch":1,"version":"1.2","release":"3",\
            "nvr":"foo-1.2-3",\
            "sources":[{"number":0,\
            "written":"https://example.invalid/%{name}-%{version}.tar.gz",\
            "expanded":"https://example.invalid/foo-1.2.tar.gz",\
            "line":6,"condition":null,"active":true}],\
            "patches":[{"number":1,"written":"%{name}-fix.patch","expanded":"foo-fix.patch",\
            "line":7,"condition":null,"active":true},\
            {"number":2,"written":"fedora.patch","expanded":"fedora.patch",\
            "line":9,"condition":"%if 0%{?fedora}","active":false}],\
            "requires":[{"subpackage":null,"name":"bar","operator":">=","version":"1.2",\
            "qualifier":null,"line":11},\
            {"subpackage":null,"name":"baz","operator":null,"version":null,\
            "qualifier":null,"line":11},\
            {"subpackage":"foo-devel","name":"foo","operator":"=","version":"1.2",\
            "qualifier":"post","line":13}],\
            "changelog":{"header":"* Mon Nov 23 2026 A <a@example.com> - 1:1.2-3",\
            "items":["100% right","and wrapped"]},\
            "applyMethod":"autosetup","unknown":[],"error":null}
            """);
  }

  @Test
  void thousandsOfFilesComeInTheirOrder() {
    DistgitRepo folder = DistgitRepo.folder();
    StringBuilder names = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      folder.git().write(i + ".spec", SPEC.replace("Name:     foo", "Name: p" + i));
    }
    for (int i = 0; i < 2000; i++) {
      names.append(i * 7 % 300).append(".spec\n");
      expected.add("p" + i * 7 % 300);
    }
    Run run =
        folder.run(folder.git().environment(), names.toString(), "spec", "--json", "-").exits(0);
    assertThat(objects(run).stream().map(o -> text(o, "name")).toList()).isEqualTo(expected);
  }

  @Test
  void namesOnStandardInputMayStandBesideOthers() {
    DistgitRepo folder = folder(SPEC);
    folder.git().write("b.spec", SPEC).write("c.spec", SPEC);
    Run run =
        folder.run(
            folder.git().environment(),
            "b.spec\n\nfoo.spec",
            "spec",
            "--json",
            "c.spec",
            "-",
            "c.spec");
    assertThat(objects(run.exits(0)).stream().map(o -> text(o, "file")).toList())
        .containsExactly("c.spec", "b.spec", "foo.spec", "c.spec");
  }

  @Test
  void aFileThatCannotBeReadDoesNotEndTheRun() {
    DistgitRepo folder = folder(SPEC);
    folder.git().write("sub/x", "");
    Run run = folder.run("spec", "--json", "nope.spec", "sub", "foo.spec", "nul\0.spec").exits(1);
    List<JsonObject> objects = objects(run);
    assertThat(objects.stream().map(o -> text(o, "error")).toList())
        .satisfiesExactly(
            e -> assertThat(e).startsWith("cannot read nope.spec").contains("no such file"),
            e -> assertThat(e).isEqualTo("cannot read sub: it is a folder"),
            e -> assertThat(e).isNull(),
            e -> assertThat(e).startsWith("cannot read nul"));
    assertThat(objects).allSatisfy(o -> assertThat(o.keySet()).hasSize(13));
    folder.run("spec", "nope.spec", "foo.spec").exits(1).outContains("NVR:").errContains("error:");
  }

  @Test
  void filesThatAreNoSpecsAreErrors() throws IOException {
    DistgitRepo folder = DistgitRepo.folder();
    byte[] junk = new byte[20_000];
    for (int i = 0; i < junk.length; i++) {
      junk[i] = (byte) (i * 31 + i / 7);
    }
    folder.git().write("empty.spec", "").write("junk.spec", junk).write("nul.spec", new byte[5000]);
    Path huge = folder.git().home().resolve("huge.spec");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    Path lines = folder.git().home().resolve("lines.spec");
    Files.write(lines, "\n".repeat(3_000_000).getBytes(StandardCharsets.UTF_8));
    Run run =
        folder.run(
            "spec",
            "--json",
            "empty.spec",
            "junk.spec",
            "nul.spec",
            huge.toString(),
            lines.toString());
    assertThat(objects(run.exits(1)).stream().map(o -> text(o, "error")).toList())
        .satisfiesExactly(
            e -> assertThat(e).startsWith("empty.spec has no Name, no Version, no Release"),
            e -> assertThat(e).startsWith("junk.spec has no Name"),
            e -> assertThat(e).startsWith("nul.spec has no Name"),
            e -> assertThat(e).contains("so it is no spec"),
            e -> assertThat(e).contains("so it is no spec"));
  }

  @Test
  void anUnreadableFileIsAnError() throws IOException {
    DistgitRepo folder = folder(SPEC);
    Path file = folder.top().resolve("foo.spec");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertThat(text(json(folder, "foo.spec"), "error")).contains("permission denied");
  }

  @Test
  void nulBytesInASpecAreText() {
    JsonObject object = json(folder(SPEC.replace("# end", "") + "- a\0b\n"), "foo.spec");
    assertThat(text(object, "nvr")).isEqualTo("foo-1.2-3");
    assertThat(text(object, "error")).isNull();
  }

  @Test
  void whatOnlyARunCouldTellIsUnknownAndNothingIsRun() {
    DistgitRepo folder =
        folder(SPEC.replace("1.%{minor}", "1.%(touch ran; date)").replace("baz", "baz%{nowhere}"));
    Run run = folder.run("spec", "--json").exits(0).nothingChanged();
    JsonObject object = objects(run).get(0);
    assertThat(text(object, "version")).isEqualTo("1.%(touch ran; date)");
    JsonArray unknown = object.getAsJsonArray("unknown");
    assertThat(unknown).hasSize(2);
    JsonObject shell = unknown.get(0).getAsJsonObject();
    assertThat(text(shell, "what")).isEqualTo("%(touch ran; date)");
    assertThat(shell.get("line").getAsInt()).isEqualTo(4);
    assertThat(text(shell, "why")).contains("shell");
    assertThat(shell.getAsJsonArray("affects").toString())
        .isEqualTo("[\"version\",\"source 0\",\"requires\"]");
    assertThat(text(unknown.get(1).getAsJsonObject(), "what")).isEqualTo("%{nowhere}");
    folder.run("spec").outContains("Unknown:", "line 4: %(touch ran; date):");
  }

  @Test
  void whereAnUnknownMayHaveTheNameItsAbsenceIsNoError() {
    JsonObject object = json(folder(SPEC.replace("Name:     foo", "%makes_tags")));
    assertThat(text(object, "name")).isNull();
    assertThat(text(object, "nvr")).isNull();
    assertThat(text(object, "error")).isNull();
    assertThat(object.getAsJsonArray("unknown").toString()).contains("%makes_tags", "\"line\":2");
  }

  @Test
  void definitionsOfTheUserCountBeforeTheSpec() {
    DistgitRepo folder = folder(SPEC);
    JsonObject defined =
        json(folder, "--define", "dist .x", "--define", "fedora 9", "--undefine", "fedora");
    assertThat(text(defined, "release")).isEqualTo("3.x");
    assertThat(defined.getAsJsonArray("patches").get(1).getAsJsonObject().get("active"))
        .hasToString("false");
    assertThat(text(json(folder, "--define", "dist   .y"), "nvr")).isEqualTo("foo-1.2-3.y");
  }

  @Test
  void theTargetOfTheCommandLineComesBeforeTheConfiguredOneAndThatBeforeTheBranch() {
    DistgitRepo repo = distgit("foo-bar").branch("f42").create();
    assertThat(text(json(repo), "release")).isEqualTo("2.fc42");
    assertThat(text(json(repo, "--target", "azl3"), "release")).isEqualTo("2.azl3");
    assertThat(text(json(repo, "--target", "rpm"), "release")).isEqualTo("2");
    repo.git().git("config", "rdopkg.target", "azl3");
    assertThat(text(json(repo), "release")).isEqualTo("2.azl3");
    assertThat(text(json(repo, "--target", "f42"), "release")).isEqualTo("2.fc42");
  }

  @Test
  void theBranchCountsForSpecsOfItsCheckoutOnly() {
    DistgitRepo repo = distgit("foo-bar").branch("f42").create();
    Path elsewhere = folder(SPEC).top().resolve("foo.spec");
    assertThat(text(json(repo, elsewhere.toString()), "release")).isEqualTo("3");
    repo.git().git("checkout", "-q", "-b", "feature");
    assertThat(text(json(repo), "release")).isEqualTo("2");
  }

  @Test
  void theUsersConfigurationCountsOutsideOfGit() throws IOException {
    DistgitRepo folder = folder(SPEC);
    Path config = folder.git().home().resolve(".gitconfig");
    Files.writeString(config, "[rdopkg]\n\ttarget = f42\n");
    assertThat(text(json(folder), "release")).isEqualTo("3.fc42");
    Files.writeString(config, "[rdopkg]\n\ttarget = beos\n");
    folder
        .run("spec")
        .exits(2)
        .errContains("Invalid value of target in git config rdopkg.target: beos", "f42");
    Files.writeString(config, "[rdopkg]\n\tmacros = magic\n");
    folder
        .run("spec")
        .exits(2)
        .errContains("Invalid value of macros in git config rdopkg.macros: magic");
  }

  @Test
  void onlyFilesBelowTheSpecsFolderAreIncluded() throws IOException {
    DistgitRepo folder =
        folder(
            SPEC
                + "%package a\n%include more.inc\n%include ../home/secret\n%include link\n"
                + "%include "
                + "/etc/hostname\n");
    folder.git().write("more.inc", "Requires: included\n");
    Path secret = folder.git().home().resolve("secret");
    Files.writeString(secret, "Requires: secret\n");
    Files.createSymbolicLink(folder.top().resolve("link"), secret);
    JsonObject object = json(folder);
    assertThat(object.get("requires").toString()).contains("included").doesNotContain("secret");
    assertThat(object.get("unknown").toString())
        .contains("%include ../home/secret", "%include link", "%include /etc/hostname");
  }

  @Test
  void controlCharactersReachNoTerminal() {
    DistgitRepo folder =
        folder(SPEC.replace("fedora.patch", "a\u001b[31mb\u009b31mc\u007f\u202e.patch"));
    folder
        .run("spec", "--target", "f42")
        .outContains("a\\x1b[31mb\\x9b31mc\\x7f\\u202e.patch")
        .output(text -> assertThat(text).doesNotContain("\u001b", "\u009b"));
    Run json = folder.run("spec", "--json");
    json.outContains("\\u001b[31mb\\u009b31mc\\u007f")
        .output(text -> assertThat(text).doesNotContain("\u001b", "\u009b", "\u007f"));
    assertThat(objects(json).get(0).get("patches").toString()).contains("\u009b31mc");
  }

  @Test
  void wrongUsageIsSaid() {
    DistgitRepo folder = folder(SPEC);
    folder.run("spec", "--target", "beos").exits(2).errContains("no macro profile", "f42");
    folder.run("spec", "--macros", "magic").exits(2).errContains("engine, rpm");
    folder.run("spec", "--define", "1x y").exits(2).errContains("not a macro definition: 1x y");
    folder.run("spec", "--raw").exits(2).errContains("--raw goes with");
    folder.run("spec", "--spec", "foo.spec").exits(2).errContains("--spec goes with");
    folder.run("spec", "get").exits(2).errContains("spec get TAG");
    folder.run("spec", "set", "Version").exits(2).errContains("spec set TAG VALUE");
    folder.run("spec", "get", "Version", "--json").exits(2).errContains("--json goes with");
    DistgitRepo.folder().run("spec").exits(1).errContains("No .spec file found");
    folder.git().write("b.spec", SPEC);
    folder.run("spec").exits(1).errContains("Multiple .spec files found: b.spec, foo.spec");
  }

  @Test
  void helpShowsTheFormsAndExamples() {
    DistgitRepo.folder()
        .run("help", "spec")
        .exits(0)
        .outContains(
            "rdopkg spec [OPTIONS] [FILE...|-]",
            "rdopkg spec set TAG VALUE",
            "%{?dist}",
            "--target",
            "rdopkg spec macro commit 3f2a91c");
  }
}
