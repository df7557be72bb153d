package org.rdopkg.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdopkg.testkit.DistgitRepo;

/**
 * All that people see of a checkout: the files of its work tree, refs without those that rdopkg
 * keeps for itself, HEAD, and what is staged.
 */
record CheckoutPicture(Map<String, String> files, String refs, String staged) {
  static CheckoutPicture of(DistgitRepo repo) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(repo.top())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = repo.top().relativize(file).toString();
        if (!name.startsWith(".git/")) {
          files.put(
              name,
              Files.isExecutable(file)
                  + new String(
                      Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String refs = repo.git().refs().replaceAll("(?m)^refs/rdopkg/.*\\n", "");
    return new CheckoutPicture(files, refs, repo.git().git("ls-files", "--stage"));
  }
}
