package org.rdopkg.patch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.rdopkg.patch.SeriesDiff.Added;
import org.rdopkg.patch.SeriesDiff.Change;
import org.rdopkg.patch.SeriesDiff.Changed;
import org.rdopkg.patch.SeriesDiff.Kept;
import org.rdopkg.patch.SeriesDiff.Kind;

class SeriesDiffTest {
  private static final PatchText ONE = PatchText.of("One").code("+one\n");
  private static final PatchText TWO = PatchText.of("Two").code("+two\n");

  private static SeriesDiff compare(List<PatchFile> before, NewPatch... now) {
    return SeriesDiff.compare(before, List.of(now));
  }

  private static Kind kind(PatchText before, PatchText after) {
    SeriesDiff diff = compare(List.of(before.file("0001-x.patch")), after.patch("0001-x.patch"));
    assertThat(diff.isSameContent()).isFalse();
    return diff.all(Changed.class).get(0).kind();
  }

  private static void assertSame(PatchText before, PatchText after) {
    SeriesDiff diff = compare(List.of(before.file("0001-x.patch")), after.patch("0001-x.patch"));
    assertThat(diff.all(Kept.class)).hasSize(1);
    assertThat(diff.isSameContent()).isTrue();
    assertThat(diff.isIdentical()).isFalse();
  }

  @Test
  void theSameFilesAreIdentical() {
    SeriesDiff diff =
        compare(List.of(ONE.file("1"), TWO.file("2")), ONE.patch("1"), TWO.patch("2"));

    assertThat(diff.isIdentical()).isTrue();
    assertThat(diff.isSameContent()).isTrue();
  }

  @Test
  void twoEmptySeriesAreIdentical() {
    assertThat(compare(List.of()).isIdentical()).isTrue();
  }

  @Test
  void addedAndRemovedPatchesAreNamed() {
    SeriesDiff diff = compare(List.of(ONE.file("1")), TWO.patch("1"));

    assertThat(diff.all(Added.class)).hasSize(1);
    assertThat(diff.removed()).extracting(OldPatch::title).containsExactly("One");
    assertThat(diff.isSameContent()).isFalse();
  }

  @Test
  void anotherCommitIdAloneIsNoChange() {
    assertSame(ONE, ONE.copy().id("rebased"));
  }

  @Test
  void otherBlobIdsAloneAreNoChange() {
    assertSame(ONE, ONE.copy().blobs("fffffff..eeeeeee").id("rebased"));
  }

  @Test
  void otherStatisticsAloneAreNoChange() {
    assertSame(ONE, ONE.copy().stat(" a | 1 +\n"));
  }

  @Test
  void theVersionOfGitAloneIsNoChange() {
    assertSame(ONE.copy().signature("-- \n2.39.5\n\n"), ONE);
    assertSame(ONE.copy().signature("-- \n1.8.3.1\n"), ONE.copy().signature("-- \n2.50.0.rc1\n\n"));
  }

  @Test
  void aRemovedDashAtTheEndIsNotTheVersionOfGit() {
    PatchText before = ONE.copy().signature("-- \n");

    assertThat(kind(before, ONE)).isEqualTo(Kind.CODE);
  }

  @Test
  void theEncodingOfTheSubjectAloneIsNoChange() {
    PatchText folded = ONE.copy().subject("=?UTF-8?q?k=C5=AF=C5=88?=\n =?UTF-8?q?_x?=");

    assertSame(folded, ONE.copy().subject("kůň x"));
  }

  @Test
  void anotherNumberAloneIsNoChangeOfContent() {
    SeriesDiff diff = compare(List.of(ONE.file("0002-One.patch")), ONE.patch("0001-One.patch"));

    assertThat(diff.isSameContent()).isTrue();
    assertThat(diff.isIdentical()).isFalse();
  }

  @Test
  void theKindOfAChangeIsTold() {
    assertThat(kind(ONE, ONE.copy().code("+other\n"))).isEqualTo(Kind.CODE);
    assertThat(kind(ONE, ONE.copy().context(" moved\n"))).isEqualTo(Kind.CONTEXT);
    assertThat(kind(ONE, ONE.copy().body("Because."))).isEqualTo(Kind.MESSAGE);
    assertThat(kind(ONE, ONE.copy().subject("Uno").id("x"))).isEqualTo(Kind.SUBJECT);
  }

  @Test
  void anotherModeIsAChangeOfCode() {
    PatchFile after =
        new PatchFile(
            "x",
            new String(ONE.file("x").content(), UTF_8)
                .replace(" 100644", " 100755")
                .getBytes(UTF_8));
    NewPatch patch = new NewPatch(ONE.patch("x").commit(), after);

    assertThat(compare(List.of(ONE.file("x")), patch).all(Changed.class))
        .extracting(Changed::kind)
        .containsExactly(Kind.CODE);
  }

  @Test
  void aPatchOfTheSameCommitIsItsSuccessorWhateverItSaysNow() {
    PatchText edited = ONE.copy().subject("Edited by hand").code("+x\n");

    SeriesDiff diff = compare(List.of(TWO.file("1"), edited.file("2")), ONE.patch("1"));

    assertThat(diff.all(Changed.class))
        .extracting(change -> change.before().title())
        .containsExactly("Edited by hand");
  }

  @Test
  void aPatchOfTheSameSubjectIsItsSuccessor() {
    PatchText rebased = ONE.copy().id("rebased").code("+rebased\n");

    assertThat(
            compare(List.of(TWO.file("1"), ONE.file("2")), rebased.patch("1")).all(Changed.class))
        .extracting(change -> change.before().title())
        .containsExactly("One");
  }

  @Test
  void ofTwoWithTheSameSubjectTheOneWithTheSameCodeIsMeant() {
    PatchText a = PatchText.of("Fix").code("+a\n").id("a");
    PatchText b = PatchText.of("Fix").code("+b\n").id("b");

    SeriesDiff diff =
        compare(
            List.of(a.file("1"), b.file("2")),
            b.copy().id("b2").context(" moved\n").patch("1"),
            PatchText.of("Fix").code("+c\n").id("c").patch("2"));

    assertThat(diff.all(Changed.class))
        .extracting(Changed::kind)
        .containsExactly(Kind.CONTEXT, Kind.CODE);
    assertThat(diff.removed()).isEmpty();
    assertThat(diff.reordered()).isTrue();
  }

  @Test
  void aPlainDiffWithTheSameCodeIsThePatchsPredecessor() {
    String text = new String(ONE.file("x").content(), UTF_8);
    PatchFile plain = new PatchFile("x", text.substring(text.indexOf("diff ")).getBytes(UTF_8));

    assertThat(compare(List.of(plain), ONE.patch("x")).all(Changed.class))
        .extracting(Changed::kind)
        .containsExactly(Kind.SUBJECT);
  }

  @Test
  void anotherOrderIsAChangeOfContent() {
    SeriesDiff diff =
        compare(List.of(ONE.file("1"), TWO.file("2")), TWO.patch("1"), ONE.patch("2"));

    assertThat(diff.all(Kept.class)).hasSize(2);
    assertThat(diff.reordered()).isTrue();
    assertThat(diff.isSameContent()).isFalse();
  }

  @Test
  void aPatchInBetweenDoesNotReorderTheOthers() {
    SeriesDiff diff =
        compare(
            List.of(ONE.file("1"), TWO.file("2")),
            ONE.patch("1"),
            PatchText.of("New").patch("2"),
            TWO.patch("3"));

    assertThat(diff.reordered()).isFalse();
    assertThat(diff.all(Added.class)).hasSize(1);
  }

  @Test
  void emptyAndOddFilesAreOnlyFiles() {
    List<PatchFile> odd =
        List.of(
            new PatchFile("empty", new byte[0]),
            new PatchFile("newlines", "\n\n\n".getBytes(UTF_8)),
            new PatchFile("latin1", "na\u00efve\n--- a\n+++ b\n@@ -1 +1 @@\n".getBytes(ISO_8859_1)),
            new PatchFile("signature", "-- \n2".getBytes(UTF_8)));

    SeriesDiff diff = SeriesDiff.compare(odd, List.of(ONE.patch("1")));

    assertThat(diff.removed())
        .extracting(OldPatch::title)
        .containsExactly("empty", "newlines", "latin1", "signature");
  }

  @Property(tries = 100)
  void noBytesMakeItFail(@ForAll @Size(max = 120) byte[] a, @ForAll @Size(max = 120) byte[] b) {
    NewPatch patch = new NewPatch(ONE.patch("x").commit(), new PatchFile("x", b));

    assertThat(SeriesDiff.compare(List.of(new PatchFile("x", a)), List.of(patch))).isNotNull();
  }

  @Property(tries = 200)
  void everyPatchIsInExactlyOnePair(
      @ForAll @Size(max = 12) @UniqueElements List<@IntRange(max = 15) Integer> before,
      @ForAll @Size(max = 12) @UniqueElements List<@IntRange(max = 15) Integer> now,
      @ForAll @IntRange(max = 1000) int seed) {
    List<Integer> shuffled = new ArrayList<>(now);
    Collections.shuffle(shuffled, new Random(seed));

    SeriesDiff diff =
        SeriesDiff.compare(
            before.stream().map(n -> numbered(n).file("p" + n)).toList(),
            shuffled.stream().map(n -> numbered(n).copy().id("r" + n).patch("p" + n)).toList());

    Set<Integer> common = before.stream().filter(now::contains).collect(Collectors.toSet());
    assertThat(diff.after()).hasSize(now.size());
    assertThat(diff.all(Kept.class)).hasSize(common.size());
    assertThat(diff.all(Added.class)).hasSize(now.size() - common.size());
    assertThat(diff.removed()).hasSize(before.size() - common.size());
    List<String> kept =
        diff.all(Kept.class).stream().map(Change::patch).map(p -> p.commit().subject()).toList();
    List<String> order = before.stream().filter(common::contains).map(n -> "Patch " + n).toList();
    assertThat(diff.reordered()).isEqualTo(!kept.equals(order));
  }

  private static PatchText numbered(int n) {
    return PatchText.of("Patch " + n).code("+" + n + "\n");
  }
}
