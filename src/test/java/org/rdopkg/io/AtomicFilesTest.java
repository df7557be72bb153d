package org.rdopkg.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;

  @Test
  void aFileIsReplacedWithItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    AtomicFiles.write(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x---");
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void afterAFailureNothingIsLeftBeside() throws IOException {
    Path file = Files.createDirectories(folder.resolve("file/full")).getParent();
    assertThatThrownBy(() -> AtomicFiles.write(file, new byte[1])).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void whatAKilledProcessLeftGoesWithTheNextWrite() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(folder.resolve(".file.rdopkg-p" + dead.pid() + "-abc"), "half");
    Path living = folder.resolve(".file.rdopkg-p" + ProcessHandle.current().pid() + "-abc");
    Files.writeString(living, "half");
    Files.writeString(folder.resolve(".other.rdopkg-p" + dead.pid() + "-abc"), "x");
    Files.writeString(folder.resolve(".file.rdopkg-plain"), "x");
    AtomicFiles.write(folder.resolve("file"), "new".getBytes(UTF_8));
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "file",
            living.getFileName().toString(),
            ".other.rdopkg-p" + dead.pid() + "-abc",
            ".file.rdopkg-plain");
  }

  @Test
  void aFileThatIsThereIsNotMadeAgain() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(() -> AtomicFiles.create(file, "new".getBytes(UTF_8)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void aFileThatIsTooBigIsNotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "12345");
    assertThat(AtomicFiles.read(file, 5)).hasSize(5);
    assertThatThrownBy(() -> AtomicFiles.read(file, 4)).hasMessageContaining("bigger than 4 bytes");
  }
}
