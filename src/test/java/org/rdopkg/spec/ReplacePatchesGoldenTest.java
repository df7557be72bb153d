package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All {@code x.input.spec}, {@code x.series}, {@code x.output.spec} under {@code patches}: what a
 * spec becomes with a series. Each also as a CRLF twin, and run twice.
 */
class ReplacePatchesGoldenTest {

  record Golden(String input, PatchScript script, String output) {}

  static List<Named<Golden>> goldens() throws IOException, URISyntaxException {
    Path folder = Path.of(ReplacePatchesGoldenTest.class.getResource("patches").toURI());
    List<Named<Golden>> goldens = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".series")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".series", "");
        String input = Files.readString(folder.resolve(name + ".input.spec"));
        Path output = folder.resolve(name + ".output.spec");
        goldens.add(
            Named.of(
                name,
                new Golden(
                    input,
                    PatchScript.parse(Files.readString(file)),
                    Files.exists(output) ? Files.readString(output) : input)));
      }
    }
    return goldens;
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void the_spec_is_edited_as_recorded(Golden golden) {
    SpecFile spec = SpecFile.of(golden.input());
    if (!golden.script().error().isEmpty()) {
      assertThatThrownBy(() -> golden.script().on(spec).in(spec))
          .hasMessageContaining(golden.script().error());
      return;
    }
    ReplacePatches.Result result = golden.script().on(spec).in(spec);

    assertThat(result.spec().text()).isEqualTo(golden.output());
    assertThat(result.warnings()).hasSameSizeAs(golden.script().warnings());
    for (int i = 0; i < result.warnings().size(); i++) {
      assertThat(result.warnings().get(i)).contains(golden.script().warnings().get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void a_second_run_changes_nothing(Golden golden) {
    SpecFile spec = SpecFile.of(golden.output());
    if (golden.script().error().isEmpty()) {
      assertThat(golden.script().again().on(spec).in(spec).spec().text())
          .isEqualTo(golden.output());
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void a_crlf_twin_is_edited_alike(Golden golden) {
    SpecFile spec = SpecFile.of(golden.input().replace("\n", "\r\n"));
    if (golden.script().error().isEmpty()) {
      assertThat(golden.script().on(spec).in(spec).spec().text())
          .isEqualTo(golden.output().replace("\n", "\r\n"));
    }
  }
}
