package org.rdopkg.git.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Headings of the languages that git knows: lines thrown together from the words of a language, and
 * what the installed git shows of them after {@code @@}.
 */
class FunctionNamesAgainstGitTest {
  private static final Map<String, List<String>> WORDS = words();

  @TempDir Path folder;

  @Test
  void git_and_we_show_the_same_headings() throws IOException {
    compare(1, 120);
  }

  @Test
  @Tag("exhaustive")
  void git_and_we_show_the_same_headings_of_masses() throws IOException {
    for (int seed = 10; seed < 20; seed++) {
      compare(seed, 2000);
    }
  }

  private void compare(int seed, int linesEach) throws IOException {
    Random random = new Random(seed);
    List<TextPair> pairs = new ArrayList<>();
    WORDS.forEach(
        (language, words) -> {
          for (int i = 0; i < linesEach; i++) {
            String text = line(random, words) + "\n\n\n\n";
            pairs.add(utf8(language + "/f" + i, text + "x\n", text + "y\n"));
          }
        });
    String attributes =
        WORDS.keySet().stream()
            .map(language -> language + "/* diff=" + language + "\n")
            .collect(Collectors.joining());
    List<byte[]> expected = GitOracle.in(folder, attributes).hunks(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      TextPair pair = pairs.get(i);
      String language = pair.path.substring(0, pair.path.indexOf('/'));
      byte[] ours = pair.hunks(FunctionNames.named(language).orElseThrow());
      assertThat(new String(ours, StandardCharsets.UTF_8))
          .as(pair.path)
          .isEqualTo(new String(expected.get(i), StandardCharsets.UTF_8));
    }
  }

  private static TextPair utf8(String path, String before, String after) {
    return new TextPair(
        path, before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(Random random, List<String> words) {
    StringBuilder line = new StringBuilder(random.nextInt(5) == 0 ? "  " : "");
    for (int n = random.nextInt(9); n >= 0; n--) {
      line.append(words.get(random.nextInt(words.size())));
    }
    return line.append(random.nextInt(10) == 0 ? "\r" : "").toString();
  }

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new TreeMap<>();
    words.put(
        "ada",
        List.of(
            "procedure",
            "function",
            "package",
            "task",
            "protected",
            " ",
            "\t",
            "is",
            "new",
            "renames",
            "separate",
            "A",
            "body",
            "type",
            ";",
            "(",
            ")",
            "begin",
            "--",
            "PROCEDURE",
            "Is ",
            "NEW"));
    words.put(
        "bash",
        List.of(
            "function ",
            "a",
            "_b1",
            " ",
            "\t",
            "()",
            "(",
            ")",
            "{",
            "((",
            "[[",
            "[",
            "-",
            "x",
            "\u000b",
            "\f",
            "1"));
    words.put(
        "bibtex",
        List.of(
            "@", "article", "{", "}", ",", "a", "1", " ", "\t", "\"", "'", "#", "%", "~", "\\", "=",
            ":", "("));
    words.put(
        "cpp",
        List.of(
            "a", "_b", "::", "~", "public", "private", ":", " ", "\t", "//", "/*", "/", "(", ")",
            "{", ";", "*", "&", "class", "#", "case 1", "default", "\u000b", "x"));
    words.put(
        "csharp",
        List.of(
            "public ",
            "static ",
            "async ",
            "partial ",
            "abstract ",
            "class ",
            "struct ",
            "record ",
            "enum ",
            "interface ",
            "namespace ",
            "int",
            "A",
            "<T>",
            "[]",
            "~",
            "@",
            ".",
            " ",
            "\t",
            "(",
            ")",
            "a b",
            "{",
            ";",
            "=",
            "new ",
            "return",
            "if",
            "unsafe ",
            "virtual ",
            ":",
            "\u00e9"));
    words.put(
        "css",
        List.of(
            "a", ".", "#", "@", "[", "]", ":", ";", " ", "\t", "{", "}", "-", "_", "*", "1", "A",
            "\u000b", ","));
    words.put(
        "dts",
        List.of(
            "/", "{", "&a", "a_b", "-", "@1", ":", " ", "\t", ";", "=", "}", "<1>", "#inc", "//",
            "/*"));
    words.put(
        "elixir",
        List.of(
            "def",
            "defp",
            "defmacro",
            "defmodule",
            "defimpl",
            "defprotocol",
            "test",
            "macrop",
            "struct",
            " ",
            "\t",
            "a",
            "(",
            ")",
            "do",
            ",",
            ":"));
    words.put(
        "fortran",
        List.of(
            "program",
            "module",
            "procedure",
            "procedures",
            "subroutine",
            "function",
            "end",
            "block",
            "data",
            "real",
            "*8",
            "(len=1)",
            "'",
            "\"",
            "!",
            "c",
            "C",
            "*",
            " ",
            "\t",
            "x",
            "1",
            "_",
            ",",
            "END "));
    words.put(
        "fountain",
        List.of(".", "int", "EXT", "est", "i/e", "I/E", "/", "-", " ", "\t", "x", "1", "INT"));
    words.put(
        "golang",
        List.of(
            "func",
            "type",
            "struct",
            "interface",
            "{",
            "}",
            " ",
            "\t",
            "x",
            "(",
            ")",
            "[",
            "]",
            "*",
            "=",
            "a"));
    words.put(
        "html",
        List.of(
            "<", "h1", "h2", "H6", "h7", "h0", ">", "/", " ", "\t", "x", "class", "=", "\"",
            "</h1>", "div"));
    words.put(
        "java",
        List.of(
            "public ",
            "static ",
            "class ",
            "enum ",
            "interface ",
            "record ",
            "int",
            "A",
            "<T>",
            "[]",
            "?",
            "&",
            ",",
            ".",
            " ",
            "\t",
            "(",
            ")",
            "a",
            "{",
            ";",
            "=",
            "new ",
            "return ",
            "if ",
            "while",
            "1",
            "_",
            "$",
            "throws"));
    words.put(
        "kotlin",
        List.of(
            "fun",
            "class",
            "interface",
            "enum",
            "data",
            "private",
            "object",
            "val",
            " ",
            "\t",
            "x",
            "A",
            "(",
            ")",
            ":",
            "=",
            "{",
            "@",
            "1"));
    words.put("markdown", List.of("#", "##", " ", "\t", "x", "-", "=", "1", ".", "   ", "\\", "`"));
    words.put(
        "matlab",
        List.of(
            "function",
            "classdef",
            "%",
            "%%",
            "##",
            "#",
            " ",
            "\t",
            "x",
            "=",
            "(",
            ")",
            "end",
            "\u000b",
            "\f",
            "properties",
            "methods"));
    words.put(
        "objc",
        List.of(
            "-",
            "+",
            "(",
            "void",
            "id",
            "NSString *",
            "int",
            "*",
            ")",
            " ",
            "\t",
            "foo",
            ":",
            "{",
            ";",
            "@interface",
            "@implementation",
            "@protocol",
            "@property",
            "@end",
            "static",
            "if",
            "return",
            "for",
            "while",
            "do",
            "else",
            "switch",
            "C",
            "_x",
            "<",
            ">",
            ",",
            "1",
            "^"));
    words.put(
        "pascal",
        List.of(
            "class",
            "procedure",
            "function",
            "constructor",
            "destructor",
            "interface",
            "implementation",
            "initialization",
            "finalization",
            "record",
            "object",
            "type",
            "unit",
            "program",
            "= ",
            "=",
            " ",
            "\t",
            "x",
            "(",
            ")",
            ";",
            ":",
            "begin",
            "end",
            "operator",
            "property"));
    words.put(
        "perl",
        List.of(
            "sub ",
            "a",
            "b2",
            "'",
            ":",
            " ",
            "\t",
            "(",
            "$x",
            ")",
            "{",
            "}",
            "#",
            ";",
            "=",
            "package ",
            "BEGIN",
            "END",
            "DESTROY",
            "=head1 ",
            "=head2",
            "x",
            "lvalue",
            ", ",
            "{}",
            "\u00e9"));
    words.put(
        "php",
        List.of(
            "public",
            "protected",
            "private",
            "static",
            "abstract",
            "final",
            "readonly",
            "function",
            "class",
            "enum",
            "interface",
            "trait",
            "fn",
            "const",
            "namespace",
            " ",
            "\t",
            "x",
            "(",
            ")",
            "{",
            ";",
            "$",
            "&",
            "="));
    words.put(
        "python",
        List.of("class", "async", "def", " ", "\t", "x", "(", ")", ":", "@", "_", "A", "\u00e9"));
    words.put(
        "ruby",
        List.of(
            "class",
            "module",
            "def",
            "end",
            "do",
            "describe",
            "it",
            " ",
            "\t",
            "x",
            "A",
            "::",
            "<",
            "(",
            ")",
            "self.",
            "?",
            "_"));
    words.put(
        "rust",
        List.of(
            "pub",
            "(crate)",
            "(in a)",
            "async",
            "const",
            "unsafe",
            "extern",
            "\"C\"",
            "struct",
            "enum",
            "union",
            "mod",
            "trait",
            "fn",
            "impl",
            "macro_rules!",
            "type",
            "static",
            " ",
            "\t",
            "x",
            "A",
            "<T>",
            "<",
            "(",
            ")",
            "{",
            ";",
            "for",
            "default"));
    words.put(
        "scheme",
        List.of(
            "(",
            "define",
            "def",
            "struct",
            "syntax",
            "class",
            "method",
            "rules",
            "record",
            "proto",
            "alias",
            "library",
            "module",
            "-",
            "*",
            "/",
            "+",
            " ",
            "\t",
            "x",
            ")",
            "lambda",
            "let",
            "define-",
            "-values",
            "public",
            "interface",
            "type",
            "macro",
            "mixin",
            "if",
            "begin"));
    words.put(
        "tex",
        List.of(
            "\\",
            "section",
            "sub",
            "chapter",
            "part",
            "paragraph",
            "*",
            "{",
            "}",
            "[",
            "]",
            " ",
            "x",
            "begin"));
    return words;
  }
}
