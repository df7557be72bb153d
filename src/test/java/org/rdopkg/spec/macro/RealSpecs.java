package org.rdopkg.spec.macro;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of real specs with rpm's answers, which is no part of the project: {@code
 * -Drdopkg.specs=DIR} names it.
 *
 * <p>It holds the specs, their names beginning with {@code azl} for Azure Linux, and {@code
 * oracle.jsonl}: for each spec what rpm makes of it with its own macros alone ({@code bare}) and
 * with a distribution's ({@code distro}).
 */
final class RealSpecs {
  /** The system property that names the folder. */
  static final String PROPERTY = "rdopkg.specs";

  private final Path folder;

  private RealSpecs(Path folder) {
    this.folder = folder;
  }

  static RealSpecs ofProperty() {
    return new RealSpecs(Path.of(System.getProperty(PROPERTY)));
  }

  /** All specs of the folder. */
  List<RealSpec> all() throws IOException {
    List<RealSpec> all = new ArrayList<>();
    try (Stream<String> lines = Files.lines(folder.resolve("oracle.jsonl"))) {
      for (String line : lines.toList()) {
        JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
        String file = entry.get("file").getAsString();
        all.add(
            new RealSpec(
                folder.resolve(file),
                answer(entry.getAsJsonObject("bare")),
                answer(entry.getAsJsonObject("distro"))));
      }
    }
    return all;
  }

  private static Optional<SpecAnswer> answer(JsonObject entry) {
    if (!entry.get("parsed").getAsBoolean()) {
      return Optional.empty();
    }
    return Optional.of(
        new SpecAnswer(
            text(entry, "name"),
            text(entry, "epoch"),
            text(entry, "version"),
            text(entry, "release"),
            files(entry.getAsJsonArray("sources")),
            files(entry.getAsJsonArray("patches"))));
  }

  private static String text(JsonObject entry, String name) {
    JsonElement value = entry.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static List<String> files(JsonArray all) {
    List<String> files = new ArrayList<>();
    for (JsonElement one : all) {
      JsonObject file = one.getAsJsonObject();
      files.add(file.get("num").getAsInt() + " " + file.get("full").getAsString());
    }
    return files.stream().sorted().toList();
  }

  /**
   * A spec and what rpm says about it; empty where rpm refuses it.
   *
   * @param path the spec
   * @param bare under rpm's own macros
   * @param distro under those of its distribution
   */
  record RealSpec(Path path, Optional<SpecAnswer> bare, Optional<SpecAnswer> distro) {
    String name() {
      return path.getFileName().toString();
    }

    /** The profile of its distribution. */
    String target() {
      return name().startsWith("azl") ? "azl3" : "f42";
    }

    byte[] bytes() {
      try {
        return Files.readAllBytes(path);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** What a spec comes to. Sources and patches are {@code NUMBER VALUE}, sorted. */
  record SpecAnswer(
      String name,
      String epoch,
      String version,
      String release,
      List<String> sources,
      List<String> patches) {}
}
