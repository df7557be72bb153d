package org.rdopkg.patch.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches from people who mean no good: nothing leaves the tree, nothing takes long. */
class HostilePatchesTest {
  private static final TreeMap<String, TreeFile> TREE = new TreeMap<>();

  static {
    TREE.put("a.txt", file("one\ntwo\nthree\n"));
    TREE.put("link", new TreeFile(TreeFile.Kind.SYMLINK, "/etc".getBytes(StandardCharsets.UTF_8)));
  }

  private static TreeFile file(String text) {
    return new TreeFile(TreeFile.Kind.REGULAR, text.getBytes(StandardCharsets.UTF_8));
  }

  private static ApplyResult apply(String patch, ApplyRule rule) {
    return PatchApplication.apply(
        patch.getBytes(StandardCharsets.ISO_8859_1), PatchCases.tree(TREE), rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc/x",
        "dir/../../x",
        ".git/config",
        "dir/.GIT/hooks/x",
        "link/x",
        "..",
        "a.txt/x"
      })
  void namesThatLeaveTheTreeAreRefused(String name) {
    String plain = "--- /dev/null\n+++ " + name + "\n@@ -0,0 +1 @@\n+bad\n";
    String git = "diff --git " + name + " " + name + "\nnew file mode 100644\n" + plain;
    for (String patch : List.of(plain, git)) {
      for (ApplyRule rule : List.of(ApplyRule.patch(0), ApplyRule.git(0))) {
        ApplyResult result = apply(patch, rule);
        assertThat(result.applied()).as("%s %s", rule, patch).isFalse();
        assertThat(result.after().changes()).isEmpty();
      }
    }
  }

  @Test
  void linksAreNotFollowed() {
    String patch = "--- a/link\n+++ b/link\n@@ -1 +1 @@\n-/etc\n+/root\n";
    assertThat(apply(patch, ApplyRule.patch(1)).applied()).isFalse();
    assertThat(apply(patch, ApplyRule.git(1)).applied()).isFalse();
  }

  @Test
  void aRenameCantTakeAFileOut() {
    String patch =
        "diff --git a/a.txt b/../x\nsimilarity index 100%\nrename from a.txt\nrename to ../x\n";
    assertThat(apply(patch, ApplyRule.git(1)).after().changes()).isEmpty();
    assertThat(apply(patch, ApplyRule.patch(1)).after().changes()).doesNotContainKey("../x");
  }

  @Test
  void aSmallBinaryPatchCantBecomeABigFile() {
    String patch =
        "diff --git a/b b/b\nnew file mode 100644\nindex "
            + "0".repeat(40)
            + ".."
            + "1".repeat(40)
            + "\nGIT binary patch\nliteral 99999999\nzcmeAS@N?(olHy`uVBq!ia0vp^\n\n";
    assertThat(apply(patch, ApplyRule.git(1)).applied()).isFalse();
  }

  @Test
  void manyHunksThatFitNowhereTakeNoTime() {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      file.append("same\n");
    }
    TreeMap<String, TreeFile> tree = new TreeMap<>();
    tree.put("a", file(file.toString()));
    StringBuilder patch = new StringBuilder("--- a\n+++ a\n");
    for (int i = 0; i < 100; i++) {
      patch
          .append("@@ -")
          .append(i * 10 + 1)
          .append(",101 +")
          .append(i * 10 + 1)
          .append(",101 @@\n");
      patch.append(" same\n".repeat(100)).append("-other\n+more\n");
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            PatchApplication.apply(
                patch.toString().getBytes(StandardCharsets.UTF_8),
                PatchCases.tree(tree),
                ApplyRule.patch(0).withFuzz(3)));
  }

  @Test
  void rubbishIsNoError() {
    Random random = new Random(3);
    String[] pieces = {
      "--- a/a.txt\n",
      "+++ b/a.txt\n",
      "@@ -1,3 +1,4 @@\n",
      " one\n",
      "-two\n",
      "+x\n",
      "\\ No\n",
      "diff --git a/a.txt b/a.txt\n",
      "rename from a.txt\n",
      "rename to b\n",
      "GIT binary patch\n",
      "delta 5\n",
      "literal 3\n",
      "zcmeAS\n",
      "\n",
      "*** a\n",
      "***************\n",
      "*** 1,2 ****\n",
      "--- 1 ----\n",
      "! x\n",
      "Index: a.txt\n",
      "index 1..2\n",
      "@@ -0,0 +999999999 @@\n",
      "\r\n",
      "\"\\777\n",
    };
    for (int i = 0; i < 5_000; i++) {
      StringBuilder patch = new StringBuilder();
      int count = random.nextInt(12);
      for (int j = 0; j < count; j++) {
        patch.append(pieces[random.nextInt(pieces.length)]);
      }
      apply(patch.toString(), ApplyRule.patch(1).withFuzz(2));
      apply(patch.toString(), ApplyRule.git(1));
    }
  }
}
