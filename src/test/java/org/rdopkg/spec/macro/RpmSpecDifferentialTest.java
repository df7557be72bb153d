package org.rdopkg.spec.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evaluates generated specs here and with the installed rpmspec, hundreds in one process: the
 * values of tags, sources and patches that rpm prints must be those found here.
 */
class RpmSpecDifferentialTest {

  private static final List<String> SECTIONS =
      List.of("%description", "%package", "%sourcelist", "%patchlist");
  private static final List<String> TAGS = List.of("name", "version", "release", "license", "url");

  @TempDir Path folder;

  @Test
  void a_share_of_generated_specs_comes_to_what_rpm_says() throws Exception {
    Rpm.assumeInstalled();
    assertThat(differences(1, 300)).isEmpty();
  }

  @Test
  @Tag("exhaustive")
  void masses_of_generated_specs_come_to_what_rpm_says() throws Exception {
    Rpm.assumeInstalled();
    List<String> differences = new ArrayList<>();
    for (int seed = 2; seed < 40; seed++) {
      differences.addAll(differences(seed, 600));
    }
    assertThat(differences).isEmpty();
  }

  private List<String> differences(int seed, int count) throws Exception {
    Random random = new Random(seed);
    Map<String, String> specs = new HashMap<>();
    List<String> arguments = new ArrayList<>(List.of("-P", "--define", "_sourcedir /S"));
    for (int i = 0; i < count; i++) {
      String name = "spec" + i;
      String text = new SpecGenerator(random).spec(name);
      specs.put(name, text);
      Files.writeString(folder.resolve(name + ".spec"), text);
      arguments.add(name + ".spec");
    }
    String printed = new Rpm(folder).rpmspec(arguments.toArray(String[]::new));
    Map<String, Map<String, List<String>>> expected = parse(printed);
    assertThat(expected.size()).as("specs that rpm parses").isGreaterThan(count / 6);
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (name, tags) -> {
          String text = specs.getOrDefault(name, "");
          Map<String, List<String>> ours = ours(text);
          if (!ours.equals(tags)) {
            differences.add(text + "\n  rpm:  " + tags + "\n  ours: " + ours);
          }
        });
    return differences;
  }

  /** The values of each spec in what {@code rpmspec -P} printed, in their order, by kind. */
  private static Map<String, Map<String, List<String>>> parse(String printed) {
    Map<String, Map<String, List<String>>> all = new HashMap<>();
    Map<String, List<String>> values = new TreeMap<>();
    String section = "";
    for (String line : printed.split("\n", -1)) {
      if (line.startsWith("Name: ")) {
        values = new TreeMap<>();
        section = "";
        all.put(line.substring(6), values);
      }
      if (SECTIONS.stream().anyMatch(line::startsWith)) {
        section = line;
      } else if (section.startsWith("%sourcelist") || section.startsWith("%patchlist")) {
        if (!line.isBlank()) {
          add(values, section.substring(1, section.indexOf("list")), line);
        }
      } else if (!section.startsWith("%description")) {
        TagLine tag = TagLine.parse(line.stripTrailing());
        if (tag != null && (section.isEmpty() || isSource(tag.name()))) {
          add(values, tag.name(), tag.value());
        }
      }
    }
    return all;
  }

  private static void add(Map<String, List<String>> values, String name, String value) {
    if (isSource(name) || TAGS.contains(name)) {
      values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
  }

  private static boolean isSource(String name) {
    return name.equals("source") || name.equals("patch");
  }

  private static Map<String, List<String>> ours(String text) {
    EvaluatedSpec spec =
        SpecEvaluator.evaluate(
            text.lines().toList(), MacroOptions.none().withDefine("_sourcedir /S"));
    Map<String, List<String>> values = new TreeMap<>();
    TAGS.forEach(name -> spec.tag(name).ifPresent(tag -> add(values, name, tag.value().text())));
    spec.sources().stream()
        .filter(EvaluatedSource::active)
        .forEach(s -> add(values, "source", s.value().text()));
    spec.patches().stream()
        .filter(EvaluatedSource::active)
        .forEach(s -> add(values, "patch", s.value().text()));
    return values;
  }
}
