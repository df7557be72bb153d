package org.rdopkg.spec.lint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.SpecLine;

/** Encoding and line ends of the file. */
final class TextCheck {
  private TextCheck() {}

  static void check(LintSubject subject, Findings findings) {
    encoding(subject.spec(), findings);
    lineEnds(subject.spec(), findings);
  }

  private static void encoding(SpecFile spec, Findings findings) {
    if (spec.charset().equals(StandardCharsets.UTF_8)) {
      return;
    }
    for (int line = 1; line <= spec.lineCount(); line++) {
      if (!isUtf8(spec.line(line).text().getBytes(spec.charset()))) {
        findings.add(
            LintRule.NOT_UTF8,
            line,
            "this line is not UTF-8; rpm wants all texts of a package in UTF-8. Convert the spec:"
                + " iconv -f ISO-8859-1 -t UTF-8");
        return;
      }
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void lineEnds(SpecFile spec, Findings findings) {
    long crlf = spec.lines().stream().filter(l -> l.ending().equals("\r\n")).count();
    long lf = spec.lines().stream().filter(l -> l.ending().equals("\n")).count();
    if (crlf == 0 || lf == 0) {
      return;
    }
    String rare = crlf <= lf ? "\r\n" : "\n";
    int first = 1;
    for (SpecLine line : spec.lines()) {
      if (line.ending().equals(rare)) {
        findings.add(
            LintRule.MIXED_LINE_ENDS,
            first,
            "%d lines end with CR LF and %d with LF, this is the first of the fewer ones. Make them"
                    .formatted(crlf, lf)
                + " the same: a CR becomes a part of commands and values.");
        return;
      }
      first++;
    }
  }
}
