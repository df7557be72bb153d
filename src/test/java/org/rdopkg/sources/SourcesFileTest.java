package org.rdopkg.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.sources.Checksum.Algorithm;
import org.rdopkg.testkit.Tools;

/** The file {@code sources}, as the programs write it. */
class SourcesFileTest {
  @TempDir Path folder;

  private static SourcesFile parse(String text) {
    return SourcesFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "sha512sum --tag",
    "sha256sum --tag",
    "md5sum --tag",
    "sha1sum --tag",
    "sha224sum --tag",
    "sha384sum --tag",
    "sha512sum",
    "sha256sum",
    "md5sum",
    "md5sum -b",
    "sha1sum"
  })
  void readsWhatTheProgramsWrite(String program) throws IOException {
    Tools.need(program.split(" ", -1)[0]);
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    for (String name : new String[] {"foo-1.0.tar.gz", "a b (c).zip", "ü.txt"}) {
      Files.write(folder.resolve(name), content);
      String line = Tools.text(folder, program + " '" + name + "'");
      SourcesFile sources = parse(line);
      assertThat(sources.names()).containsExactly(name);
      Checksum sum = sources.checksum(name).orElseThrow();
      assertThat(sum).isEqualTo(Checksum.of(folder.resolve(name), sum.algorithm()));
      assertThat(sum).isEqualTo(Checksum.of(content, sum.algorithm()));
    }
  }

  @Test
  void printsWhatItRead() {
    String md5 = "d41d8cd98f00b204e9800998ecf8427e";
    String text = "SHA256 (a.tgz) = " + "0".repeat(64) + "\n" + md5 + "  b.tgz\n";
    assertThat(new String(parse(text).bytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    SourcesFile more = parse(text).with("c", new Checksum(Algorithm.MD5, md5)).without("a.tgz");
    assertThat(new String(more.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(md5 + "  b.tgz\nMD5 (c) = " + md5 + "\n");
    assertThat(parse("\n\n# nothing\n").names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "SHA512 (a) = 12",
        "SHA999 (a) = 12",
        "d41d8cd98f00b204e9800998ecf8427e",
        "d41d8cd98f00b204e9800998ecf8427e  ../a",
        "d41d8cd98f00b204e9800998ecf8427z  a",
        "MD5 (/etc/passwd) = d41d8cd98f00b204e9800998ecf8427e"
      })
  void refusesWhatItCannotRead(String line) {
    assertThatThrownBy(() -> parse("\n" + line + "\n"))
        .isInstanceOf(RdopkgException.class)
        .hasMessageContaining("line 2 of sources");
  }

  @Test
  void refusesTwoChecksumsOfOneFile() {
    String line = "MD5 (a) = d41d8cd98f00b204e9800998ecf8427e\n";
    assertThat(parse(line + line).names()).containsExactly("a");
    assertThatThrownBy(() -> parse(line + line.replace("d4", "d5")))
        .hasMessageContaining("two checksums for a");
  }

  @ParameterizedTest
  @CsvSource({
    "https://src.fedoraproject.org/rpms/foo.git, https://src.fedoraproject.org/repo/pkgs/rpms/foo",
    "ssh://me@pkgs.fedoraproject.org/rpms/foo, https://src.fedoraproject.org/repo/pkgs/rpms/foo",
    "git@gitlab.com:redhat/centos-stream/rpms/foo.git,"
        + " https://sources.stream.centos.org/sources/rpms/foo"
  })
  void knowsTheCachesOfTheDistributions(String remote, String front) {
    String url =
        Lookaside.ofDistgit(remote)
            .orElseThrow()
            .url("foo", "foo 1+2.tgz", new Checksum(Algorithm.SHA512, "ab"));
    assertThat(url).isEqualTo(front + "/foo%201%2B2.tgz/sha512/ab/foo%201%2B2.tgz");
    assertThat(Lookaside.ofDistgit("https://github.com/x/foo")).isEmpty();
  }
}
