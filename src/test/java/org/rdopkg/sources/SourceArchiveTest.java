package org.rdopkg.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.ReadListener;
import org.rdopkg.sources.ArchiveEntry.Kind;
import org.rdopkg.testkit.Tools;

/** Archives made by the installed programs, and archives that no program would make. */
class SourceArchiveTest {
  private static final ArchiveLimits LIMITS = ArchiveLimits.DEFAULT;

  @TempDir Path folder;

  // ------------------------------------------------------------------ against the real programs

  @ParameterizedTest
  @CsvSource({
    "gnu, cat, .tar",
    "pax, cat, .tar",
    "gnu, gzip -9, .tar.gz",
    "pax, xz -9, .tar.xz",
    "gnu, zstd -q -19, .tar.zst",
    "pax, bzip2, .tar.bz2",
    "gnu, lzma, .tar.lzma",
    "gnu, gzip, .crate"
  })
  void readsWhatTarWrote(String format, String program, String ending) throws IOException {
    Tools.need("tar", program.split(" ", -1)[0]);
    SortedMap<String, String> wanted = tree(new Random(format.hashCode() + ending.hashCode()));
    Path file = folder.resolve("foo-1.0" + ending);
    Tools.shell(folder, "tar --format=" + format + " -cf - foo-1.0 | " + program + " > " + file);
    assertThat(listed(SourceTree.read(file, LIMITS, ReadListener.NONE))).isEqualTo(wanted);
    assertThat(listed(stream(file))).as("as a stream").isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v7", "ustar"})
  void readsOldForms(String format) throws IOException {
    Tools.need("tar");
    Files.createDirectories(folder.resolve("foo/sub"));
    Files.writeString(folder.resolve("foo/sub/a"), "one");
    Files.createSymbolicLink(folder.resolve("foo/l"), Path.of("sub/a"));
    String deep = "foo/" + "d".repeat(90) + "/" + "e".repeat(40);
    if (format.equals("ustar")) {
      Files.createDirectories(folder.resolve(deep).getParent());
      Files.writeString(folder.resolve(deep), "two");
    }
    Tools.shell(folder, "tar --format=" + format + " -cf x.tar ./foo");
    SourceTree tree = SourceTree.read(folder.resolve("x.tar"), LIMITS, ReadListener.NONE);
    assertThat(text(tree, "foo/sub/a")).isEqualTo("one");
    assertThat(tree.files().get(ArchivePath.of("foo/l")).kind()).isEqualTo(Kind.SYMLINK);
    if (format.equals("ustar")) {
      assertThat(text(tree, deep)).isEqualTo("two");
    }
  }

  @Test
  void readsWhatZipWrote() throws IOException {
    Tools.need("zip");
    SortedMap<String, String> wanted = tree(new Random(7));
    Tools.shell(folder, "zip -qry foo.zip foo-1.0");
    Path file = folder.resolve("foo.zip");
    assertThat(listed(SourceTree.read(file, LIMITS, ReadListener.NONE))).isEqualTo(wanted);
    assertThat(listed(stream(file))).as("as a stream").isEqualTo(wanted);
  }

  @Test
  void readsWhatGitArchiveWrote() throws IOException {
    Tools.need("tar");
    tree(new Random(3));
    Tools.shell(
        folder,
        "cd foo-1.0 && git init -q . && git add -A && git -c user.name=a -c user.email=b@c"
            + " commit -qm x && git archive --format=tar.gz --prefix=p/ HEAD > ../g.tar.gz"
            + " && git archive --format=zip --prefix=p/ HEAD > ../g.zip");
    SourceTree tar = SourceTree.read(folder.resolve("g.tar.gz"), LIMITS, ReadListener.NONE);
    String names = Tools.text(folder, "tar tzf g.tar.gz --quoting-style=literal | grep -cv '/$'");
    assertThat(tar.files()).hasSize(Integer.parseInt(names.strip()));
    SourceTree zip = SourceTree.read(folder.resolve("g.zip"), LIMITS, ReadListener.NONE);
    assertThat(zip.files().keySet()).isEqualTo(tar.files().keySet());
    zip.files()
        .forEach(
            (path, item) -> {
              SourceTree.Item other = tar.files().get(path);
              assertThat(item.kind()).isEqualTo(other.kind());
              assertThat(item.mode() & 0100).isEqualTo(other.mode() & 0100);
              assertThat(item.content()).isEqualTo(other.content());
            });
  }

  @Test
  void namesAreBytes() throws IOException {
    Tools.need("tar", "zip");
    Tools.shell(
        folder,
        "mkdir d; printf a > d/$'latin-\\xe9'; printf b > d/$'utf8-\\xc3\\xa9';"
            + " printf c > d/$'new\\nline'; printf d > d/$(printf 'x%.0s' {1..200})$'\\xe9';"
            + " for f in gnu pax; do tar --format=$f -cf $f.tar d; done; zip -qr z.zip d");
    for (String name : List.of("gnu.tar", "pax.tar", "z.zip")) {
      SourceTree tree = SourceTree.read(folder.resolve(name), LIMITS, ReadListener.NONE);
      assertThat(tree.files().keySet().stream().map(p -> HexFormat.of().formatHex(p.bytes())))
          .as(name)
          .contains("642f6c6174696e2de9", "642f757466382dc3a9", "642f6e65770a6c696e65")
          .anyMatch(hex -> hex.endsWith("7878e9"));
    }
  }

  @Test
  void hardLinksShareTheContent() throws IOException {
    Tools.need("tar");
    Tools.shell(folder, "mkdir d; echo x > d/a; chmod 755 d/a; ln d/a d/b; tar -cf h.tar d/a d/b");
    SourceTree tree = SourceTree.read(folder.resolve("h.tar"), LIMITS, ReadListener.NONE);
    assertThat(text(tree, "d/b")).isEqualTo("x\n");
    assertThat(tree.files().get(ArchivePath.of("d/b")).mode()).isEqualTo(0755);
    List<Kind> kinds = new ArrayList<>();
    SourceArchive.read(
        folder.resolve("h.tar"), LIMITS, (e, c) -> kinds.add(e.kind()), ReadListener.NONE);
    assertThat(kinds).containsExactly(Kind.FILE, Kind.HARD_LINK);
  }

  @Test
  void emptyFoldersStay() throws IOException {
    Tools.need("tar");
    Tools.shell(folder, "mkdir -p d/e d/full d/full-too; touch d/full/x; tar -cf e.tar d");
    SourceTree tree = SourceTree.read(folder.resolve("e.tar"), LIMITS, ReadListener.NONE);
    assertThat(tree.files().keySet().stream().map(ArchivePath::toString))
        .containsExactly("d/e", "d/full-too", "d/full/x");
  }

  @Test
  void readsGems() throws IOException {
    Tools.need("tar");
    Tools.shell(
        folder,
        "mkdir -p data/lib; echo 'puts 1' > data/lib/a.rb; tar -C data -czf data.tar.gz lib;"
            + " echo x | gzip > metadata.gz; tar -cf foo-1.2.gem metadata.gz data.tar.gz");
    SourceTree tree = SourceTree.read(folder.resolve("foo-1.2.gem"), LIMITS, ReadListener.NONE);
    assertThat(tree.files().keySet().stream().map(ArchivePath::toString))
        .containsExactly("foo-1.2/lib/a.rb");
    Tools.shell(folder, "tar -cf bad-1.gem metadata.gz");
    refused("bad-1.gem", "gem without data.tar.gz");
  }

  @Test
  void readsSingleCompressedFiles() throws IOException {
    Tools.need("xz", "gzip");
    Files.writeString(folder.resolve("notes.txt"), "hello\n");
    Tools.shell(folder, "xz -k notes.txt; gzip -k notes.txt");
    for (String name : List.of("notes.txt.xz", "notes.txt.gz")) {
      SourceTree tree = SourceTree.read(folder.resolve(name), LIMITS, ReadListener.NONE);
      assertThat(text(tree, "notes.txt")).isEqualTo("hello\n");
    }
  }

  @Test
  void readsFilesOfSeveralMembers() throws IOException {
    byte[] all = new byte[300_000];
    new Random(1).nextBytes(all);
    Files.write(folder.resolve("a"), Arrays.copyOf(all, 200_000));
    Files.write(folder.resolve("b"), Arrays.copyOfRange(all, 200_000, all.length));
    for (String program : List.of("gzip", "bzip2", "xz", "zstd -q")) {
      Tools.need(program.split(" ", -1)[0]);
      byte[] packed = Tools.shell(folder, program + " -c < a; " + program + " -c < b");
      assertThat(CompressedText.plain(program, packed, 1 << 20)).as(program).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "bzip2", "xz", "zstd -q", "zstd -q -19", "lzma"})
  void unpacksTextsOfAllKinds(String program) throws IOException {
    Tools.need(program.split(" ", -1)[0]);
    Random random = new Random(program.hashCode());
    for (int size : new int[] {0, 1, 100, 70_000, 2_000_000}) {
      byte[] plain = new byte[size];
      for (int i = 0; i < size; i++) {
        plain[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 'a' + i / 999 % 20);
      }
      Files.write(folder.resolve("p"), plain);
      byte[] packed = Tools.shell(folder, program + " -c < p");
      assertThat(CompressedText.isCompressed(packed)).isTrue();
      assertThat(CompressedText.plain("p", packed, 2_000_000)).isEqualTo(plain);
      if (size > 1) {
        assertThatThrownBy(() -> CompressedText.plain("p", packed, size - 1))
            .hasMessageContaining("too big");
        for (int cut = 14; cut < packed.length; cut += 1 + packed.length / 5) {
          byte[] half = Arrays.copyOf(packed, cut);
          assertThatThrownBy(() -> CompressedText.plain("p", half, 2_000_000))
              .isInstanceOf(RdopkgException.class);
        }
      }
    }
  }

  @Test
  void plainTextStaysAsItIs() {
    byte[] patch = "--- a\n+++ b\n".getBytes(StandardCharsets.UTF_8);
    assertThat(CompressedText.plain("p", patch, 1)).isSameAs(patch);
  }

  // -------------------------------------------------------------------------- broken and hostile

  @Test
  void everyCutOfAnArchiveIsNoticed() throws IOException {
    tree(new Random(5));
    Tools.need("tar", "xz", "zstd", "bzip2");
    for (String pipe : List.of("gzip", "xz", "bzip2", "zstd -q")) {
      byte[] whole = Tools.shell(folder, "tar -cf - foo-1.0 | " + pipe);
      for (int i = 1; i < 8; i++) {
        byte[] cut = Arrays.copyOf(whole, whole.length * i / 8);
        assertThatThrownBy(() -> SourceArchive.read("c.tar.x", cut, LIMITS, (e, c) -> {}))
            .as(pipe + " " + i)
            .isInstanceOf(RdopkgException.class);
      }
    }
  }

  /** GNU tar is the oracle for what is an error; what it accepts in silence, we tell. */
  @Test
  void everyCutOfAPlainTarIsAnErrorOrTold() throws IOException {
    Tools.need("tar");
    Tools.shell(folder, "mkdir d; echo x > d/a; head -c 700 /dev/zero > d/b; echo y > d/c");
    byte[] whole = Tools.shell(folder, "tar -cf - d");
    int told = 0;
    for (int length = 512; length <= whole.length; length += 512) {
      Path cut = Files.write(folder.resolve("c.tar"), Arrays.copyOf(whole, length));
      String exit = Tools.text(folder, "tar tf c.tar > names 2> /dev/null && echo 0 || echo 1");
      if (exit.startsWith("1")) {
        assertThatThrownBy(() -> SourceTree.read(cut, LIMITS, ReadListener.NONE))
            .isInstanceOf(RdopkgException.class);
        continue;
      }
      SourceTree tree = SourceTree.read(cut, LIMITS, ReadListener.NONE);
      boolean all = tree.files().size() == 3;
      assertThat(all || !tree.marked()).as("cut at " + length).isTrue();
      told += tree.marked() ? 0 : 1;
    }
    assertThat(told).isGreaterThanOrEqualTo(3);
    assertThat(
            SourceTree.read(Files.write(folder.resolve("w.tar"), whole), LIMITS, ReadListener.NONE)
                .marked())
        .isTrue();
  }

  @Test
  void noDamageLeadsToAnythingButAnErrorOfOurs() throws IOException {
    damage(25);
  }

  @Test
  @Tag("exhaustive")
  void noDamageAtAll() throws IOException {
    damage(2_000);
  }

  private void damage(int times) throws IOException {
    Files.createDirectories(folder.resolve("foo-1.0"));
    byte[] noise = new byte[20_000];
    new Random(6).nextBytes(noise);
    for (int i = 0; i < 6; i++) {
      Arrays.fill(noise, i * 2_000, i * 2_500, (byte) 'a');
      Files.write(folder.resolve("foo-1.0/f" + i), noise);
    }
    Tools.need("tar", "xz", "zstd", "zip", "bzip2");
    List<String> pipes =
        List.of(
            "tar -cf - foo-1.0",
            "tar --format=pax -cf - foo-1.0 | gzip",
            "tar -cf - foo-1.0 | xz",
            "tar -cf - foo-1.0 | bzip2",
            "tar -cf - foo-1.0 | zstd -q",
            "zip -qr - foo-1.0");
    Random random = new Random(60);
    ArchiveLimits small = LIMITS.withTotalBytes(64 << 20).withEntryBytes(16 << 20);
    for (String pipe : pipes) {
      byte[] whole = Tools.shell(folder, pipe);
      for (int i = 0; i < times; i++) {
        byte[] broken = whole.clone();
        for (int j = 0; j < 1 + i % 4; j++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        try {
          SourceArchive.read("b", broken, small, (e, c) -> c.bytes());
        } catch (RdopkgException e) {
          assertThat(e.what()).contains("b");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "a/..", ".."})
  void namesThatLeaveTheArchiveAreRefused(String name) {
    refused(new TarBytes().file(name, "x").end(), name);
    refused(new TarBytes().folder(name).end(), name);
    refused(new TarBytes().entry("x", 'x', "", pax("path", name)).file("ok", "").end(), name);
    refused(new TarBytes().entry("L", 'L', "", name + "\0").file("ok", "").end(), name);
  }

  @Test
  void zipNamesThatLeaveTheArchiveAreRefused() throws IOException {
    for (String name : List.of("../x", "/x")) {
      var out = new java.io.ByteArrayOutputStream();
      try (var zip = new java.util.zip.ZipOutputStream(out)) {
        zip.putNextEntry(new java.util.zip.ZipEntry(name));
        zip.write('x');
      }
      refused(out.toByteArray(), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc", "../../x", "..//../x", "a/../../../x"})
  void linksThatLeadOutsideAreRefused(String target) {
    byte[] archive = new TarBytes().symlink("d/l", target).end();
    refused(archive, "leads out");
    List<String> seen = new ArrayList<>();
    SourceArchive.read(
        "t", archive, LIMITS.withOutsideLinks(), (e, c) -> seen.add(e.target() + ""));
    assertThat(seen).containsExactly("Optional[" + target + "]");
  }

  @Test
  void linksInsideAreFine() {
    List<String> seen = new ArrayList<>();
    byte[] archive = new TarBytes().symlink("d/l", "../x").symlink("m", "d/./l").end();
    SourceArchive.read("t", archive, LIMITS, (e, c) -> seen.add(e.path().toString()));
    assertThat(seen).containsExactly("d/l", "m");
  }

  @Test
  void nothingStandsBelowALinkOrFile() {
    refused(new TarBytes().symlink("a", "b").file("a/x", "").end(), "no folder");
    refused(new TarBytes().file("a", "").file("a/x", "").end(), "no folder");
    refused(new TarBytes().file("a/x", "").symlink("a", "b").end(), "twice");
  }

  @Test
  void twoEntriesOfOneNameAreRefusedExceptFolders() {
    refused(new TarBytes().file("a", "1").file("./a", "2").end(), "twice");
    refused(new TarBytes().folder("a").file("a", "2").end(), "twice");
    SourceArchive.read("t", new TarBytes().folder("a").folder("a/").end(), LIMITS, (e, c) -> {});
  }

  @Test
  void devicesPipesAndSparseFilesAreRefused() {
    for (char type : new char[] {'3', '4', '6'}) {
      refused(new TarBytes().entry("d", type, "", "").end(), "device");
    }
    refused(new TarBytes().entry("d", 'S', "", "").end(), "sparse");
    refused(
        new TarBytes().entry("x", 'x', "", pax("GNU.sparse.major", "1")).file("f", "").end(),
        "sparse");
  }

  @Test
  void brokenHeadersAreRefused() {
    refused(new TarBytes().file("a", "x").header("b", '0', "", "00000077777").cut(), "cut off");
    refused(new TarBytes().header("b", '0', "", "77777777777").cut(), "bytes");
    refused(new TarBytes().header("a", '1', "b", "0").end(), "no file before it");
    refused(new TarBytes().entry("x", 'x', "", "99 path=a\n").file("f", "").end(), "pax");
    refused(new TarBytes().entry("x", 'x', "", "3 a").file("f", "").end(), "pax");
    refused(new TarBytes().header("x", 'x', "", "77777777777").cut(), "header");
    byte[] sum = new TarBytes().file("a", "x").file("b", "y").end();
    sum[1024 + 3] = 'q';
    refused(sum, "checksum");
  }

  @Test
  void limitsHold() {
    TarBytes many = new TarBytes();
    for (int i = 0; i < 11; i++) {
      many.file("f" + i, "0123456789");
    }
    byte[] archive = many.end();
    refusedBy(archive, LIMITS.withEntries(10), "more than 10 entries");
    refusedBy(archive, LIMITS.withEntryBytes(9), "f0 in it has more than 9 bytes");
    refusedBy(archive, LIMITS.withTotalBytes(5000), "more than 5000 bytes");
    assertThatThrownBy(
            () -> {
              Path file = Files.write(folder.resolve("k.tar"), archive);
              SourceTree.read(file, LIMITS.withKeptBytes(100), ReadListener.NONE);
            })
        .hasMessageContaining("too big");
  }

  @Test
  void bombsAreDefused() throws IOException {
    Tools.need("tar", "xz", "zstd", "zip", "bzip2");
    ArchiveLimits limits = LIMITS.withTotalBytes(10_000_000).withEntryBytes(10_000_000);
    Tools.shell(folder, "mkdir z; truncate -s 20M z/zero");
    for (String pipe : List.of("gzip -9", "bzip2", "xz -1", "zstd -q")) {
      byte[] bomb = Tools.shell(folder, "tar -cf - z | " + pipe);
      refusedBy(bomb, limits, "more than 10000000 bytes");
      byte[] single = Tools.shell(folder, "cat z/zero | " + pipe);
      refusedBy(single, limits, "more than 10000000 bytes");
    }
    refusedBy(Tools.shell(folder, "zip -9qr - z"), limits, "more than 10000000 bytes");
  }

  @Test
  void saysWhatZstdNeeds() {
    Tools.need("zstd");
    byte[] wide =
        Tools.shell(folder, "head -c 9000000 /dev/urandom > r; cat r r | zstd -q -1 --long=27");
    refused(wide, "a window of over 8 MiB");
  }

  @Test
  void saysWhatIsNoArchive() {
    refused("<!DOCTYPE html><html>404</html>".getBytes(StandardCharsets.UTF_8), "HTML page");
    refused(new byte[0], "empty");
    refused("hello".getBytes(StandardCharsets.UTF_8), "neither tar");
  }

  private static String pax(String key, String value) {
    String rest = " " + key + "=" + value + "\n";
    int length = rest.length() + 1;
    while ((length + rest.length()) != 0 && (length + "" + rest).length() != length) {
      length++;
    }
    return length + rest;
  }

  private void refused(String file, String reason) throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve(file));
    assertThatThrownBy(() -> SourceArchive.read(file, content, LIMITS, (e, c) -> {}))
        .isInstanceOfSatisfying(
            RdopkgException.class, e -> assertThat(e.why().orElse("")).contains(reason));
  }

  private static void refused(byte[] archive, String reason) {
    refusedBy(archive, LIMITS, reason);
  }

  private static void refusedBy(byte[] archive, ArchiveLimits limits, String reason) {
    assertThatThrownBy(() -> SourceArchive.read("t", archive, limits, (e, c) -> c.bytes()))
        .isInstanceOfSatisfying(
            RdopkgException.class,
            e -> assertThat(e.what() + " " + e.why().orElse("")).contains(reason));
  }

  private static String text(SourceTree tree, String path) {
    return new String(tree.files().get(ArchivePath.of(path)).content(), StandardCharsets.UTF_8);
  }

  private SourceTree stream(Path file) throws IOException {
    SortedMap<ArchivePath, SourceTree.Item> items = new TreeMap<>();
    SourceArchive.read(
        file.getFileName().toString(),
        Files.newInputStream(file),
        LIMITS,
        (e, c) -> {
          byte[] content = c.bytes();
          if (e.kind() == Kind.SYMLINK) {
            content = e.target().orElseThrow().bytes();
          } else if (e.kind() == Kind.HARD_LINK) {
            content = items.get(e.target().orElseThrow()).content();
          }
          if (e.kind() != Kind.FOLDER) {
            Kind kind = e.kind() == Kind.HARD_LINK ? Kind.FILE : e.kind();
            items.put(e.path(), new SourceTree.Item(kind, e.mode(), content));
          }
        });
    return new SourceTree(items, true);
  }

  private static SortedMap<String, String> listed(SourceTree tree) {
    SortedMap<String, String> lines = new TreeMap<>();
    tree.files()
        .forEach(
            (path, item) ->
                lines.put(
                    path.toString(),
                    item.kind()
                        + (item.kind() == Kind.FILE ? " " + Integer.toOctalString(item.mode()) : "")
                        + " "
                        + Arrays.hashCode(item.content())));
    return lines;
  }

  /** Makes a tree with long names, links, modes and sizes around blocks; what must be found. */
  private SortedMap<String, String> tree(Random random) throws IOException {
    SortedMap<String, String> wanted = new TreeMap<>();
    int[] sizes = {0, 1, 511, 512, 513, 1024, 10_000, 70_000};
    for (int i = 0; i < 30; i++) {
      StringBuilder path = new StringBuilder("foo-1.0");
      for (int j = 0; j < 1 + random.nextInt(4); j++) {
        path.append("/d").append(random.nextInt(3)).append("x".repeat(random.nextInt(2) * 60));
      }
      path.append("/f").append(i).append("é".repeat(random.nextInt(3) * 40));
      Path file = folder.resolve(path.toString());
      Files.createDirectories(file.getParent());
      if (i % 10 == 9) {
        String target = "f" + "y".repeat(random.nextInt(2) * 150);
        Files.createSymbolicLink(file, Path.of(target));
        wanted.put(
            path.toString(),
            Kind.SYMLINK + " " + Arrays.hashCode(target.getBytes(StandardCharsets.UTF_8)));
        continue;
      }
      byte[] content = new byte[sizes[random.nextInt(sizes.length)]];
      random.nextBytes(content);
      Files.write(file, content);
      String mode = random.nextBoolean() ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      wanted.put(
          path.toString(),
          Kind.FILE + (mode.startsWith("rwx") ? " 755 " : " 644 ") + Arrays.hashCode(content));
    }
    return wanted;
  }
}
