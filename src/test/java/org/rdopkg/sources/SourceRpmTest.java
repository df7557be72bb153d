package org.rdopkg.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ReadListener;
import org.rdopkg.testkit.Srpm;
import org.rdopkg.testkit.Tools;

/** Source packages as rpmbuild makes them, and as nobody should. */
class SourceRpmTest {
  @TempDir Path folder;

  private static Map<String, String> read(Path file) {
    Map<String, String> contents = new TreeMap<>();
    try (SourceRpm rpm = SourceRpm.open(file, ReadListener.NONE)) {
      rpm.extract(
          (f, in) ->
              contents.put(f.name(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)));
    }
    return contents;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w9.gzdio",
        "w2.xzdio",
        "w3.zstdio",
        "w19.zstdio",
        "w9.bzdio",
        "w6.lzdio",
        "w.ufdio"
      })
  void readsWhatRpmbuildMade(String payload) {
    Srpm srpm = new Srpm(folder).payload(payload).file("ü b.txt", Srpm.noise(70_001));
    srpm.file("empty", new byte[0]);
    Path file = srpm.build();
    Map<String, String> contents = read(file);
    Map<String, String> wanted = new TreeMap<>();
    srpm.files()
        .forEach((name, bytes) -> wanted.put(name, new String(bytes, StandardCharsets.ISO_8859_1)));
    wanted.put(
        "foo.spec",
        new String(srpm.spec().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    assertThat(contents).isEqualTo(wanted);
    try (SourceRpm rpm = SourceRpm.open(file, ReadListener.NONE)) {
      SourceRpmInfo info = rpm.info();
      assertThat(info.nvr()).isEqualTo("foo-1.2-3");
      assertThat(info.spec()).isEqualTo("foo.spec");
      assertThat(info.patches()).containsExactly("fix.patch");
      assertThat(info.buildTime()).isEqualTo(1795413600L);
      assertThat(info.signed()).isFalse();
      assertThat(info.changelog().orElseThrow().author())
          .isEqualTo("Paula Packager <paula@example.com> - 1.2-3");
      assertThat(info.changelog().orElseThrow().text()).isEqualTo("- Fix the build");
    }
  }

  private static void spec(Path sources, String rest) throws IOException {
    String tags = "Name: foo\nVersion: 1.2\nRelease: 3\nSummary: s\nLicense: l\n";
    Files.writeString(sources.resolve("foo.spec"), tags + rest);
  }

  @Test
  void readsFilesOfSeveralNames() throws IOException {
    Tools.need("rpmbuild");
    Path sources = Files.createDirectory(folder.resolve("s"));
    Files.write(sources.resolve("a"), Srpm.noise(5_000));
    Files.createLink(sources.resolve("b"), sources.resolve("a"));
    spec(sources, "Source0: a\nSource1: b\n%description\nd\n");
    Map<String, String> contents = read(new Srpm(folder).build(sources));
    assertThat(contents.get("a")).hasSize(5_000).isEqualTo(contents.get("b"));
  }

  /** rpm writes payloads of the other form when a file has over 4 GiB. */
  @Test
  @Tag("exhaustive")
  void readsHugeFiles() throws IOException {
    Tools.need("rpmbuild");
    Path sources = Files.createDirectory(folder.resolve("s"));
    Tools.shell(sources, "truncate -s 4300M huge.tar; echo hi > small");
    spec(sources, "Source0: huge.tar\nSource1: small\n%description\nd\n");
    Path file = new Srpm(folder).payload("w1.zstdio").build(sources);
    Map<String, Long> sizes = new TreeMap<>();
    try (SourceRpm rpm = SourceRpm.open(file, ReadListener.NONE)) {
      rpm.extract(
          (f, in) -> sizes.put(f.name(), in.transferTo(java.io.OutputStream.nullOutputStream())));
    }
    assertThat(sizes).containsEntry("huge.tar", 4300L << 20).containsEntry("small", 3L);
  }

  @Test
  void everyCutIsNoticed() throws IOException {
    for (String payload : new String[] {"w9.gzdio", "w3.zstdio", "w.ufdio"}) {
      byte[] whole = Files.readAllBytes(new Srpm(folder).payload(payload).build());
      for (int i = 0; i < 40; i++) {
        int length = i < 8 ? whole.length - 1 - i : whole.length * (i - 8) / 32;
        refused(Arrays.copyOf(whole, length), "");
      }
    }
  }

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    damage(60);
  }

  @Test
  @Tag("exhaustive")
  void everyChangedByteIsNoticedEverywhere() throws IOException {
    damage(3_000);
  }

  private void damage(int times) throws IOException {
    Random random = new Random(4);
    for (String payload : new String[] {"w9.gzdio", "w2.xzdio", "w3.zstdio", "w9.bzdio"}) {
      byte[] whole = Files.readAllBytes(new Srpm(folder).payload(payload).build());
      int header = header(whole);
      for (int i = 0; i < times; i++) {
        byte[] broken = whole.clone();
        int at = header + random.nextInt(whole.length - header);
        broken[at] ^= (byte) (1 << random.nextInt(8));
        refused(broken, "");
      }
      for (int i = 0; i < times; i++) {
        byte[] broken = whole.clone(); // what no checksum covers: the signature's own header
        broken[96 + random.nextInt(header - 96)] ^= (byte) (1 << random.nextInt(8));
        try {
          read(Files.write(folder.resolve("b.src.rpm"), broken));
        } catch (RdopkgException e) {
          assertThat(e.what()).isNotEmpty();
        }
      }
    }
  }

  /** Where the main header begins. */
  private static int header(byte[] rpm) {
    var bytes = java.nio.ByteBuffer.wrap(rpm);
    int length = 16 + bytes.getInt(96 + 8) * 16 + bytes.getInt(96 + 12);
    return 96 + length + (8 - length % 8) % 8;
  }

  @Test
  void whatIsNoSourcePackageIsRefused() throws IOException {
    refused("hello".getBytes(StandardCharsets.UTF_8), "does not begin as one");
    refused(new byte[0], "does not begin as one");
    Path sources = Files.createDirectory(folder.resolve("s"));
    spec(sources, "BuildArch: noarch\n%description\nd\n%files\n");
    Tools.need("rpmbuild");
    Tools.run(
        sources,
        Map.of("HOME", folder.toString()),
        "rpmbuild",
        "-bb",
        "--define",
        "_topdir " + sources,
        "--define",
        "_rpmdir " + sources,
        "foo.spec");
    refused(
        Files.readAllBytes(sources.resolve("noarch/foo-1.2-3.noarch.rpm")),
        "it is a binary one, built from foo-1.2-3.src.rpm");
  }

  // ------------------------------------------------------------------------ made by hand

  @Test
  void theHandMadePackageIsFineByItself() throws IOException {
    byte[] rpm = new RpmBytes().file("foo.spec", "x").file("a", "content").build();
    assertThat(read(Files.write(folder.resolve("x.src.rpm"), rpm)))
        .containsOnly(Map.entry("foo.spec", "x"), Map.entry("a", "content"));
    byte[] stripped = new RpmBytes().stripped().file("foo.spec", "xyz").file("a", "c").build();
    assertThat(read(Files.write(folder.resolve("x.src.rpm"), stripped)))
        .containsOnly(Map.entry("foo.spec", "xyz"), Map.entry("a", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", "a/b", "..", ".", ".git", ".GIT", "a\nb"})
  void hostileNamesAreRefused(String name) {
    refused(new RpmBytes().file("foo.spec", "x").file(name, "y").build(), "no plain file name");
    refused(new RpmBytes().file("foo.spec", "x").file("a", "y").inPayload("a", name).build(), "");
  }

  @ParameterizedTest
  @CsvSource({"0120777", "0040755", "0020644", "0010644"})
  void onlyRegularFilesAreTaken(String mode) {
    int bits = Integer.parseInt(mode, 8);
    refused(
        new RpmBytes().file("foo.spec", "x").file("a", "y").headerMode("a", bits).build(),
        "no regular file");
    refused(
        new RpmBytes().file("foo.spec", "x").file("a", "y").payloadMode("a", bits).build(),
        "no regular file");
  }

  @Test
  void headerAndPayloadMustAgree() {
    refused(
        new RpmBytes().file("foo.spec", "x").file("a", "y").inPayload("a", "b").build(),
        "does not name the file b");
    refused(
        new RpmBytes().file("foo.spec", "x").file("a", "y").inPayload("a", "foo.spec").build(),
        "twice");
    refused(
        new RpmBytes().file("foo.spec", "x").file("a", "y").without("a").build(),
        "files that its header names are not in it");
    refused(
        new RpmBytes().file("foo.spec", "x").file("a", "y").digest("a", "0".repeat(64)).build(),
        "the checksum of a");
    refused(new RpmBytes().file("a", "y").build(), "it has no spec");
    refused(new RpmBytes().file("a.spec", "y").file("b.spec", "").build(), "several specs");
    refused(new RpmBytes().file("a.spec", "y").file("a.spec", "z").build(), "twice");
    refused(new RpmBytes().name("../evil").file("a.spec", "y").build(), "not usable");
  }

  private void refused(byte[] rpm, String reason) {
    assertThatThrownBy(() -> read(Files.write(folder.resolve("b.src.rpm"), rpm)))
        .isInstanceOfSatisfying(
            RdopkgException.class,
            e -> assertThat(e.what() + " " + e.why().orElse("")).contains(reason));
  }
}
