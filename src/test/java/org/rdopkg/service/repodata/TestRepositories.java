package org.rdopkg.service.repodata;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rdopkg.sources.Checksum;
import org.rdopkg.sources.CompressedText;
import org.rdopkg.testkit.WebServer;

/** Real repositories: packages made by rpmbuild, metadata by createrepo_c; skipped where absent. */
public final class TestRepositories {
  private static final String SPEC =
      """
      Name: repo-test
      Version: 1
      Release: 1
      Summary: Packages for a test
      License: MIT
      BuildArch: noarch
      %description
      x
      """;

  private final Path folder;

  /**
   * @param folder to work in
   */
  public TestRepositories(Path folder) {
    assumeTrue(installed("rpmbuild") && installed("createrepo_c"), "rpmbuild, createrepo_c");
    this.folder = folder;
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  /**
   * A folder of packages, each written {@code NAME EPOCH:VERSION-RELEASE [PROVIDES]}; no metadata
   * yet.
   */
  public Path packages(String name, String... packages) throws Exception {
    StringBuilder spec = new StringBuilder(SPEC);
    for (String one : packages) {
      String[] words = one.split(" ", 3);
      String[] evr = words[1].split("[:-]", -1);
      spec.append("%package -n ").append(words[0]).append("\nSummary: x\nEpoch: ").append(evr[0]);
      spec.append("\nVersion: ").append(evr[1]).append("\nRelease: ").append(evr[2]).append('\n');
      spec.append(words.length > 2 ? "Provides: " + words[2] + "\n" : "");
      spec.append("%description -n ").append(words[0]).append("\nx & y <z>\n");
      spec.append("%files -n ").append(words[0]).append('\n');
    }
    Path top = Files.createDirectories(folder.resolve(name));
    Path file = Files.writeString(folder.resolve(name + ".spec"), spec.toString());
    run(
        "rpmbuild",
        "-ba",
        "--quiet",
        "--define",
        "_topdir " + folder.resolve("rpmbuild-" + name),
        "--define",
        "_rpmdir " + top,
        "--define",
        "_srcrpmdir " + top,
        file.toString());
    return top;
  }

  /**
   * Makes the metadata, the list compressed with {@code gz}, {@code xz}, {@code bz2} or {@code
   * zst}.
   */
  public void index(Path top, String compression) throws Exception {
    boolean zstd = compression.equals("zst");
    run("rm", "-rf", top.resolve("repodata").toString());
    run(
        "createrepo_c",
        "-q",
        "--no-database",
        "--general-compress-type=" + (zstd ? "gz" : compression),
        top.toString());
    if (zstd) {
      recompress(top);
    }
  }

  /** createrepo_c knows zstd since 0.21 only; it writes the same list then. */
  private static void recompress(Path top) throws IOException {
    Path repomd = top.resolve("repodata/repomd.xml");
    String text = Files.readString(repomd);
    Matcher data = Pattern.compile("(?s)<data type=\"primary\">.*?</data>").matcher(text);
    data.find();
    Matcher href = Pattern.compile("href=\"([^\"]+)\"").matcher(data.group());
    href.find();
    byte[] packed = Files.readAllBytes(top.resolve(href.group(1)));
    byte[] plain = CompressedText.plain("primary", packed, 1 << 20);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zstd = new ZstdOutputStream(bytes)) {
      zstd.write(plain);
    }
    String sum = Checksum.of(bytes.toByteArray(), Checksum.Algorithm.SHA256).hex();
    String name = "repodata/" + sum + "-primary.xml.zst";
    Files.write(top.resolve(name), bytes.toByteArray());
    Files.delete(top.resolve(href.group(1)));
    String entry =
        data.group()
            .replaceFirst("<checksum [^>]*>[0-9a-f]+<", "<checksum type=\"sha256\">" + sum + "<")
            .replaceFirst("<size>[0-9]+<", "<size>" + bytes.size() + "<")
            .replace(href.group(1), name);
    Files.writeString(repomd, text.replace(data.group(), entry));
  }

  /** Serves a repository's metadata below a path. */
  public static void serve(WebServer server, String path, Path top) throws IOException {
    try (Stream<Path> files = Files.list(top.resolve("repodata"))) {
      for (Path file : files.toList()) {
        server.file(path + "/repodata/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(new ArrayList<>(List.of(command)) + ": " + output);
    }
  }
}
