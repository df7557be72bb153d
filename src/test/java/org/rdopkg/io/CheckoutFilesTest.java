package org.rdopkg.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class CheckoutFilesTest {
  @TempDir Path folder;
  private Path top;
  private CheckoutFiles files;

  @BeforeEach
  void aCheckout() throws IOException {
    top = Files.createDirectory(folder.resolve("top"));
    Files.writeString(folder.resolve("secret"), "secret");
    Files.writeString(top.resolve("foo.spec"), "Name: foo\n");
    files = new CheckoutFiles(top);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "/etc/passwd",
        "a/../../secret",
        "..",
        ".",
        "",
        "a//b",
        "a/",
        "./foo.spec",
        ".git/config",
        ".GIT/config",
        "sub/.git/hooks/pre-commit",
        "a\u0000b"
      })
  void noPathLeavesTheCheckout(String path) {
    assertThatThrownBy(() -> files.resolve(path))
        .isInstanceOf(RdopkgException.class)
        .hasMessageStartingWith("Refused to touch file");
  }

  @Test
  void noSymbolicLinkLeadsOut() throws IOException {
    Files.createSymbolicLink(top.resolve("out"), folder);
    Files.createSymbolicLink(top.resolve("link.patch"), folder.resolve("secret"));
    assertThatThrownBy(() -> files.read("out/secret")).hasMessageStartingWith("Refused");
    assertThatThrownBy(() -> files.read("link.patch")).hasMessageStartingWith("Refused");
    assertThatThrownBy(() -> files.write("link.patch", new byte[0]))
        .hasMessageStartingWith("Refused");
    assertThat(folder.resolve("secret")).hasContent("secret");
    assertThat(files.topFiles()).containsExactly("foo.spec");
  }

  @Test
  void foldersAreNoFiles() throws IOException {
    Files.createDirectory(top.resolve("dir"));
    assertThatThrownBy(() -> files.read("dir")).hasMessageStartingWith("Refused");
    assertThat(files.isFile("dir")).isFalse();
    assertThat(files.exists("dir")).isTrue();
  }

  @Test
  void whatIsNotThereIsNotRead() {
    assertThat(files.read("missing")).isEmpty();
    assertThat(files.read("no/such/folder")).isEmpty();
    assertThat(files.exists("missing")).isFalse();
  }

  @Test
  void aFileIsReplacedInOneStepWithItsPermissions() throws IOException {
    Path spec = top.resolve("foo.spec");
    Files.setPosixFilePermissions(spec, PosixFilePermissions.fromString("rwxr-x--x"));
    Object inode = Files.getAttribute(spec, "unix:ino");
    files.write("foo.spec", "new".getBytes(StandardCharsets.UTF_8));
    assertThat(spec).hasContent("new");
    assertThat(Files.getAttribute(spec, "unix:ino")).isNotEqualTo(inode);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spec)))
        .isEqualTo("rwxr-x--x");
    assertThat(top.toFile().list()).containsExactly("foo.spec");
  }

  @Test
  void aFileThatIsTooBigIsAnError() {
    assertThatThrownBy(() -> AtomicFiles.read(top.resolve("foo.spec"), 9))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bigger than 9 bytes");
  }
}
