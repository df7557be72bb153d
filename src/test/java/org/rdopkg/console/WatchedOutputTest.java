package org.rdopkg.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
  private static WatchedOutput failing(String why) {
    OutputStream disk =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    WatchedOutput watched = new WatchedOutput(disk);
    PrintStream out = new PrintStream(watched, true, StandardCharsets.UTF_8);
    out.println("result");
    out.println("more");
    return watched;
  }

  @Test
  void aFullDiskIsAFailure() {
    assertThat(failing("No space left on device").failure()).contains("No space left on device");
  }

  @Test
  void aReaderThatWentAwayIsNone() {
    assertThat(failing("Broken pipe").failure()).isEmpty();
  }

  @Test
  void whatIsWrittenPassesThrough() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WatchedOutput watched = new WatchedOutput(bytes);
    new PrintStream(watched, true, StandardCharsets.UTF_8).print("čtyři");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("čtyři");
    assertThat(watched.failure()).isEmpty();
  }
}
