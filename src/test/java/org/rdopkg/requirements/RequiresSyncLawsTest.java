package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rdopkg.requirements.CheckedPackage.Sync;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * What holds for every edit of {@code reqcheck --autosync}, on generated specs and requirements.
 */
class RequiresSyncLawsTest {
  private static final List<String> NAMES = List.of("a", "b", "c.d", "python-e", "nova", "PyYAML");
  private static final List<String> PACKAGES =
      List.of("python3-a", "python%{v}-b", "python2-c-d", "python3-e", "openstack-nova", "zlib");
  private static final List<String> VERSIONS = List.of("1", "1.0", "2.0.0", "3.1", "2.0~rc1");
  private static final List<String> OPERATORS = List.of(">=", ">", "=", "<", "<=", "==", "=>");

  @Test
  void lawsHold() {
    check(new Random(20261126), 400);
  }

  @Test
  @Tag("exhaustive")
  void lawsHoldForTensOfThousands() {
    check(new Random(7), 40_000);
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static void check(Random random, int count) {
    int edited = 0;
    for (int i = 0; i < count; i++) {
      SpecFile spec = SpecTexts.spec("%global v 3\n%global min 1.5\n" + specLines(random));
      List<WantedPackage> wanted = SpecTexts.wanted(requirements(random));
      Set<String> earlier = random.nextBoolean() ? Set.of() : Set.of("python-a", "zlib");
      edited += laws(spec, wanted, earlier) ? 1 : 0;
    }
    assertThat(edited).isGreaterThan(count / 2);
  }

  /** Answers whether there was something to edit. */
  private static boolean laws(SpecFile spec, List<WantedPackage> wanted, Set<String> earlier) {
    RequiresSync.Result first = sync(spec, wanted, earlier);
    String story = spec.text() + wanted + "\n" + first.spec().text();
    RequirementCheck now = check(first.spec(), wanted, earlier);
    assertThat(names(now.mismatch())).as(story).isEqualTo(names(first.check().mismatch()));
    assertThat(names(now.missing())).as(story).isEqualTo(names(first.check().missing()));
    assertThat(names(now.removed())).as(story).isEqualTo(names(first.check().removed()));
    assertThat(names(now.excess())).as(story).isEqualTo(names(first.check().excess()));
    assertThat(sync(first.spec(), wanted, earlier).spec()).as(story).isEqualTo(first.spec());
    assertThat(otherLines(first.spec())).as(story).isEqualTo(otherLines(spec));
    List<CheckedPackage> left = new ArrayList<>(first.check().mismatch());
    left.addAll(first.check().missing());
    left.addAll(first.check().removed());
    assertThat(left).as(story).noneMatch(checked -> checked.trouble().isEmpty());
    return first.check().met().stream().anyMatch(checked -> checked.sync() != Sync.NONE);
  }

  private static RequiresSync.Result sync(
      SpecFile spec, List<WantedPackage> wanted, Set<String> earlier) {
    EvaluatedSpec evaluated = SpecTexts.evaluated(spec);
    return RequiresSync.of(
        spec, evaluated, SpecTexts.requires(spec), check(spec, wanted, earlier), "3");
  }

  private static RequirementCheck check(
      SpecFile spec, List<WantedPackage> wanted, Set<String> earlier) {
    return RequirementCheck.of(wanted, SpecTexts.requires(spec), Map.of(), earlier);
  }

  private static Set<String> names(List<CheckedPackage> packages) {
    Set<String> names = new HashSet<>();
    packages.forEach(checked -> names.add(checked.name()));
    return names;
  }

  private static List<String> otherLines(SpecFile spec) {
    return spec.lines().stream()
        .map(line -> line.text() + line.ending())
        .filter(text -> !text.stripLeading().startsWith("Requires"))
        .toList();
  }

  private static String[] requirements(Random random) {
    List<String> requirements = new ArrayList<>();
    for (String name : NAMES) {
      if (random.nextInt(3) > 0) {
        String version = one(random, VERSIONS).replace("~", "");
        requirements.add(
            switch (random.nextInt(7)) {
              case 0 -> name;
              case 1 -> name + ">=" + version + ",!=9";
              case 2 -> name + ">" + version;
              case 3 -> name + "==" + version;
              case 4 -> name + "<" + version;
              case 5 -> name + ">=" + version + ",<9";
              default -> name + ">=" + version;
            });
      }
    }
    return requirements.toArray(String[]::new);
  }

  private static String specLines(Random random) {
    StringBuilder text = new StringBuilder();
    text.append("BuildRequires:  gcc\n");
    requires(random, text);
    int packages = random.nextInt(3);
    for (int i = 0; i < packages; i++) {
      text.append("%package ").append(i == 0 ? "-n python3-foo" : "tests").append("\nSummary: x\n");
      requires(random, text);
    }
    return text.append("%description\nRequires: python3-a\n").toString();
  }

  private static void requires(Random random, StringBuilder text) {
    int lines = random.nextInt(5);
    for (int i = 0; i < lines; i++) {
      boolean conditional = random.nextInt(5) == 0;
      text.append(conditional ? "%if " + random.nextInt(2) + "\n" : "");
      text.append(random.nextBoolean() ? "Requires:       " : "Requires:\t").append(one(random));
      if (random.nextInt(5) == 0) {
        text.append(random.nextBoolean() ? ", " : " ").append(one(random));
      }
      text.append('\n').append(conditional ? "%endif\n" : "");
    }
  }

  private static String one(Random random) {
    String name = one(random, PACKAGES);
    String version = random.nextInt(8) == 0 ? "%{min}" : one(random, VERSIONS);
    String plain =
        random.nextInt(3) == 0 ? name : name + " " + one(random, OPERATORS) + " " + version;
    return switch (random.nextInt(10)) {
      case 0 -> "(" + plain + " with " + name + " < 9)";
      case 1 -> "(" + plain + " or other)";
      default -> plain;
    };
  }
}
