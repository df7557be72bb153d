package org.rdopkg.spec.macro;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The installed rpm as the measure, on generated input only: rpm runs what it reads. */
final class Rpm {
  private static final Path RPMLUA = Path.of("/usr/bin/rpmlua");
  private static final Path RPMSPEC = Path.of("/usr/bin/rpmspec");

  private final Path folder;

  Rpm(Path folder) {
    this.folder = folder;
  }

  /** Skips the test when rpm is not installed. */
  static void assumeInstalled() {
    assumeTrue(
        Files.isExecutable(RPMLUA) && Files.isExecutable(RPMSPEC),
        "rpm (rpmlua, rpmspec) is not installed: nothing to compare with");
  }

  /**
   * What rpm expands texts to, one after another in one process; empty for an error. A text that
   * crashes rpm, or keeps it busy, is null in the list and costs one more process.
   */
  List<@Nullable Optional<String>> expand(List<String> texts)
      throws IOException, InterruptedException {
    List<@Nullable Optional<String>> all = new ArrayList<>();
    while (all.size() < texts.size()) {
      all.addAll(expandUntilCrash(texts.subList(all.size(), texts.size())));
      if (all.size() < texts.size()) {
        all.add(null);
      }
    }
    return all;
  }

  private List<Optional<String>> expandUntilCrash(List<String> texts)
      throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder();
    for (String text : texts) {
      script
          .append("do local ok, r = pcall(rpm.expand, [====[\n")
          .append(text)
          .append("]====]) io.write(ok and '1' or '0', ok and r or '', '\\0') io.flush() end\n");
    }
    Path file = Files.writeString(folder.resolve("script.lua"), script);
    String output = run("timeout", "20", RPMLUA.toString(), file.toString());
    List<Optional<String>> results = new ArrayList<>();
    int start = 0;
    for (int end = output.indexOf('\0'); end >= 0; end = output.indexOf('\0', start)) {
      String result = output.substring(start, end);
      results.add(result.startsWith("1") ? Optional.of(result.substring(1)) : Optional.empty());
      start = end + 1;
    }
    return results;
  }

  /** The output of {@code rpmspec} with these arguments, run in the folder. */
  String rpmspec(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("timeout", "300", RPMSPEC.toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
