package org.rdopkg.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns a manual page of ours, in mdoc(7), into HTML. It knows the macros that our pages use, and
 * refuses others: so none is dropped silently.
 */
final class MdocHtml {
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "Ar", "var", "Fl", "b", "Cm", "b", "Nm", "b", "Pa", "i", "Em", "i", "Li", "code", "Ev",
          "code");
  private static final Set<String> IGNORED = Set.of("Dd", "Dt", "Os");
  private static final Set<String> CALLABLE =
      Set.of("Ar", "Fl", "Cm", "Nm", "Pa", "Em", "Li", "Ev", "Op", "Oo", "Oc", "Pq", "Xr", "Ns");
  private static final String CLOSING = ".,:;)?!]";

  private final Set<String> pages;
  private final StringBuilder html = new StringBuilder();
  private final Deque<Boolean> openItems = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();
  private String name = "";
  private boolean literal;
  private boolean inParagraph;

  private MdocHtml(Set<String> pages) {
    this.pages = pages;
  }

  /**
   * The body of the page.
   *
   * @param pages the names of pages that may be linked to
   */
  static String of(String page, Set<String> pages) {
    MdocHtml html = new MdocHtml(pages);
    page.lines().forEach(html::line);
    html.endParagraph();
    return html.html.toString();
  }

  private void line(String line) {
    if (line.startsWith(".\\\"")) {
      return;
    }
    if (!line.startsWith(".")) {
      beginParagraph();
      html.append(text(line)).append('\n');
      return;
    }
    List<String> words = words(line.substring(1));
    String macro = words.get(0);
    List<String> rest = words.subList(1, words.size());
    if (!block(macro, rest) && !IGNORED.contains(macro)) {
      beginParagraph();
      html.append(inline(words)).append('\n');
    }
  }

  private boolean block(String macro, List<String> rest) {
    switch (macro) {
      case "Sh" -> heading("h2", String.join(" ", rest));
      case "Ss" -> heading("h3", String.join(" ", rest));
      case "Pp" -> endParagraph();
      case "Bd" -> {
        endParagraph();
        html.append("<pre>");
        literal = true;
      }
      case "Ed" -> {
        html.append("</pre>\n");
        literal = false;
      }
      case "Bl" -> {
        endParagraph();
        html.append("<dl>\n");
        openItems.push(false);
      }
      case "It" -> item(rest);
      case "El" -> {
        endParagraph();
        html.append(openItems.pop() ? "</dd>\n</dl>\n" : "</dl>\n");
      }
      case "Nd" -> html.append(" – ").append(text(String.join(" ", rest))).append('\n');
      default -> {
        return false;
      }
    }
    return true;
  }

  private void heading(String element, String title) {
    endParagraph();
    String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    ids.add(id);
    html.append("<").append(element).append(" id=\"").append(id).append("\">");
    html.append(text(title)).append("</").append(element).append(">\n");
  }

  private void item(List<String> words) {
    endParagraph();
    if (openItems.pop()) {
      html.append("</dd>\n");
    }
    openItems.push(true);
    html.append("<dt>").append(inline(words)).append("</dt>\n<dd>");
  }

  private void beginParagraph() {
    if (!inParagraph && !literal) {
      html.append("<p>");
      inParagraph = true;
    }
  }

  private void endParagraph() {
    if (inParagraph) {
      html.append("</p>\n");
      inParagraph = false;
    }
  }

  /** A line of macros that stand in text. */
  private String inline(List<String> words) {
    Inline line = new Inline(words);
    return line.run();
  }

  /** The state of such a line. */
  private final class Inline {
    private final List<String> words;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> atEnd = new ArrayDeque<>();
    private boolean glued = true;

    Inline(List<String> words) {
      this.words = words;
    }

    String run() {
      int i = 0;
      while (i < words.size()) {
        i = CALLABLE.contains(words.get(i)) ? macro(i) : plain(i);
      }
      atEnd.forEach(out::append);
      return out.toString();
    }

    private int plain(int i) {
      add(text(words.get(i)), isClosing(words.get(i)));
      return i + 1;
    }

    private void add(String piece, boolean closing) {
      if (!glued && !closing) {
        out.append(' ');
      }
      out.append(piece);
      glued = false;
    }

    private int macro(int i) {
      switch (words.get(i)) {
        case "Ns" -> glued = true;
        case "Op", "Pq" -> {
          boolean option = words.get(i).equals("Op");
          add(option ? "[" : "(", false);
          glued = true;
          atEnd.push(option ? "]" : ")");
        }
        case "Oo" -> {
          add("[", false);
          glued = true;
        }
        case "Oc" -> add("]", true);
        case "Xr" -> {
          return reference(i);
        }
        default -> {
          return styled(i);
        }
      }
      return i + 1;
    }

    private int reference(int i) {
      String page = unescaped(words.get(i + 1));
      String shown = Html.escaped(page + "(" + words.get(i + 2) + ")");
      boolean known = pages.contains(page);
      add(known ? "<a href=\"" + page + ".html\">" + shown + "</a>" : shown, false);
      return i + 3;
    }

    /** A macro that styles the words up to the next macro or closing mark. */
    private int styled(int i) {
      String macro = words.get(i);
      List<String> arguments = new ArrayList<>();
      int next = i + 1;
      while (next < words.size()
          && !CALLABLE.contains(words.get(next))
          && !isClosing(words.get(next))) {
        arguments.add(words.get(next++));
      }
      if (macro.equals("Nm")) {
        name = arguments.isEmpty() ? name : String.join(" ", arguments);
        arguments = List.of(name);
      }
      String dash = macro.equals("Fl") ? "-" : "";
      String element = ELEMENTS.get(macro);
      String words = dash + text(String.join(" ", arguments));
      add("<" + element + ">" + words + "</" + element + ">", false);
      return next;
    }
  }

  private static boolean isClosing(String word) {
    return word.length() == 1 && CLOSING.contains(word);
  }

  /** Words of a macro line; quotes keep blanks together. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (char c : (line + " ").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (c == ' ' && !quoted) {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    return words;
  }

  private static String text(String roff) {
    return Html.escaped(unescaped(roff));
  }

  private static String unescaped(String roff) {
    return roff.replace("\\&", "")
        .replace("\\-", "-")
        .replace("\\(ga", "`")
        .replace("\\(aq", "'")
        .replace("\\(ti", "~")
        .replace("\\(ha", "^")
        .replace("\\e", "\\");
  }
}
