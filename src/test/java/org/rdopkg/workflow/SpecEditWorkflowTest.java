package org.rdopkg.workflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;
import org.rdopkg.testkit.Run;

class SpecEditWorkflowTest {
  private static final String SPEC =
      """
      %global major 1
      %global minor  2
      %global rel 7
      %global body %{expand:
        x}
      Name:       foo
      Version:    %{major}.%{minor}
      Release:    %{rel}%{?dist}
      License:    MIT
      Source0:    a.tar.gz
      Patch:      one.patch
      %patchlist
        two.patch
      %description
      """;

  private static DistgitRepo folder(String spec) {
    DistgitRepo folder = DistgitRepo.folder();
    folder.git().write("foo.spec", spec);
    return folder;
  }

  /** A run of {@code spec ...} on the spec, after which it has other lines and no other change. */
  private static Run edit(String before, String old, String changed, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "spec";
    System.arraycopy(args, 0, all, 1, args.length);
    assertThat(before).contains(old);
    DistgitRepo folder = folder(before);
    Run run = folder.run(all).exits(0).outIs("");
    assertThat(folder.git().read("foo.spec")).isEqualTo(before.replace(old, changed));
    return run;
  }

  @Test
  void aPlainTagIsChangedInItsLine() {
    edit(SPEC, "License:    MIT", "License:    Apache-2.0", "set", "license", "Apache-2.0")
        .errContains("foo.spec: license is now Apache-2.0");
    edit(SPEC, "foo\n", "%{x}-y\n", "set", "Name", "%{x}-y");
    edit(SPEC, "a.tar.gz", "b.tar.gz", "set", "Source0", "b.tar.gz");
    edit(SPEC, "one.patch", "1.patch", "set", "Patch0", "1.patch");
    edit(SPEC, "  two.patch", "  2.patch", "set", "Patch1", "2.patch");
  }

  @Test
  void aVersionMadeOfMacrosIsChangedAtTheirDefinition() {
    edit(SPEC, "minor  2", "minor  5", "set", "Version", "1.5");
    edit(SPEC, "major 1\n%global minor  2", "major 3\n%global minor  0", "set", "Version", "3.0");
  }

  @Test
  void aReleaseKeepsItsDistribution() {
    edit(SPEC, "rel 7", "rel 8", "set", "Release", "8");
    edit(SPEC, "rel 7", "rel 8", "set", "Release", "8%{?dist}");
    edit(SPEC, "rel 7", "rel 8", "set", "Release", "8", "--target", "f42");
    String plain = SPEC.replace("%{rel}%{?dist}", "7%{?dist}");
    edit(plain, "7%{?dist}", "8%{?dist}", "set", "Release", "8");
    edit(plain, "7%{?dist}", "8", "set", "Release", "8", "--raw");
  }

  @Test
  void aTagThatIsMissingIsAddedInItsPlace() {
    edit(SPEC, "foo\n", "foo\nEpoch:      1\n", "set", "epoch", "1");
    edit(SPEC, "MIT\n", "MIT\nURL:        http://x\n", "set", "URL", "http://x");
  }

  @Test
  void aMacroIsChangedAtItsDefinition() {
    edit(SPEC, "minor  2", "minor  %{major}", "macro", "minor", "%{major}");
  }

  @Test
  void whatIsSoAlreadyIsNotWritten() throws IOException {
    DistgitRepo folder = folder(SPEC);
    Path file = folder.top().resolve("foo.spec");
    Object before = Files.getAttribute(file, "unix:ino");
    folder.run("spec", "set", "Version", "1.2").exits(0).errContains("nothing to change");
    folder.run("spec", "macro", "minor", "2").exits(0).errContains("nothing to change");
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
  }

  @Test
  void lineEndsAndEncodingStay() throws IOException {
    DistgitRepo folder = DistgitRepo.folder();
    byte[] bytes = ("# \u00e9\r\n" + SPEC.replace("\n", "\r\n")).strip().getBytes(ISO_8859_1);
    folder.git().write("foo.spec", bytes);
    folder.run("spec", "set", "Epoch", "2").exits(0);
    folder.run("spec", "set", "Release", "9").exits(0);
    String after = Files.readString(folder.top().resolve("foo.spec"), ISO_8859_1);
    assertThat(after)
        .isEqualTo(
            new String(bytes, ISO_8859_1)
                .replace("foo\r\n", "foo\r\nEpoch:      2\r\n")
                .replace("rel 7", "rel 9"));
  }

  @Test
  void aNameThatIsALinkStaysOne() throws IOException {
    DistgitRepo folder = folder(SPEC);
    Path file = folder.top().resolve("foo.spec");
    Path real = folder.git().home().resolve("real.spec");
    Files.move(file, real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file, real);
    folder.run("spec", "set", "License", "BSD", "--spec", "foo.spec").exits(0);
    assertThat(file).isSymbolicLink();
    assertThat(real).content().contains("BSD");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
  }

  private static void refused(String spec, String message, String... args) {
    folder(spec).run(args).exits(1).outIs("").errContains(message).nothingChanged();
  }

  @Test
  void whatCannotBeSaidForSureIsRefused() {
    refused(SPEC, "Version cannot be set to 2", "spec", "set", "Version", "2");
    refused(
        SPEC.replace("%{rel}%{?dist}", "%autorelease"),
        "Release cannot be set to 4",
        "spec",
        "set",
        "Release",
        "4");
    refused(SPEC + "%if 1\n%global rel 9\n%endif\n", "more than once", "spec", "macro", "rel", "8");
    refused(SPEC, "over several lines", "spec", "macro", "body", "8");
    refused(SPEC, "no definition of the macro dist", "spec", "macro", "dist", "8");
    refused(SPEC, "no Source7 line", "spec", "set", "Source7", "x");
    refused(SPEC, "The spec has no Prefix line", "spec", "set", "Prefix", "x");
    refused(
        SPEC.replace("Name:       foo", "%{expand:Name: foo}"),
        "No line of foo.spec sets Name",
        "spec",
        "set",
        "Name",
        "x");
    refused(
        SPEC.replace("License:    MIT", "%if 1\nLicense: A\n%else\nLicense: B\n%endif"),
        "more than one License line",
        "spec",
        "set",
        "License",
        "x");
  }

  @Test
  void aValueIsOneLineOfText() {
    DistgitRepo folder = folder(SPEC);
    folder.run("spec", "set", "License", "a\nName: b").exits(2).nothingChanged();
    folder.run("spec", "set", "License", " ").exits(2).nothingChanged();
    folder.run("spec", "macro", "rel", "").exits(2).errContains("%{nil}").nothingChanged();
    folder.run("spec", "set", "License", "--", "-x").exits(0);
    folder.spec().tag("License").is("-x");
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnError() throws IOException {
    DistgitRepo folder = folder(SPEC);
    Files.setPosixFilePermissions(folder.top(), PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(folder.top()), "this user may write everywhere");
      folder.run("spec", "set", "License", "x").exits(1).errContains("cannot write foo.spec");
    } finally {
      Files.setPosixFilePermissions(folder.top(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
