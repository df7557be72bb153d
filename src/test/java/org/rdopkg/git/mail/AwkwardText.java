package org.rdopkg.git.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Commit messages and authors of the kinds that mail headers find hard. Strings are bytes. */
final class AwkwardText {
  private static final List<String> WORDS =
      List.of(
          "fix",
          "the",
          "build",
          "of",
          "a",
          "I",
          "nova:",
          "[PATCH]",
          "[RFC v2]",
          "(rhbz#12)",
          "don't",
          "\"quoted\"",
          "back\\slash",
          "50%",
          "a_b",
          "x=y",
          "what?",
          "=?UTF-8?q?x?=",
          "=?",
          "?=",
          "\t",
          " ",
          "  ",
          "...",
          "a..b",
          "-",
          "--",
          "---",
          "a/b/c.py",
          ".x",
          "x.",
          "%s%n",
          "$(touch",
          "`x`",
          "<a@b>",
          "e-mail@example.org,",
          "semi;colon",
          "\u000b",
          "\f",
          "\u0001",
          "\u007f",
          "1.2.3",
          "word,word",
          "CamelCaseIdentifierThatIsRatherLong");
  private static final List<String> UNICODE =
      List.of(
          "\u00e4",
          "Gr\u00f6\u00dfe",
          "\u65e5\u672c\u8a9e",
          "\ud83d\ude00",
          "e\u0301",
          "\u200b",
          "\u041f\u0440\u0438\u0432\u0435\u0442",
          "\u0080",
          "\u00a0",
          "\u2028",
          "\ufeff");
  private static final List<String> BROKEN =
      List.of(
          "\u00ff",
          "\u00e4",
          "\u00c3",
          "\u00e2\u0082",
          "\u00ed\u00a0\u0080",
          "\u00c0\u00af",
          "\u00f5\u0080\u0080\u0080",
          "\u00f4\u0090\u0080\u0080",
          "\u0080\u00bf",
          "\u001b[1m");
  private static final List<String> LINES =
      List.of(
          "",
          " ",
          "\t",
          "---",
          "--- a/x",
          "-- ",
          "diff --git a/x b/x",
          "From x",
          ">From y",
          "From: a",
          "Signed-off-by: A <a@b>",
          "Resolves: rhbz#1",
          "Index: foo",
          "\r",
          "# x",
          "(cherry picked from commit 1234567890123456789012345678901234567890)");
  private static final List<String> ENDS = List.of("\n", "\n", "\n", "\n", " \n", "\r\n", "\t \n");
  private static final List<String> ENCODINGS =
      List.of(
          "ISO-8859-1",
          "latin1",
          "iso8859-15",
          "CP1252",
          "windows-1251",
          "KOI8-R",
          "EUC-JP",
          "SHIFT_JIS",
          "GB18030",
          "UTF-8",
          "utf8",
          "US-ASCII",
          "no-such-charset",
          "latin-1");
  private static final List<String> ZONES =
      List.of(
          "+0000", "-0000", "+0100", "-0730", "+0545", "+1400", "-1200", "+9999", "+0099", "-0001",
          "+100", "+1");

  private final Random random;

  AwkwardText(Random random) {
    this.random = random;
  }

  /** A message; of bytes. */
  String message() {
    StringBuilder text = new StringBuilder();
    text.append(pick(List.of("", "", "", "", "", "\n", " \n\n", "  ")));
    int titleLines = oneIn(6) ? random.nextInt(4) : 1;
    int style = style();
    for (int i = 0; i < titleLines; i++) {
      text.append(line(style, oneIn(8) ? 60 : 10)).append(pick(ENDS));
    }
    if (random.nextBoolean()) {
      body(text.append(pick(ENDS)), oneIn(3) ? style() : 0);
    }
    if (oneIn(5)) {
      text.setLength(Math.max(0, text.length() - 1));
    }
    return text.toString();
  }

  private void body(StringBuilder text, int style) {
    int lines = random.nextInt(8);
    for (int i = 0; i < lines; i++) {
      text.append(oneIn(3) ? pick(LINES) : line(style, 12)).append(pick(ENDS));
    }
    if (oneIn(40)) {
      text.insert(random.nextInt(text.length()), '\0');
    }
  }

  /** The line of an author, of bytes. */
  String author() {
    String seconds =
        switch (random.nextInt(6)) {
          case 0 -> Integer.toString(random.nextInt(1000) + 700_000);
          case 1 -> Long.toString(random.nextInt(Integer.MAX_VALUE) + 3_000_000_000L);
          default -> Integer.toString(random.nextInt(Integer.MAX_VALUE - 700_000) + 700_000);
        };
    return name() + " <" + mail() + "> " + seconds + " " + pick(ZONES);
  }

  private String name() {
    if (oneIn(3)) {
      return "A U Thor";
    }
    String name = line(style(), oneIn(6) ? 25 : 4).replaceAll("[<>\r\n]", "");
    return oneIn(4) ? name : name.trim();
  }

  private String mail() {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "x".repeat(random.nextInt(100)) + "@example.org";
      case 2 -> utf8("\u00e4@\u00f6.example");
      case 3 -> "a b@c";
      default -> "a@example.org";
    };
  }

  /** An encoding header, if there is one. */
  Optional<String> encoding() {
    return oneIn(8) ? Optional.of(pick(ENCODINGS)) : Optional.empty();
  }

  /** 0: ASCII, 1: with some UTF-8, 2: mostly UTF-8, 3: with bytes that are no UTF-8. */
  private int style() {
    return oneIn(2) ? 0 : 1 + random.nextInt(3);
  }

  private String line(int style, int mostWords) {
    StringBuilder line = new StringBuilder();
    int words = random.nextInt(mostWords + 1);
    for (int i = 0; i < words; i++) {
      line.append(i == 0 || oneIn(12) ? "" : " ").append(word(style));
    }
    return line.toString();
  }

  private String word(int style) {
    if (oneIn(40)) {
      return "x".repeat(random.nextInt(100));
    }
    if ((style == 1 && oneIn(6)) || (style == 2 && !oneIn(4))) {
      return utf8(pick(UNICODE));
    }
    return style == 3 && oneIn(6) ? pick(BROKEN) : pick(WORDS);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The UTF-8 bytes of a text, as a string of bytes. */
  static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
