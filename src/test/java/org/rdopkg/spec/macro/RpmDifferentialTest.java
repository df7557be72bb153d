package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expands generated texts here and with the installed rpm, thousands in one process. */
class RpmDifferentialTest {

  private static final Pattern ODDITY =
      Pattern.compile("global \\w+\\((?s:.*)(define|global) \\w+\\(");

  @TempDir Path folder;

  @Test
  void a_share_of_generated_texts_comes_to_what_rpm_says() throws Exception {
    Rpm.assumeInstalled();
    assertThat(differences(texts(1, 1500))).isEmpty();
    assertThat(differences(expressions(1, 500))).isEmpty();
  }

  @Test
  @Tag("exhaustive")
  void masses_of_generated_texts_come_to_what_rpm_says() throws Exception {
    Rpm.assumeInstalled();
    List<String> differences = new ArrayList<>();
    for (int seed = 2; seed < 40; seed++) {
      differences.addAll(differences(texts(seed, 3000)));
      differences.addAll(differences(expressions(seed, 2000)));
    }
    assertThat(differences).isEmpty();
  }

  private static List<String> texts(int seed, int count) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(new MacroGenerator(random, "q" + i).text());
    }
    return texts;
  }

  private static List<String> expressions(int seed, int count) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MacroGenerator generator = new MacroGenerator(random, "q" + i);
      String define = random.nextBoolean() ? "%define q" + i + "a " + random.nextInt(3) + "\n" : "";
      texts.add(define + "%[" + generator.expression(0) + "]");
    }
    return texts;
  }

  private List<String> differences(List<String> texts) throws Exception {
    List<@Nullable Optional<String>> expected = new Rpm(folder).expand(texts);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      Optional<String> ours = ours(texts.get(i));
      if (expected.get(i) != null && !isOddity(texts.get(i)) && !ours.equals(expected.get(i))) {
        differences.add(
            texts.get(i)
                + "\n  rpm:  "
                + expected.get(i).orElse("(error)")
                + "\n  ours: "
                + ours.orElse("(error)"));
      }
    }
    return differences;
  }

  /**
   * A parametric {@code %global} that defines another macro with arguments while its body is
   * expanded: rpm 4.18 mixes the two definitions up.
   */
  private static boolean isOddity(String text) {
    return ODDITY.matcher(text).find();
  }

  private static Optional<String> ours(String text) {
    Expander expander = MacroEngine.create(MacroOptions.none()).expander();
    try {
      return Optional.of(expander.marks.render(expander.expand(text)).text());
    } catch (MacroException e) {
      return Optional.empty();
    }
  }
}
