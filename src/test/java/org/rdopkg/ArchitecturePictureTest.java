package org.rdopkg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture and the table of rooms show all rooms. */
class ArchitecturePictureTest {
  private static List<String> rooms() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/rdopkg").toAbsolutePath())) {
      return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void pictureShowsEveryRoom() throws IOException {
    String picture = Files.readString(Path.of("docs/rooms.svg").toAbsolutePath());
    for (String room : rooms()) {
      assertThat(picture).contains(">" + room + "</text>");
    }
  }

  @Test
  void tableHasEveryRoom() throws IOException {
    String page = Files.readString(Path.of("docs/architecture.md").toAbsolutePath());
    for (String room : rooms()) {
      assertThat(page).contains("| `" + room + "` |");
    }
  }
}
