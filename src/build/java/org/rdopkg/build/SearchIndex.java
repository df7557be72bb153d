package org.rdopkg.build;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the search of the site looks through: each section of each page. */
final class SearchIndex {
  private static final Pattern HEADING =
      Pattern.compile("<h([123]) id=\"([^\"]*)\">(.*?)</h\\1>", Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("</?(?:b|i|var|code|a|em|strong)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private SearchIndex() {}

  /** A section: names are short, since the reader's browser loads all of them. */
  private record Section(String page, String title, String url, String text) {}

  /** A script that sets the index. */
  static String of(List<SitePage> pages) {
    List<Section> sections = new ArrayList<>();
    for (SitePage page : pages) {
      Matcher heading = HEADING.matcher(page.body());
      String title = page.title();
      String url = page.target();
      int start = 0;
      while (heading.find()) {
        add(sections, page, title, url, page.body().substring(start, heading.start()));
        title = plain(heading.group(3));
        url = page.target() + "#" + heading.group(2);
        start = heading.end();
      }
      add(sections, page, title, url, page.body().substring(start));
    }
    return "window.rdopkgIndex = " + new Gson().toJson(sections) + ";\n";
  }

  private static void add(
      List<Section> sections, SitePage page, String title, String url, String html) {
    String text = plain(html);
    if (!text.isEmpty()) {
      sections.add(new Section(page.title(), title, url, text));
    }
  }

  private static String plain(String html) {
    return TAG.matcher(INLINE.matcher(html).replaceAll(""))
        .replaceAll(" ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
