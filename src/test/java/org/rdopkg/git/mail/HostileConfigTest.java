package org.rdopkg.git.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No setting of the user or of the repository changes a byte of our patch files. */
class HostileConfigTest {
  private static final String CONFIG =
      """
      [core]
        abbrev = 40
        quotePath = false
        compression = 9
        looseCompression = 0
        bigFileThreshold = 1
        autocrlf = true
        attributesFile = ATTRIBUTES
        commentChar = x
      [diff]
        noprefix = true
        mnemonicPrefix = true
        algorithm = patience
        indentHeuristic = false
        context = 1
        interHunkContext = 9
        renames = copies
        external = false
        suppressBlankEmpty = true
        statGraphWidth = 5
        statNameWidth = 10
        orderFile = ORDER
        submodule = log
        ignoreSubmodules = none
        relative = true
        dirstat = files
      [diff "shout"]
        textconv = tr a-z A-Z <
        xfuncname = nothing
      [format]
        attach = true
        signOff = true
        subjectPrefix = HOSTILE
        from = true
        signature = hostile
        numbered = true
        coverLetter = true
        thread = deep
        encodeEmailHeaders = false
        filenameMaxLength = 20
        headers = "X-Hostile: yes\\n"
        notes = true
        suffix = .txt
        useAutoBase = false
        mboxrd = true
      [i18n]
        logOutputEncoding = ISO-8859-1
        commitEncoding = EUC-JP
      [log]
        date = iso
        mailmap = true
        showSignature = true
      [gc]
        auto = 1
      """;

  @TempDir Path folder;

  @Test
  void patchesAreThoseOfGitWithoutAnyConfiguration() throws IOException, InterruptedException {
    Path bare = Files.createDirectory(folder.resolve("bare.git"));
    try (HistoryBuilder history = new HistoryBuilder(bare)) {
      PatchMailsAgainstGitTest.generate(history, new Random(42), 60);
    }
    Path home = Files.createDirectories(folder.resolve("home"));
    Path attributes = Files.writeString(folder.resolve("attributes"), "* diff=shout\n");
    Path order = Files.writeString(folder.resolve("order"), "f*\n*\n");
    String config =
        CONFIG.replace("ATTRIBUTES", attributes.toString()).replace("ORDER", order.toString());
    Files.writeString(home.resolve(".gitconfig"), config);
    Files.writeString(bare.resolve("config"), Files.readString(bare.resolve("config")) + config);
    assertThat(compare(bare, home)).contains("identical: 60 of 60");
    assertThatGitObeysTheConfiguration(bare);
  }

  private void assertThatGitObeysTheConfiguration(Path bare) throws IOException {
    GitProgram git =
        new GitProgram(bare)
            .with("GIT_COMMITTER_NAME", "C O Mitter")
            .with("GIT_COMMITTER_EMAIL", "c@example.org");
    for (Path file : git.formatPatch(folder.resolve("patches"), "-60", "main")) {
      byte[] patch = Files.readAllBytes(file);
      if (patch.length > 0) {
        assertThat(new String(patch, StandardCharsets.ISO_8859_1)).contains("[HOSTILE] ");
      }
    }
  }

  /** Compares in a Java of its own, because a Java has only one home folder. */
  private String compare(Path bare, Path home) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            CompareWithGit.class.getName(),
            bare.toString(),
            "main~60..main");
    java.environment().put("HOME", home.toString());
    java.environment().remove("GIT_CONFIG_NOSYSTEM");
    java.environment().put("GIT_CONFIG_SYSTEM", home.resolve(".gitconfig").toString());
    java.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    return Files.readString(log, StandardCharsets.ISO_8859_1);
  }
}
