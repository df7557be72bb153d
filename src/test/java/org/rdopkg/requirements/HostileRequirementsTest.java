package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.requirements.file.RequirementsReader;
import org.rdopkg.requirements.python.Marker;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.PythonVersion;
import org.rdopkg.requirements.python.Requirement;
import org.rdopkg.requirements.python.VersionSpecifier;

/** No text makes a parser fail: what is broken is left out, noted, or an error for people. */
class HostileRequirementsTest {
  private static final List<String> SEEDS =
      List.of(
          "1!2.0rc1.post3.dev4+ubuntu.1",
          ">=1.0,!=2.*,~=3.1,===x",
          "(python_version >= '3' and os_name in \"posix\") or extra == 'x'",
          "foo[a,b] (>=1.0,<2) ; python_version < '3' and (sys_platform != 'win32')",
          "foo @ https://example.org/x#egg=y ; os_name == 'nt'",
          "-r x.txt\n-c y\n-e git+https://h/x#egg=z\nfoo \\\n  --hash=sha256:00\n# c\nbar>=1 # x\n",
          "[project]\n"
              + "dependencies = [\"a>=1\", 'b',]\n"
              + "[[x]]\n"
              + "y.\"z\" = {q = \"\"\"\n"
              + "t\\\n"
              + " \"\"\"}\n",
          "[tool.poetry.dependencies]\na = \"^1.2\"\nb = [{version = \"~1\", python = \"*\"}]\n",
          "[options]\ninstall_requires =\n  a>=1\n  b; python_version<'3'\n",
          "packages:\n  all:\n  - {name: a, version: '>= 1'}\n",
          "- release: a\n  dist: b\n  packages:\n  - {package: x, version_available: '1'}\n",
          "(python3-a >= 1 with (python3-b if c(x)) or %{?d}), e = 1:2-3");
  private static final String BITS = "()[]{}<>=!~;,'\"\\#%:.*@|-+^& \t\n\r\0a1\u00e9\ud800";

  @Test
  void noTextMakesAParserFail() {
    hostile(new Random(20261126), 6_000);
  }

  @Test
  @Tag("exhaustive")
  void noneOfManyTextsMakesAParserFail() {
    hostile(new Random(3), 60_000);
  }

  private static void hostile(Random random, int count) {
    int refused = 0;
    for (int i = 0; i < count; i++) {
      String text = mutated(random);
      try {
        parseAll(text);
      } catch (RdopkgException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("parsing " + text, e);
      }
    }
    assertThat(refused).isLessThan(count);
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(8));
      char bit = BITS.charAt(random.nextInt(BITS.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, bit);
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(30)));
        default -> text.replace(at, end, String.valueOf(bit).repeat(random.nextInt(60)));
      }
    }
    return text.toString();
  }

  private static void parseAll(String text) {
    PythonEnvironment python = PythonEnvironment.of("3.9").orElseThrow();
    PythonVersion.parse(text)
        .ifPresent(v -> assertThat(PythonVersion.parse(v.toString())).contains(v));
    VersionSpecifier.parse(text).ifPresent(s -> s.matches(PythonVersion.parse("1").orElseThrow()));
    Marker.parse(text).ifPresent(m -> m.holds(python));
    Requirement.parse(text).ifPresent(r -> r.holds(python));
    for (String name : RequirementsReader.KNOWN) {
      new RequirementsReader(path -> path.equals(name) ? Optional.of(text) : Optional.empty())
          .find()
          .ifPresent(d -> WantedPackage.of(d.requirements(), python, PackageNames.ofRdo()));
    }
    List<SpecRequirement> requires =
        SpecTexts.requires(SpecTexts.spec("Requires: " + text.replace('\n', ' ') + "\n"));
    RequirementCheck.of(List.of(), requires, Map.of(), Set.of());
    VersionNeed.of(text, Optional.of("1"));
    AvailabilityYaml.read(text, "x");
  }

  @Test
  void overridesAreReadOrRefused() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      String text = mutated(random);
      try {
        Overrides.of(text, "foo", PackageNames.ofRdo());
      } catch (RdopkgException e) {
        assertThat(e.what()).isEqualTo("The override file is not well formatted");
      }
    }
  }
}
