package org.rdopkg.build;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * {@code Dependencies PROJECT}: holds {@code docs/dependencies.md} and the spec's License against
 * the list of components (SBOM) in {@code target/rdopkg.cdx.json}.
 */
final class Dependencies {
  private static final String HEAD =
      """
      # Libraries in the program, and their licences

      The program is one file that holds these libraries, without the classes that it does not use. The list is made
      from the project's dependencies: `mvn -Ppackage verify` fails when it is not up to date, and leaves the new one in
      `target/dependencies.md`. The same build writes the list as an SBOM in CycloneDX's format,
      `target/rdopkg.cdx.json`.

      | library | version | licence |
      | --- | --- | --- |
      """;

  /** Licences whose names in the libraries' own metadata are not SPDX's. */
  private static final Map<String, String> SPDX =
      Map.of("Go License", "BSD-3-Clause", "Bouncy Castle Licence", "MIT");

  private Dependencies() {}

  /** A library. */
  private record Component(String name, String version, List<String> licences) {}

  public static void main(String[] args) throws IOException {
    Path project = Path.of(args[0]);
    List<Component> components = components(project.resolve("target/rdopkg.cdx.json"));
    String page = page(components);
    Files.writeString(project.resolve("target/dependencies.md"), page);
    if (!page.equals(Files.readString(project.resolve("docs/dependencies.md")))) {
      throw new IllegalStateException(
          "docs/dependencies.md is not up to date: cp target/dependencies.md docs/");
    }
    SpecPart spec = SpecPart.read(project.resolve("src/packaging/rdopkg.spec"));
    TreeSet<String> named = new TreeSet<>(List.of(spec.tag("License").split(" AND ", -1)));
    TreeSet<String> used = new TreeSet<>(List.of("Apache-2.0"));
    components.forEach(c -> used.addAll(c.licences()));
    if (!named.equals(used)) {
      throw new IllegalStateException("the spec's License is " + named + ", should be " + used);
    }
  }

  private static List<Component> components(Path file) throws IOException {
    JsonObject bom = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    List<Component> components = new ArrayList<>();
    for (JsonElement element : bom.getAsJsonArray("components")) {
      JsonObject component = element.getAsJsonObject();
      List<String> licences = new ArrayList<>();
      for (JsonElement choice : component.getAsJsonArray("licenses")) {
        JsonObject licence = choice.getAsJsonObject().getAsJsonObject("license");
        licences.add(spdx(licence));
      }
      components.add(
          new Component(
              component.get("group").getAsString() + ":" + component.get("name").getAsString(),
              component.get("version").getAsString(),
              licences));
    }
    components.sort((a, b) -> a.name().compareTo(b.name()));
    return components;
  }

  private static String spdx(JsonObject licence) {
    if (licence.has("id")) {
      return licence.get("id").getAsString();
    }
    String name = licence.get("name").getAsString();
    String id = SPDX.get(name);
    if (id == null) {
      throw new IllegalStateException("no SPDX identifier known for the licence " + name);
    }
    return id;
  }

  private static String page(List<Component> components) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Component component : components) {
      page.append("| ").append(component.name());
      page.append(" | ").append(component.version());
      page.append(" | ").append(String.join(", ", component.licences())).append(" |\n");
    }
    return page.toString();
  }
}
