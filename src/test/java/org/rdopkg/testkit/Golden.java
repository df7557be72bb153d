package org.rdopkg.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Expected text that is kept in a file of {@code src/test/resources/golden}. With {@code
 * -Dgolden.update=true} the files are written anew from what came out; look at the diff then.
 */
public final class Golden {
  private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();

  private final Path file;

  private Golden(Path file) {
    this.file = file;
  }

  /** The text of {@code golden/NAME.txt}. */
  public static Golden golden(String name) {
    return new Golden(RESOURCES.resolve("golden").resolve(name + ".txt"));
  }

  /** An edit of a spec. */
  @FunctionalInterface
  public interface Edit {
    /** The bytes of the spec after it. */
    byte[] apply(byte[] spec);
  }

  /**
   * One test for each pair {@code NAME.input.spec}, {@code NAME.output.spec} of a folder of the
   * test resources: the edit makes the second of the first; the result does not change when edited
   * again; and the same holds of a twin with CRLF line ends.
   */
  public static Stream<DynamicTest> pairs(String folder, Edit edit) {
    List<Path> inputs = inputs(RESOURCES.resolve(folder));
    assertThat(inputs).as("pairs in " + folder).isNotEmpty();
    return inputs.stream()
        .map(input -> DynamicTest.dynamicTest(name(input), () -> check(input, edit, true)));
  }

  /** Like {@link #pairs} for edits that do something each time: not run a second time. */
  public static Stream<DynamicTest> onePass(String folder, Edit edit) {
    return inputs(RESOURCES.resolve(folder)).stream()
        .map(input -> DynamicTest.dynamicTest(name(input), () -> check(input, edit, false)));
  }

  private static void check(Path input, Edit edit, boolean twice) throws IOException {
    byte[] before = Files.readAllBytes(input);
    byte[] after = edit.apply(before);
    Path output = input.resolveSibling(name(input) + ".output.spec");
    new Golden(output).check(after, name(input));
    if (twice) {
      assertThat(edit.apply(after)).as("second time").isEqualTo(after);
    }
    assertThat(new String(edit.apply(crlf(before)), UTF_8))
        .as("CRLF twin")
        .isEqualTo(new String(crlf(after), UTF_8));
  }

  private static byte[] crlf(byte[] text) {
    return new String(text, UTF_8).replace("\r\n", "\n").replace("\n", "\r\n").getBytes(UTF_8);
  }

  private static String name(Path input) {
    return input.getFileName().toString().replace(".input.spec", "");
  }

  private static List<Path> inputs(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".input.spec")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares with the file, or writes it. */
  void check(String actual, String what) {
    check(actual.getBytes(UTF_8), what);
  }

  private void check(byte[] actual, String what) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.write(file, actual);
        return;
      }
      byte[] expected = Files.readAllBytes(file);
      if (!Arrays.equals(actual, expected)) {
        assertThat(new String(actual, ISO_8859_1))
            .as(what.replace("%", "%%") + " against " + file)
            .isEqualTo(new String(expected, ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no golden file: look at the result with -Dgolden.update=true", e);
    }
  }
}
