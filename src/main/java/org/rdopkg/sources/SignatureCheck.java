package org.rdopkg.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.io.ProcessRequest;
import org.rdopkg.io.ProcessResult;
import org.rdopkg.io.ProcessRunner;
import org.rdopkg.io.ProcessWatcher;

/**
 * Checks upstream's signature of a file as Fedora's {@code %{gpgverify}} does: {@code gpgv} with a
 * keyring of the package's own and nothing else, so that no key of the user's counts.
 */
public final class SignatureCheck {
  /** The programs that can do it, best first. */
  private static final List<String> PROGRAMS = List.of("gpgv", "gpgv2");

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long KEYRING_LIMIT = 32 << 20;

  private final ProcessRunner runner;
  private final Path folder;
  private final ProcessWatcher watcher;

  /**
   * @param folder for the keyring without armor; made when it is not there
   * @param watcher looks while the check runs
   */
  public SignatureCheck(ProcessRunner runner, Path folder, ProcessWatcher watcher) {
    this.watcher = watcher;
    this.runner = runner;
    this.folder = folder;
  }

  /** Whether it can be done here. */
  public boolean isPossible() {
    return PROGRAMS.stream().anyMatch(name -> runner.find(name).isPresent());
  }

  /**
   * Checks.
   *
   * @return who has signed it, as the key says
   * @throws RdopkgException when the signature is not good, or of no key of the keyring
   */
  public String check(String dataName, Path keyring, Path signature, Path data) {
    Path plain = folder.resolve("keyring.gpg");
    try {
      Files.createDirectories(folder);
      AtomicFiles.write(plain, Armor.remove(AtomicFiles.read(keyring, KEYRING_LIMIT)));
      return run(dataName, plain, signature, data);
    } catch (IOException e) {
      throw IoErrors.cannot("read the keyring " + keyring.getFileName(), e);
    } catch (IllegalArgumentException e) {
      throw bad(dataName, "the keyring " + keyring.getFileName() + " is damaged");
    } finally {
      delete(plain);
    }
  }

  private String run(String dataName, Path keyring, Path signature, Path data) {
    String program =
        PROGRAMS.stream().filter(p -> runner.find(p).isPresent()).findFirst().orElseThrow();
    ProcessResult result =
        runner.run(
            ProcessRequest.in(
                    folder,
                    program,
                    "--homedir",
                    folder.toString(),
                    "--status-fd",
                    "1",
                    "--keyring",
                    keyring.toString(),
                    "--",
                    signature.toString(),
                    data.toString())
                .with("LC_ALL", "C.UTF-8")
                .timeout(PATIENCE)
                .watchedBy(watcher)
                .build());
    if (!result.succeeded() || result.out().contains("[GNUPG:] REVKEYSIG ")) {
      throw bad(dataName, reason(result));
    }
    return signer(result);
  }

  /** {@code [GNUPG:] GOODSIG KEYID NAME <MAIL>}, or the same with EXPKEYSIG. */
  private static String signer(ProcessResult result) {
    for (String line : result.out().split("\n", -1)) {
      for (String word : List.of("GOODSIG ", "EXPKEYSIG ", "EXPSIG ")) {
        String front = "[GNUPG:] " + word;
        if (line.startsWith(front)) {
          String rest = line.substring(front.length());
          String who = rest.substring(rest.indexOf(' ') + 1);
          return word.startsWith("EXP") ? who + " (expired)" : who;
        }
      }
    }
    return "a key of the keyring";
  }

  private static String reason(ProcessResult result) {
    if (result.out().contains("[GNUPG:] BADSIG ")) {
      return "the signature does not belong to this file";
    }
    if (result.out().contains("[GNUPG:] NO_PUBKEY ")) {
      return "it is signed with a key that is not in the package's keyring";
    }
    return result.failure().why().orElse("gpgv does not say why");
  }

  private static RdopkgException bad(String dataName, String reason) {
    return RdopkgException.of(ErrorKind.INPUT, "The signature of " + dataName + " is not good")
        .because(reason)
        .fix("Ask upstream. Do not build from this file.");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // rubbish in git's own folder
    }
  }
}
