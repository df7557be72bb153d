package org.rdopkg.spec.macro;

/** rpm's built-in macros that make one text of another, such as {@code %{basename:...}}. */
final class TextFunctions {
  private TextFunctions() {}

  /** The function's answer; unknown when the argument is and its inside matters. */
  static String apply(String name, String argument, Expander expander) {
    if (name.equals("shrink")) {
      return shrink(argument);
    }
    if (name.equals("shescape")) {
      return "'" + argument.replace("'", "'\\''") + "'";
    }
    if (UnknownMarks.in(argument)) {
      return expander.unknown(
          "%{" + name + ":" + argument + "}", expander.marks.first(argument).why());
    }
    return switch (name) {
      case "basename" -> argument.substring(argument.lastIndexOf('/') + 1);
      case "dirname" ->
          argument.indexOf('/') < 0 ? argument : argument.substring(0, argument.lastIndexOf('/'));
      case "suffix" ->
          argument.indexOf('.') < 0 ? "" : argument.substring(argument.lastIndexOf('.') + 1);
      case "url2path", "u2p" -> urlToPath(argument);
      case "uncompress" -> argument.isEmpty() ? "" : "/usr/lib/rpm/rpmuncompress " + argument;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** White space at the ends goes, elsewhere it becomes one blank. */
  private static String shrink(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Names.isSpace(c)) {
        gap = true;
      } else {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The path part of a URL of a kind that rpm knows; anything else stays. */
  private static String urlToPath(String url) {
    if (url.equals("-") || url.isEmpty()) {
      return "/";
    }
    for (String scheme : new String[] {"file://", "ftp://", "hkp://", "http://", "https://"}) {
      if (url.startsWith(scheme)) {
        int slash = url.indexOf('/', scheme.length());
        return slash < 0 ? "/" : url.substring(slash);
      }
    }
    return url;
  }
}
