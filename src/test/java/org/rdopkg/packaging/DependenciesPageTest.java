package org.rdopkg.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The list of libraries has those that the project names; {@code mvn -Ppackage verify} compares it
 * with all that they bring along.
 */
class DependenciesPageTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "    <dependency>\\s+<groupId>(\\S+)</groupId>\\s+<artifactId>(\\S+)</artifactId>"
              + "\\s+<version>(\\S+)</version>\\s++(?!<scope>test)");

  @Test
  void librariesOfTheProgramAreListed() throws Exception {
    String pom = Files.readString(Path.of("pom.xml").toAbsolutePath());
    String direct = pom.substring(0, pom.indexOf("  </dependencies>"));
    String page = Files.readString(Path.of("docs/dependencies.md").toAbsolutePath());
    List<MatchResult> libraries = DEPENDENCY.matcher(direct).results().toList();
    assertThat(libraries).hasSizeGreaterThan(8);
    for (MatchResult library : libraries) {
      String version = library.group(3);
      if (version.startsWith("${")) {
        String property = version.substring(2, version.length() - 1);
        version = pom.replaceAll("(?s).*<" + property + ">([^<]+)</.*", "$1");
      }
      assertThat(page)
          .contains("| %s:%s | %s |".formatted(library.group(1), library.group(2), version));
    }
  }
}
