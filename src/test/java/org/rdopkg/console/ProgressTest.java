package org.rdopkg.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What a person sees who waits: nothing in the first second, then how far it has come. */
class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final ProgressLine line =
      new ProgressLine(new PrintStream(screen, true, UTF_8), () -> 30);

  private String shown() {
    return screen.toString(UTF_8);
  }

  @Test
  void nothingInTheFirstSecond() {
    line.count("rebasing patches", 0, 200, 0);
    line.count("rebasing patches", 150, 200, SECOND - 1);
    line.count("rebasing patches", 200, 200, SECOND * 2);
    assertThat(shown()).isEmpty();
  }

  @Test
  void thenACountInOneLineThatGoesAtTheEnd() {
    line.count("rebasing patches", 0, 200, 0);
    line.count("rebasing patches", 12, 200, SECOND);
    line.count("rebasing patches", 13, 200, SECOND + 1);
    assertThat(shown()).isEqualTo("\r\u001b[Krebasing patches  12 of 200");
    line.count("rebasing patches", 200, 200, 2 * SECOND);
    assertThat(shown()).endsWith("12 of 200\r\u001b[K");
  }

  @Test
  void whatDoesNotTellHowFarItIsTellsHowLong() {
    line.wait("asking a server", 0);
    line.wait("asking a server", SECOND - 1);
    assertThat(shown()).isEmpty();
    line.wait("asking a server", SECOND);
    assertThat(shown()).isEqualTo("\r\u001b[Kasking a server  1 s");
    line.wait("asking a server", 61 * SECOND);
    assertThat(shown()).endsWith("asking a server  61 s");
  }

  @Test
  void whoWaitsAlreadySeesTheNextStageAtOnce() {
    line.count("counting", 0, 10, 0);
    line.count("counting", 5, 10, SECOND);
    line.update("bytes", 3_000_000, 10_000_000, SECOND + SECOND / 5);
    assertThat(shown()).contains("5 of 10\r\u001b[Kbytes  30%  3.0 of 10.0 MB");
    line.clear();
    line.count("writing", 1, 10, 2 * SECOND);
    assertThat(shown()).endsWith("\r\u001b[K");
  }

  @Test
  void theSameAgainIsSomethingNew() {
    line.count("checking", 0, 10, 0);
    line.count("checking", 10, 10, SECOND);
    line.count("checking", 0, 10, 5 * SECOND);
    line.count("checking", 5, 10, 5 * SECOND + SECOND / 2);
    assertThat(shown()).isEmpty();
    line.count("checking", 6, 10, 6 * SECOND);
    assertThat(shown()).endsWith("checking  6 of 10");
  }

  @Test
  void neverWiderThanTheTerminal() {
    String name = "a-name-that-is-longer-than-the-terminal-is-wide.tar.gz";
    line.update(name, 0, -1, 0);
    line.update(name, 5, -1, 2 * SECOND);
    assertThat(shown()).isEqualTo("\r\u001b[K" + name.substring(0, 29));
  }
}
