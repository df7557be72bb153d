package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;
import org.rdopkg.git.mail.Rfc2047.Place;

/**
 * Writes the part of a patch file above the {@code ---} line: mail headers and message.
 *
 * <p>The date in the first line is git's magic number for {@code file(1)}, the same in every patch.
 */
final class MailHead {
  private static final String FROM_DATE = " Mon Sep 17 00:00:00 2001\n";
  private static final String MIME =
      """
      MIME-Version: 1.0
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: 8bit
      """;
  private static final String QUOTED_IN_PHRASE = "()<>[]:;@,.\"\\";
  private static final int MAX_LINE = 78;
  private static final int MAX_ENCODED_LINE = 76;

  private final ByteSink sink;

  MailHead(ByteSink sink) {
    this.sink = sink;
  }

  void write(CommitObject commit, MessageText text) {
    sink.put("From ").put(commit.id().name()).put(FROM_DATE);
    Ident.parse(commit.author()).ifPresent(this::author);
    sink.put("Subject: [PATCH] ");
    subject(text.title());
    sink.put('\n');
    if (isEightBit(commit.message())) {
      sink.put(MIME);
    }
    sink.put('\n').put(text.body()).trimEnd().put('\n');
    if (text.body().length == 0) {
      sink.put('\n');
    }
    sink.put("---\n");
  }

  private void author(Ident author) {
    sink.put("From: ");
    int limit = name(author.name());
    if (sink.column() + author.mail().length + " <>".length() > limit) {
      sink.put('\n');
    }
    sink.put(" <").put(author.mail()).put(">\nDate: ");
    MailDate.write(sink, author.seconds(), author.zone());
    sink.put('\n');
  }

  /** Returns how long the line with the address may be. */
  private int name(byte[] name) {
    if (Rfc2047.isNeeded(name)) {
      Rfc2047.write(sink, name, Place.PHRASE);
      return MAX_ENCODED_LINE;
    }
    HeaderFolding.fold(sink, quotedPhrase(name), sink.column());
    return MAX_LINE;
  }

  private void subject(byte[] title) {
    if (Rfc2047.isNeeded(title)) {
      Rfc2047.write(sink, title, Place.TEXT);
    } else {
      HeaderFolding.fold(sink, title, sink.column());
    }
  }

  /** A name with specials of RFC 5322 goes between double quotes. */
  private static byte[] quotedPhrase(byte[] name) {
    String text = new String(name, StandardCharsets.ISO_8859_1);
    if (text.chars().noneMatch(c -> QUOTED_IN_PHRASE.indexOf(c) >= 0)) {
      return name;
    }
    String quoted = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    return quoted.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isEightBit(byte[] message) {
    for (byte b : message) {
      if (Ascii.needsEncoding(b)) {
        return true;
      }
    }
    return false;
  }
}
