package org.rdopkg.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A shell of somebody who follows the guide: the program in {@code PATH}, an empty home but for a
 * name and a mail address, a clock that stands still.
 */
final class GuideSession {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String START = "\u0001";
  private static final String END = "\u0002";

  private final Path home;
  private final Path program;

  GuideSession(Path folder, Path program) throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    this.program = program;
    Files.writeString(
        home.resolve(".gitconfig"),
        """
        [user]
        	name = Paula Packager
        	email = paula@example.com
        [init]
        	defaultBranch = main
        [advice]
        	detachedHead = false
        """);
  }

  /** What a command printed, and its exit status. */
  record Outcome(List<String> output, int status) {}

  /** Runs the commands of several pages in one shell, which starts in the project's folder. */
  List<Outcome> run(List<GuidePage.Command> commands) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("shopt -s expand_aliases\n");
    for (GuidePage.Command command : commands) {
      script.append("printf '\\001\\n'\n{\n");
      script.append(command.text()).append("\n} </dev/null 2>&1\n");
      script.append("printf '\\002%s\\n' $?\n");
    }
    Path file = Files.writeString(home.resolveSibling("script"), script.toString());
    Path output = home.resolveSibling("output");
    ProcessBuilder builder = new ProcessBuilder("bash", "--norc", file.toString());
    environment(builder.environment());
    Process process =
        builder
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return outcomes(Files.readString(output, UTF_8));
  }

  private void environment(Map<String, String> variables) {
    variables.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("RPM_"));
    variables.put("HOME", home.toString());
    variables.put("PATH", program.getParent() + ":" + variables.get("PATH"));
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_PAGER", "cat");
    variables.put("TZ", "UTC");
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("SOURCE_DATE_EPOCH", "1795435200");
    variables.put("GIT_AUTHOR_DATE", "1795435200 +0000");
    variables.put("GIT_COMMITTER_DATE", "1795435200 +0000");
    variables.remove("XDG_CONFIG_HOME");
    variables.remove("EDITOR");
    variables.remove("VISUAL");
  }

  private static List<Outcome> outcomes(String all) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String part : all.split(START + "\n", -1)) {
      int end = part.lastIndexOf(END);
      if (end >= 0) {
        int status = Integer.parseInt(part.substring(end + 1).strip());
        outcomes.add(new Outcome(trimmed(part.substring(0, end)), status));
      }
    }
    return outcomes;
  }

  /** Without blanks at ends of lines, and empty lines around: pages have none of these. */
  private static List<String> trimmed(String text) {
    List<String> lines = new ArrayList<>(text.lines().map(String::stripTrailing).toList());
    while (!lines.isEmpty() && lines.get(0).isEmpty()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }
}
