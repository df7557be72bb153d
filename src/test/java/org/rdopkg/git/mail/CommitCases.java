package org.rdopkg.git.mail;

import static org.rdopkg.git.mail.CommitCase.that;
import static org.rdopkg.git.mail.HistoryBuilder.EXECUTABLE;
import static org.rdopkg.git.mail.HistoryBuilder.FILE;
import static org.rdopkg.git.mail.HistoryBuilder.SUBMODULE;
import static org.rdopkg.git.mail.HistoryBuilder.SYMLINK;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A commit for each rule that patch files follow. */
final class CommitCases {
  private CommitCases() {}

  static List<CommitCase> all() {
    List<CommitCase> cases = new ArrayList<>();
    cases.addAll(subjects());
    cases.addAll(bodies());
    cases.addAll(authors());
    cases.addAll(encodings());
    cases.addAll(names());
    cases.addAll(types());
    cases.addAll(stats());
    cases.addAll(binaries());
    return cases;
  }

  private static List<CommitCase> subjects() {
    return List.of(
        that("an empty message leaves [PATCH] alone").message(""),
        that("a message of blanks is empty").message(" \n\t\n"),
        that("empty lines in front are dropped").message("\n \n\nSubject\n"),
        that("blanks in front of the subject stay").message("  Subject\n"),
        that("lines of the first paragraph are joined").message("one \ntwo\t\n three\n\nbody\n"),
        that("a long subject is folded").message("word ".repeat(40)),
        that("a word longer than a line gets its own").message("x".repeat(200)),
        that("a word that ends in column 78 stays").message("x".repeat(56) + " 1234\n"),
        that("a word that ends in column 79 does not").message("x".repeat(56) + " 12345\n"),
        that("tabs count up to the next stop").message("x".repeat(52) + "\t\tz and more\n"),
        that("control characters take room away").message("x".repeat(58) + " \u0001 zz\n"),
        that("text beyond ASCII becomes encoded words").message("Gr\u00f6\u00dfe: a_b =? c?\n"),
        that("encoded words are folded").message("\u65e5\u672c\u8a9e ".repeat(30)),
        that("a character is never split").message("\ud83d\ude00".repeat(30)),
        that("=? alone needs encoding").message("What is =? here\n"),
        that("= alone does not").message("a = b ? c : d\n"),
        that("an escape character needs encoding").message("red \u001b[31m\n"),
        that("a vertical tab is no white space").message("a\u000bb \u00e4\u000b\n"),
        that("bytes that are no UTF-8 are encoded one by one").rawMessage("x \u00ff\u00c3 y\n"),
        that("a NUL ends the message").rawMessage("subject\n\nbody\0rest\n"),
        that("the prefix of a sent mail stays").message("[PATCH 1/2] Re: x\n"),
        that("CRLF is white space").message("one\r\ntwo\r\n\r\nbody\r\n"));
  }

  private static List<CommitCase> bodies() {
    return List.of(
        that("a separator in the body stays").message("s\n\na\n---\nb\n"),
        that("a diff in the body stays").message("s\n\ndiff --git a/x b/x\n--- a/x\n"),
        that("From at the start of a line is not quoted").message("s\n\nFrom x\n>From y\n"),
        that("From: in the body stays").message("s\n\nFrom: B <b@c>\nSubject: x\n"),
        that("white space at line ends goes").message("s\n\na  \nb\t\n \nc\r\n\n\n"),
        that("many empty lines stay between paragraphs").message("s\n\n\n\na\n\n\nb\n"),
        that("a tab stays a tab").message("s\n\na\tb\n\tc\n"),
        that("a body beyond ASCII is announced").message("s\n\n\u00e4\n"),
        that("a body with an escape character is announced").message("s\n\n\u001b\n"),
        that("trailers are text").message("s\n\nb\n\nChange-Id: I1\nSigned-off-by: A <a@b>\n"),
        that("no line feed at the end").message("s\n\nbody"));
  }

  private static List<CommitCase> authors() {
    return List.of(
        that("a name with a dot is quoted").name("A. U. Thor"),
        that("a name with quotes is quoted and escaped").name("A \"U\" Thor\\x"),
        that("a name beyond ASCII is encoded").name("J\u00f6rg \"J.\" Gr\u00f6\u00dfe"),
        that("a long name is folded").name("Very Long Name ".repeat(10)),
        that("a long quoted name is folded").name("Very.Long Name ".repeat(10)),
        that("a long encoded name is folded").name("\u00c4\u00d6\u00dc ".repeat(20)),
        that("an address that does not fit goes to the next line").name("x".repeat(59)),
        that("a name may be empty").author("<a@b> 1600000000 +0000"),
        that("an address may be empty").author("A <> 1600000000 +0000"),
        that("an address is written as it is").author("A <\u00e4 \"b\"@c> 1600000000 +0000"),
        that("odd zones are written as they are").author("A <a@b> 1600000000 +9999"),
        that("half-hour zones").author("A <a@b> 1600000000 -0330"),
        that("minus zero is plus zero").author("A <a@b> 1600000000 -0000"),
        that("the epoch").author("A <a@b> 0 +0000"),
        that("after 2038").author("A <a@b> 4102444800 +0100"),
        that("a far future").author("A <a@b> 99999999999999 +0100"),
        that("no date is the epoch").author("A <a@b>"),
        that("a bad date is the epoch").author("A <a@b> now +0000"),
        that("without an address there is neither From nor Date").author("A U Thor"));
  }

  private static List<CommitCase> encodings() {
    return List.of(
        that("Latin-1 is brought to UTF-8").encoded("ISO-8859-1", "ISO-8859-1", "Gr\u00f6\u00dfe"),
        that("latin-1 is a name for it").encoded("latin-1", "ISO-8859-1", "Gr\u00f6\u00dfe"),
        that("Windows-1252")
            .encoded("CP1252", "windows-1252", "\u201eGr\u00f6\u00dfe\u201c \u20ac"),
        that("KOI8-R").encoded("koi8-r", "KOI8-R", "\u041f\u0440\u0438\u0432\u0435\u0442"),
        that("EUC-JP").encoded("EUC-JP", "EUC-JP", "\u65e5\u672c\u8a9e"),
        that("Shift JIS has a yen sign").encoded("Shift_JIS", "Shift_JIS", "\u65e5\u672c \\ ~"),
        that("CP932 has a backslash").encoded("CP932", "windows-31j", "\u65e5\u672c \\ ~ \u2460"),
        that("ISO-2022-JP").encoded("ISO-2022-JP", "ISO-2022-JP", "\u65e5\u672c\u8a9e x"),
        that("EUC-KR").encoded("EUC-KR", "EUC-KR", "\ud55c\uae00"),
        that("CP949").encoded("CP949", "x-windows-949", "\ud55c\uae00 \ub620"),
        that("GBK").encoded("GBK", "GBK", "\u4e2d\u6587 \u20ac"),
        that("GB18030").encoded("GB18030", "GB18030", "\u4e2d\u6587 \ud83d\ude00"),
        that("Big5").encoded("Big5", "Big5", "\u4e2d\u6587"),
        that("UTF-8 by name").encoded("UTF-8", "UTF-8", "Gr\u00f6\u00dfe"),
        that("an unknown encoding leaves the bytes").encoding("x-none").rawMessage("a \u00e4\n"),
        that("invalid text leaves the bytes").encoding("ASCII").rawMessage("a \u00e4\n"),
        that("an empty encoding").encoding("").rawMessage("a \u00e4\n"));
  }

  private static List<CommitCase> names() {
    return List.of(
        that("a name with a blank has a tab after it").file("a b", "1\n", "2\n"),
        that("a new file with a blank").file("c d", null, "2\n"),
        that("a name with a quote is quoted").file("a\"b", "1\n", "2\n"),
        that("a quoted name with a blank").file("a\" b", "1\n", "2\n"),
        that("a backslash is quoted").file("a\\b", "1\n", "2\n"),
        that("control characters are quoted")
            .file("\u0001\u0007\b\t\n\u000b\f\r\u001b\u007f", "", "2\n"),
        that("bytes beyond ASCII are quoted").file("caf\u00c3\u00a9/\u00ff", "1\n", "2\n"),
        that("a file between others in order")
            .file("foo", "1\n", null)
            .file("foo-bar", "1\n", "2\n")
            .file("foo.c", "1\n", "2\n")
            .file("foo/x", null, "2\n")
            .file("foo0", "1\n", "2\n"),
        that("a folder becomes a file").file("dir/a", "1\n", null).file("dir", null, "1\n"),
        that("a deep path").file("d/".repeat(60) + "f", "1\n", "2\n"));
  }

  private static List<CommitCase> types() {
    byte[] text = "text\n".getBytes(StandardCharsets.US_ASCII);
    byte[] target = "target".getBytes(StandardCharsets.US_ASCII);
    byte[] commit = new byte[20];
    commit[0] = 7;
    byte[] other = new byte[20];
    return List.of(
        that("an empty commit has an empty file").changesNothing(),
        that("an executable").file("t", FILE, null, EXECUTABLE, text),
        that("a mode change alone").file("t", FILE, text, EXECUTABLE, text),
        that("a mode change and a change").file("t", EXECUTABLE, text, FILE, target),
        that("a link is created").file("t", FILE, null, SYMLINK, target),
        that("a link changes").file("t", SYMLINK, target, SYMLINK, text),
        that("a file becomes a link").file("t", FILE, text, SYMLINK, target),
        that("a link becomes a program").file("t", SYMLINK, target, EXECUTABLE, target),
        that("a submodule alone is ignored").file("t", SUBMODULE, commit, SUBMODULE, other),
        that("a new submodule is ignored").file("t", FILE, null, SUBMODULE, commit),
        that("a submodule becomes a file").file("t", SUBMODULE, commit, FILE, text),
        that("a file becomes a submodule").file("t", FILE, text, SUBMODULE, commit),
        that("a binary file becomes a link").file("t", FILE, commit, SYMLINK, target),
        that("an empty file is created").file("t", null, ""),
        that("an empty file goes").file("t", "", null),
        that("a file is emptied").file("t", "a\n", ""),
        that("a group-writable file is a file").file("t", 0100664, text, FILE, target),
        that("no line feed at the end").file("t", "a\nb", "a\nc"),
        that("a line feed is added").file("t", "a\nb", "a\nb\n"),
        that("CRLF").file("t", "a\r\nb\r\n", "a\r\nc\r\n"),
        that("a lone CR is text").file("t", "a\rb\r", "a\rc\r"));
  }

  private static List<CommitCase> stats() {
    String lines = "line\n".repeat(1000);
    String name = "a-rather-long-name-".repeat(5);
    return List.of(
        that("a graph is scaled").file("s", null, lines).file("r", "a\n", "b\n"),
        that("a long name is cut").file(name, "1\n", "2\n"),
        that("a long path is cut at a slash").file("dir/".repeat(20) + "x", "1\n", "2\n"),
        that("a long name and many lines").file(name, null, lines).file("r", "1\n", "2\n"),
        that("a long name and a binary file").file(name, null, "\0").file("r", "1\n", "2\n"),
        that("a binary file beside one line").file("b", "\0a", "\0bb").file("c", "1\n", "2\n"),
        that("only deletions").file("s", "a\nb\n", "a\n"),
        that("one of many").file("s", lines, lines + "x\n").file("t", null, lines.repeat(10)),
        that("a quoted name is longer").file("\u00ff".repeat(12), null, lines));
  }

  private static List<CommitCase> binaries() {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    byte[] changed = noise.clone();
    changed[2500]++;
    byte[] zeros = new byte[300_000];
    byte[] fewer = new byte[200_000];
    byte[] late = ("a\n".repeat(4000) + "\0\n").getBytes(StandardCharsets.US_ASCII);
    byte[] longer = Arrays.copyOf(late, late.length + 5);
    byte[] soon = ("a\n".repeat(3999) + "b\0\n").getBytes(StandardCharsets.US_ASCII);
    return List.of(
        that("a binary file is created").file("b", FILE, null, FILE, noise),
        that("a delta").file("b", FILE, noise, FILE, changed),
        that("a binary file is deleted").file("b", FILE, noise, FILE, null),
        that("a binary file changes its mode").file("b", FILE, noise, EXECUTABLE, noise),
        that("a binary file and its mode").file("b", FILE, noise, EXECUTABLE, changed),
        that("copies of more than 65,536 bytes").file("b", FILE, zeros, FILE, fewer),
        that("a NUL after 8,000 bytes is text").file("b", FILE, late, FILE, longer),
        that("a NUL before makes binary").file("b", FILE, late, FILE, soon),
        that("text becomes binary").file("b", FILE, late, FILE, noise));
  }
}
