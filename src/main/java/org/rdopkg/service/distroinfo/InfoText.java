package org.rdopkg.service.distroinfo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rdopkg.service.distroinfo.InfoValue.Fields;
import org.rdopkg.service.distroinfo.InfoValue.Items;
import org.rdopkg.service.distroinfo.InfoValue.Nothing;
import org.rdopkg.service.distroinfo.InfoValue.Scalar;

/**
 * Values on one line, in the notation that scripts which read the output of {@code info-tags-diff}
 * and {@code info-attr-diff} know: Python's.
 */
public final class InfoText {
  private InfoText() {}

  /** A value on its own: a text without quotes. */
  public static String plain(InfoValue value) {
    return value instanceof Scalar scalar ? word(scalar) : quoted(value);
  }

  /** Texts as a list: {@code ['a', 'b']}. */
  public static String list(List<String> texts) {
    return texts.stream().map(InfoText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(InfoValue value) {
    if (value instanceof Nothing) {
      return "None";
    }
    if (value instanceof Scalar scalar) {
      return scalar.isText() ? quoted(scalar.text()) : word(scalar);
    }
    if (value instanceof Items items) {
      return items.values().stream()
          .map(InfoText::quoted)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Fields) value)
        .map().entrySet().stream()
            .map(
                (Map.Entry<String, InfoValue> e) ->
                    quoted(e.getKey()) + ": " + quoted(e.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String word(Scalar scalar) {
    if (scalar.isText() || !YamlTypes.isTruth(scalar.text())) {
      return scalar.text();
    }
    return YamlTypes.truth(scalar.text()) ? "True" : "False";
  }

  private static String quoted(String text) {
    boolean other = text.indexOf('\'') >= 0 && text.indexOf('"') < 0;
    char quote = other ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(out, c, quote));
    return out.append(quote).toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
          out.append("\\x%02x".formatted(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
