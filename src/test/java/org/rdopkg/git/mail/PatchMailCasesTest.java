package org.rdopkg.git.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of patch files on a commit of its own, with the installed git as the judge. */
class PatchMailCasesTest {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> gitAgrees() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare.git"));
    try (HistoryBuilder history = new HistoryBuilder(bare)) {
      Map<String, ObjectId> commits = commit(history);
      List<ObjectId> series = history.commits().subList(1, history.commits().size());
      List<PatchMail> ours = PatchMails.write(history.repository(), series, 1);
      List<Path> theirs =
          new GitProgram(bare)
              .formatPatch(folder.resolve("patches"), history.commits().get(0).name() + "..main");
      List<DynamicTest> tests = new ArrayList<>();
      for (Map.Entry<String, ObjectId> commit : commits.entrySet()) {
        int at = series.indexOf(commit.getValue());
        byte[] wanted = Files.readAllBytes(theirs.get(at));
        String name = theirs.get(at).getFileName().toString();
        tests.add(dynamicTest(commit.getKey(), () -> same(ours.get(at), name, wanted)));
      }
      return tests;
    }
  }

  private static Map<String, ObjectId> commit(HistoryBuilder history) throws IOException {
    Map<String, ObjectId> commits = new LinkedHashMap<>();
    history.commit("A <a@b> 1 +0000", Optional.empty(), "start");
    for (CommitCase one : CommitCases.all()) {
      one.commit(history, commits.size());
      commits.put(one.rule, history.commits().get(history.commits().size() - 1));
    }
    history.finish();
    return commits;
  }

  private static void same(PatchMail ours, String name, byte[] wanted) {
    assertThat(ours.fileName()).isEqualTo(name);
    assertThat(new String(ours.content(), StandardCharsets.ISO_8859_1))
        .isEqualTo(new String(wanted, StandardCharsets.ISO_8859_1));
  }
}
