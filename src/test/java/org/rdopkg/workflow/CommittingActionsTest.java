package org.rdopkg.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rdopkg.testkit.Distgit.distgit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdopkg.testkit.DistgitRepo;

/** Hooks, identity and signatures of every action that commits: those that git itself gives. */
class CommittingActionsTest {
  private static final String X509 =
      """
      #!/bin/sh
      cat >/dev/null
      echo '[GNUPG:] SIG_CREATED ' >&2
      echo '-----BEGIN SIGNED MESSAGE-----'
      echo made
      echo '-----END SIGNED MESSAGE-----'
      """;

  @TempDir Path folder;

  /** The actions; those with {@code --branches} make two commits. */
  static Stream<List<String>> actions() {
    return Stream.of(
        List.of("patch", "-l"),
        List.of("patch", "-la"),
        List.of("update-patches"),
        List.of("patch", "-l", "--branches", "f41"),
        List.of("new-version", "-lntU", "1.3.0"),
        List.of("fix", "-m", "Mend it"),
        List.of("fix", "--branches", "f41", "-m", "Mend it"),
        List.of("amend"),
        List.of("squash"));
  }

  private static DistgitRepo repo() {
    DistgitRepo repo = distgit("foo-bar").patches(2).inSpec(1).create();
    repo.git().importing("next").from("1.2.3").file("new", "1").commit("Release 1.3.0").done();
    repo.git().git("tag", "1.3.0", "next");
    repo.git().git("checkout", "-q", "-b", "f41");
    String spec = repo.git().read("foo-bar.spec");
    repo.git().write("foo-bar.spec", spec.replace("Release:          2", "Release:          7"));
    repo.git().commitAll("foo-bar-1.2.3-7");
    repo.git().git("checkout", "-q", "master");
    repo.git().write("foo-bar.spec", spec.replace("ASL 2.0", "Apache-2.0"));
    return repo;
  }

  /** Only some actions take changes that are there already. */
  private static DistgitRepo ready(DistgitRepo repo, List<String> action) {
    if (!action.get(0).equals("fix") && !action.get(0).equals("amend")) {
      repo.git().git("checkout", "-q", "foo-bar.spec");
    }
    return repo;
  }

  @ParameterizedTest
  @MethodSource("actions")
  void hooksAreCalledAsGitCallsThem(List<String> action) throws IOException {
    DistgitRepo repo = ready(repo(), action);
    String log = folder.resolve("log").toString();
    Path hooks = folder.resolve("hooks");
    for (String name :
        List.of("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-rewrite")) {
      repo.git().script(hooks.resolve(name), "#!/bin/sh\necho " + name + " >>'" + log + "'\n");
    }
    repo.git().git("config", "core.hooksPath", hooks.toString());
    repo.run(action.toArray(String[]::new)).exits(0);
    boolean amends = action.contains("-la") || List.of("amend", "squash").contains(action.get(0));
    List<String> called = Files.readAllLines(Path.of(log));
    assertThat(called)
        .startsWith("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
        .hasSize(amends ? 5 : 4);
    assertThat(called.contains("post-rewrite")).isEqualTo(amends);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void aHookThatRefusesLeavesEverythingAsItWas(List<String> action) {
    DistgitRepo repo = ready(repo(), action);
    repo.git().hook("commit-msg", "#!/bin/sh\necho no such text >&2\nexit 1\n");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run(action.toArray(String[]::new)).exits(1).errContains("no such text");
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void authorAndCommitterAreGits(List<String> action) {
    Map<String, String> who =
        Map.of(
            "GIT_AUTHOR_NAME", "Ann Author",
            "GIT_AUTHOR_EMAIL", "ann@example.com",
            "GIT_AUTHOR_DATE", "2026-02-03T04:05:06+0200",
            "GIT_COMMITTER_NAME", "Conny Committer",
            "GIT_COMMITTER_EMAIL", "conny@example.com",
            "GIT_COMMITTER_DATE", "1700000000 -0330");
    DistgitRepo repo = ready(repo(), action);
    for (Map.Entry<String, String> entry : who.entrySet()) {
      repo = repo.with(entry.getKey(), entry.getValue());
    }
    String author = repo.git().git("var", "GIT_AUTHOR_IDENT");
    String committer = repo.git().git("var", "GIT_COMMITTER_IDENT");
    boolean amends = action.contains("-la") || List.of("amend", "squash").contains(action.get(0));
    String kept = action.get(0).equals("squash") ? "HEAD~" : "HEAD";
    String before = repo.git().git("log", "-1", "--format=%an <%ae> %ad", "--date=raw", kept);
    repo.run(action.toArray(String[]::new)).exits(0);
    for (String branch : action.contains("f41") ? List.of("HEAD", "f41") : List.of("HEAD")) {
      assertThat(repo.git().git("log", "-1", "--format=%an <%ae> %ad", "--date=raw", branch))
          .isEqualTo(amends ? before : author);
      assertThat(repo.git().git("log", "-1", "--format=%cn <%ce> %cd", "--date=raw", branch))
          .isEqualTo(committer);
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void withoutAnIdentityNothingIsCommitted(List<String> action) {
    DistgitRepo repo = ready(repo(), action);
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      for (String part : List.of("NAME", "EMAIL")) {
        repo = repo.with("GIT_" + role + "_" + part, null);
      }
    }
    repo.git().git("config", "user.useConfigOnly", "true");
    CheckoutPicture before = CheckoutPicture.of(repo);
    repo.run(action.toArray(String[]::new)).exits(1);
    assertThat(CheckoutPicture.of(repo)).isEqualTo(before);
  }

  private static void isSigned(DistgitRepo repo, List<String> action, String mark) {
    repo.git().git("config", "commit.gpgSign", "true");
    repo.run(action.toArray(String[]::new)).exits(0);
    for (String branch : action.contains("f41") ? List.of("HEAD", "f41") : List.of("HEAD")) {
      assertThat(repo.git().git("cat-file", "commit", branch))
          .contains("gpgsig -----BEGIN " + mark);
      if (!mark.startsWith("SIGNED")) {
        repo.git().git("verify-commit", branch);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void x509ProgramsSign(List<String> action) {
    DistgitRepo repo = ready(repo(), action);
    Path signer = folder.resolve("signer");
    repo.git().script(signer, X509);
    repo.git().git("config", "gpg.format", "x509");
    repo.git().git("config", "gpg.x509.program", signer.toString());
    repo.git().git("config", "user.signingKey", "any");
    isSigned(repo, action, "SIGNED MESSAGE");
  }

  @ParameterizedTest
  @MethodSource("actions")
  void sshKeysSign(List<String> action) throws Exception {
    Path key = folder.resolve("key");
    assumeTrue(
        run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()) == 0,
        "ssh-keygen is not installed");
    DistgitRepo repo = ready(repo(), action);
    Path allowed = folder.resolve("allowed");
    Files.writeString(allowed, "test@example.com " + Files.readString(folder.resolve("key.pub")));
    repo.git().git("config", "gpg.format", "ssh");
    repo.git().git("config", "user.signingKey", key.toString());
    repo.git().git("config", "gpg.ssh.allowedSignersFile", allowed.toString());
    isSigned(repo, action, "SSH SIGNATURE");
  }

  /** One throwaway key for all actions: making it takes a while. */
  @Test
  void openpgpKeysSign() throws Exception {
    Path home = Files.createTempDirectory(Path.of("/tmp"), "gpg"); // short: it holds a socket
    Map<String, String> surroundings = Map.of("GNUPGHOME", home.toString());
    try {
      String[] make = {
        "gpg",
        "--batch",
        "--quiet",
        "--passphrase",
        "",
        "--quick-generate-key",
        "Test User <test@example.com>",
        "default",
        "default",
        "never"
      };
      assumeTrue(run(surroundings, make) == 0, "gpg is not installed, or makes no key");
      for (List<String> action : actions().toList()) {
        DistgitRepo repo = ready(repo(), action).with("GNUPGHOME", home.toString());
        repo.git().git("config", "user.signingKey", "test@example.com");
        isSigned(repo, action, "PGP SIGNATURE");
      }
    } finally {
      run(surroundings, "gpgconf", "--kill", "all");
      delete(home);
    }
  }

  private static int run(Map<String, String> surroundings, String... command) throws Exception {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(surroundings);
      Process process = builder.start();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        System.out.println(told);
      }
      return status;
    } catch (IOException e) {
      return -1;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
