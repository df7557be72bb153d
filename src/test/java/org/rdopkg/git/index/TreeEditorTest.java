package org.rdopkg.git.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdopkg.git.Checkout;
import org.rdopkg.testkit.TempGit;

class TreeEditorTest {
  @TempDir Path folder;

  @Test
  void treesAreThoseThatGitWrites() throws IOException {
    TempGit repo = TempGit.init(folder);
    Random random = new Random(3);
    List<String> names =
        List.of("a", "a.b", "a-b", "a/x", "a/y/z", "b/a", "b/a/c", "ab", "A", "ä/ö", "a0", "z/z");
    ObjectId tree = null;
    try (Checkout checkout = repo.open();
        ObjectReader reader = checkout.repository().newObjectReader();
        ObjectInserter inserter = checkout.repository().newObjectInserter()) {
      for (int i = 0; i < 25; i++) {
        TreeEditor editor = new TreeEditor(reader, tree);
        List<String> commands = new ArrayList<>();
        for (int change = 0; change < 3; change++) {
          change(editor, inserter, names.get(random.nextInt(names.size())), random, commands);
        }
        tree = editor.write(inserter);
        inserter.flush();
        repo.gitInput(
            (String.join("\0", commands) + "\0").getBytes(StandardCharsets.UTF_8),
            "update-index",
            "-z",
            "--replace",
            "--index-info");
        assertThat(tree.name()).as(commands.toString()).isEqualTo(repo.git("write-tree"));
      }
    }
    repo.checkSound();
  }

  private static void change(
      TreeEditor editor, ObjectInserter inserter, String path, Random random, List<String> commands)
      throws IOException {
    if (random.nextInt(3) == 0) {
      editor.remove(path);
      commands.add("0 " + ObjectId.zeroId().name() + "\t" + path);
    } else {
      int mode = random.nextBoolean() ? 0100644 : 0100755;
      ObjectId id =
          inserter.insert(Constants.OBJ_BLOB, new byte[] {(byte) ('a' + random.nextInt(5))});
      editor.put(path, mode, id);
      commands.add(Integer.toOctalString(mode) + " " + id.name() + "\t" + path);
      assertThat(editor.get(path)).contains(new TreeEditor.File(mode, id));
    }
  }
}
