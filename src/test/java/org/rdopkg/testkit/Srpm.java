package org.rdopkg.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Source packages made by the installed {@code rpmbuild}. */
public final class Srpm {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Path folder;
  private String version = "1.2";
  private String payload = "w9.gzdio";
  private String more = "";
  private String changelog =
      "* Mon Nov 23 2026 Paula Packager <paula@example.com> - 1.2-3\n- Fix the build\n";

  public Srpm(Path folder) {
    this.folder = folder;
    files.put("foo-1.2.tar.gz", noise(3_000));
    files.put("fix.patch", "--- a\n+++ b\n".getBytes(StandardCharsets.UTF_8));
    files.put("foo.conf", "x = 1\n".getBytes(StandardCharsets.UTF_8));
  }

  public Srpm version(String other) {
    version = other;
    return this;
  }

  /** Compression, as rpm's {@code _source_payload} says it. */
  public Srpm payload(String form) {
    payload = form;
    return this;
  }

  public Srpm changelog(String text) {
    changelog = text;
    return this;
  }

  /** Lines of the spec's preamble. */
  public Srpm tags(String lines) {
    more = lines;
    return this;
  }

  /** A source or patch; the first three are there already. Null content takes it away. */
  public Srpm file(String name, byte[] content) {
    if (content == null) {
      files.remove(name);
    } else {
      files.put(name, content);
    }
    return this;
  }

  public Map<String, byte[]> files() {
    return files;
  }

  public static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  public String spec() {
    StringBuilder spec =
        new StringBuilder("Name: foo\nVersion: " + version + "\nRelease: 3\nSummary: s\n");
    spec.append("License: MIT\n").append(more);
    int number = 0;
    for (String name : files.keySet()) {
      String tag = name.contains(".patch") ? "Patch" : "Source";
      spec.append(tag).append(number++).append(": ").append(name).append('\n');
    }
    return spec.append("\n%description\nd\n\n%files\n\n%changelog\n").append(changelog).toString();
  }

  /** Builds it; the package. */
  public Path build() {
    Tools.need("rpmbuild");
    try {
      Path sources = Files.createTempDirectory(folder, "sources-");
      for (var file : files.entrySet()) {
        Files.write(sources.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(sources.resolve("foo.spec"), spec());
      return build(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds from a folder that is there. */
  public Path build(Path sources) {
    Path out = sources.resolve("out");
    Tools.run(
        sources,
        Map.of("HOME", folder.toString(), "SOURCE_DATE_EPOCH", "1795413600"),
        "rpmbuild",
        "-bs",
        "--nodeps",
        "--define",
        "_topdir " + sources.resolve("top"),
        "--define",
        "_sourcedir " + sources,
        "--define",
        "_srcrpmdir " + out,
        "--define",
        "_source_payload " + payload,
        "--define",
        "use_source_date_epoch_as_buildtime 1",
        "foo.spec");
    return out.resolve("foo-" + version + "-3.src.rpm");
  }
}
