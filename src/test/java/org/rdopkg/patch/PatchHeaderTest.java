package org.rdopkg.patch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchHeaderTest {
  private static final String ID = "0b5dd9c1234567890abcdef1234567890abcdef1";

  private static PatchHeader read(String file) {
    return PatchHeader.read(file.getBytes(UTF_8));
  }

  private static String subject(String header) {
    return read("From " + ID + " Mon Sep 17 00:00:00 2001\n" + header + "\n\nbody\n")
        .subject()
        .orElse("(none)");
  }

  @Test
  void aMailTellsCommitSubjectAuthorAndDate() {
    PatchHeader header =
        read(
            "From "
                + ID
                + " Mon Sep 17 00:00:00 2001\n"
                + "From: A Packager <a@example.com>\n"
                + "Date: Mon, 24 Apr 2017 10:00:00 +0200\n"
                + "Subject: [PATCH] Fix crash\n\nbody\n---\n");

    assertThat(header.commitId()).contains(ID);
    assertThat(header.subject()).contains("Fix crash");
    assertThat(header.author()).contains("A Packager <a@example.com>");
    assertThat(header.date()).contains("Mon, 24 Apr 2017 10:00:00 +0200");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Subject: [PATCH] Fix, Fix",
        "Subject: [PATCH 1/3] Fix, Fix",
        "Subject: [RFC PATCH v2 10/12] Fix, Fix",
        "Subject: [1/3] Fix, Fix",
        "Subject: [RHEL7.3 01/12] Fix, Fix",
        "Subject: [1/] Fix, [1/] Fix",
        "Subject: [a/3] Fix, [a/3] Fix",
        "Subject: [PATCH] [tag] bracket, [tag] bracket",
        "Subject: [tag] bracket, [tag] bracket",
        "Subject: [patch] Fix, Fix",
        "SUBJECT: Fix, Fix",
        "Subject:Fix, Fix",
        "Subject: [PATCH], (none)",
        "Subject: [unclosed, [unclosed",
      })
  void onlyGitsBracketsAreLeftOut(String line, String subject) {
    assertThat(subject(line)).isEqualTo(subject);
  }

  @Test
  void foldedSubjectsAreOneLine() {
    assertThat(
            subject(
                "Subject: [PATCH] A rather long subject line that goes on and on so that\n"
                    + " format-patch has to fold it over two lines"))
        .isEqualTo(
            "A rather long subject line that goes on and on so that format-patch has to fold it"
                + " over two lines");
    assertThat(subject("Subject: one\r\n\ttwo\r")).isEqualTo("one two");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "=?UTF-8?q?P=C5=99ikr=C3=A1=C5=A1len=C3=BD=20k=C5=AF=C5=88?=, Přikrášlený kůň",
    "=?utf-8?Q?a_b?=, a b",
    "=?UTF-8?B?UMWZ?=, Př",
    "=?ISO-8859-1?q?na=EFve?=, naïve",
    "=?iso-8859-2?q?k=F9=F2?=, kůň",
    "=?UTF-8?q?a?= =?UTF-8?q?b?=, ab",
    "=?UTF-8?q?a?= x =?UTF-8?q?b?=, a x b",
    "x =?UTF-8?q?a?=y, x ay",
    "=?UTF-8?q?=C5?= =?UTF-8?q?=99?=, ř",
    "=?UTF-8*cs?q?=C5=99?=, ř",
    "=?no-such-charset?q?abc?=, abc",
    "=?UTF-8?q?na=EFve?=, naïve",
    "=?UTF-8?x?abc?=, =?UTF-8?x?abc?=",
    "=?UTF-8?B?***?=, =?UTF-8?B?***?=",
    "=?UTF-8?q?unclosed, =?UTF-8?q?unclosed",
    "=?UTF-8?q?100%=?=, 100%=",
    "=??q?a?=, =??q?a?=",
    "a =? b, a =? b",
    "=?UTF-8?q?=?UTF-8?q?a?=, =?UTF-8?q?a",
  })
  void encodedWordsAreDecoded(String words, String text) {
    assertThat(MailText.decodeWords(words)).isEqualTo(text);
  }

  @Test
  void encodedWordsThatAreFoldedAreOneText() {
    assertThat(
            subject(
                "Subject: [PATCH] =?UTF-8?q?P=C5=99ikr=C3=A1=C5=A1len=C3=BD=20?=\n"
                    + " =?UTF-8?q?k=C5=AF=C5=88?="))
        .isEqualTo("Přikrášlený kůň");
  }

  @Test
  void aPlainDiffHasNoHead() {
    PatchHeader header = read("diff --git a/Subject b/Subject\n--- a/x\n+++ b/x\nSubject: no\n");

    assertThat(header.subject()).isEmpty();
    assertThat(header.commitId()).isEmpty();
    assertThat(read("--- a/x\n+++ b/x\n").subject()).isEmpty();
    assertThat(read("").subject()).isEmpty();
  }

  @Test
  void notesOfOtherProgramsAreReadAsFarAsTheyGo() {
    assertThat(read("Description: Fix\nSubject: It\nOrigin: x\n---\n").subject()).contains("It");
    assertThat(read("# HG changeset patch\n# User x\nFix it\n\ndiff\n").subject()).isEmpty();
  }

  @Test
  void whatIsNoHashIsNoCommit() {
    assertThat(read("From nobody Mon Sep 17 00:00:00 2001\nSubject: x\n").commitId()).isEmpty();
    assertThat(read("From " + ID.substring(1) + " Mon\n").commitId()).isEmpty();
    assertThat(read("From " + ID).commitId()).contains(ID);
    assertThat(read("From " + "ab".repeat(32) + " Mon\n").commitId()).contains("ab".repeat(32));
  }

  @Test
  void aSubjectInTheBodyIsNone() {
    assertThat(read("From: x\n\nSubject: body\n").subject()).isEmpty();
  }

  @Test
  void latin1IsReadToo() {
    PatchHeader header = PatchHeader.read("Subject: [PATCH] na\u00efve\n\n".getBytes(ISO_8859_1));

    assertThat(header.subject()).contains("naïve");
  }

  @Property
  void noBytesMakeItFail(@ForAll @Size(max = 300) byte[] file) {
    assertThat(PatchHeader.read(file)).isNotNull();
  }

  @Property
  void noTextMakesDecodingFail(@ForAll @StringLength(max = 40) String text) {
    assertThat(MailText.decodeWords("=?UTF-8?q?" + text)).isNotNull();
    assertThat(MailText.decodeWords("=?UTF-8?b?" + text + "?=")).isNotNull();
  }

  @Test
  void aHugeHeadIsCutNotRead() {
    String huge = "X: " + "=?a?q? ".repeat(1_000_000);

    assertThat(read(huge + "\nSubject: late\n").subject()).isEmpty();
  }
}
