package org.rdopkg.patch;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Patch files for tests, as format-patch writes them. */
final class PatchText {
  private String id;
  private String subject;
  private String body = "";
  private String code = "+new line\n";
  private String context = " around\n";
  private String blobs = "1234567..89abcde";
  private String stat = " a | 1 +\n 1 file changed, 1 insertion(+)\n";
  private String signature = "";

  private PatchText(String subject) {
    this.subject = subject;
    this.id = Commits.id(subject);
  }

  static PatchText of(String subject) {
    return new PatchText(subject);
  }

  PatchText copy() {
    PatchText copy = new PatchText(subject);
    copy.id = id;
    copy.body = body;
    copy.code = code;
    copy.context = context;
    copy.blobs = blobs;
    copy.stat = stat;
    copy.signature = signature;
    return copy;
  }

  PatchText id(String text) {
    id = Commits.id(text);
    return this;
  }

  PatchText subject(String text) {
    subject = text;
    return this;
  }

  PatchText body(String text) {
    body = text;
    return this;
  }

  PatchText code(String text) {
    code = text;
    return this;
  }

  PatchText context(String text) {
    context = text;
    return this;
  }

  PatchText blobs(String text) {
    blobs = text;
    return this;
  }

  PatchText stat(String text) {
    stat = text;
    return this;
  }

  PatchText signature(String text) {
    signature = text;
    return this;
  }

  PatchFile file(String name) {
    String text =
        "From "
            + id
            + " Mon Sep 17 00:00:00 2001\n"
            + "From: A Packager <packager@example.com>\n"
            + "Date: Mon, 24 Apr 2017 10:00:00 +0000\n"
            + "Subject: [PATCH] "
            + subject
            + "\n\n"
            + (body.isEmpty() ? "" : body + "\n")
            + "---\n"
            + stat
            + "\ndiff --git a/a b/a\nindex "
            + blobs
            + " 100644\n--- a/a\n+++ b/a\n@@ -1,3 +1,4 @@\n"
            + context
            + code
            + " end\n"
            + signature;
    return new PatchFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  NewPatch patch(String name) {
    String message = body.isEmpty() ? subject : subject + "\n\n" + body;
    PatchCommit.Author author = new PatchCommit.Author("A Packager", "packager@example.com");
    return new NewPatch(new PatchCommit(id, List.of(), author, message, false), file(name));
  }
}
