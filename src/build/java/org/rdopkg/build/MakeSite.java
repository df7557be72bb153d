package org.rdopkg.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code MakeSite PROJECT FOLDER}: one web site of README, documents and manual, which needs no
 * server.
 */
final class MakeSite {
  private static final String START = "Start";
  private static final String GUIDE = "Guide";
  private static final String BACKGROUND = "Background";
  private static final String DECISIONS = "Decisions";
  private static final String MANUAL = "Manual";

  private final Path project;
  private final Path site;
  private final Map<Path, String> targets = new LinkedHashMap<>();

  private MakeSite(Path project, Path site) {
    this.project = project;
    this.site = site;
  }

  public static void main(String[] args) throws IOException {
    new MakeSite(Path.of(args[0]).toAbsolutePath().normalize(), Path.of(args[1])).make();
  }

  private void make() throws IOException {
    Files.createDirectories(site);
    chooseTargets();
    List<SitePage> pages = new ArrayList<>();
    for (Path source : targets.keySet()) {
      pages.add(source.toString().endsWith(".md") ? document(source) : manual(source));
    }
    String template = Files.readString(project.resolve("src/build/site/page.html"));
    for (SitePage page : pages) {
      write(page.target(), filled(template, page, pages));
    }
    write("search-index.js", SearchIndex.of(pages));
    for (String file : List.of("site.css", "site.js")) {
      write(file, Files.readString(project.resolve("src/build/site/" + file)));
    }
  }

  private void chooseTargets() throws IOException {
    targets.put(Path.of("README.md"), "index.html");
    Path guide = Path.of("docs/guide.md");
    targets.put(guide, "guide.html");
    for (Path page : linked(guide)) {
      targets.put(page, "guide/" + html(page));
    }
    for (Path page : files("docs", ".md")) {
      targets.putIfAbsent(page, html(page));
    }
    targets.put(Path.of("test-repos/README.md"), "test-repos.html");
    for (Path page : files("docs/decisions", ".md")) {
      targets.put(page, "decisions/" + html(page));
    }
    targets.put(Path.of("man/rdopkg.1"), "man/rdopkg.html");
    for (Path page : files("man", ".1")) {
      targets.put(page, "man/" + html(page));
    }
  }

  /** The guide's pages in the order of its list. */
  private List<Path> linked(Path page) throws IOException {
    return Pattern.compile("\\]\\((guide/[^)#]+\\.md)\\)")
        .matcher(Files.readString(project.resolve(page)))
        .results()
        .map(m -> Path.of("docs", m.group(1)))
        .distinct()
        .toList();
  }

  private List<Path> files(String folder, String suffix) throws IOException {
    if (!Files.isDirectory(project.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(project.resolve(folder))) {
      return files
          .filter(f -> f.toString().endsWith(suffix))
          .map(project::relativize)
          .sorted()
          .toList();
    }
  }

  private static String html(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.')) + ".html";
  }

  private static String group(Path source) {
    String path = source.toString();
    if (path.equals("README.md") || path.equals("docs/CHANGELOG.md")) {
      return START;
    }
    if (path.startsWith("docs/guide")) {
      return GUIDE;
    }
    if (path.startsWith("docs/decisions")) {
      return DECISIONS;
    }
    return path.startsWith("man/") ? MANUAL : BACKGROUND;
  }

  private SitePage document(Path source) throws IOException {
    String target = targets.get(source);
    List<Path> files = new ArrayList<>();
    Markdown document =
        new Markdown(
            Files.readString(project.resolve(source)), link -> link(source, target, link, files));
    for (Path file : files) {
      Files.createDirectories(site.resolve(file).getParent());
      Files.write(site.resolve(file), Files.readAllBytes(project.resolve(file)));
    }
    return new SitePage(source, target, group(source), document.title(), document.html());
  }

  private SitePage manual(Path source) throws IOException {
    Set<String> names =
        targets.keySet().stream()
            .filter(p -> p.startsWith("man"))
            .map(p -> html(p).replace(".html", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    String title = html(source).replace(".html", "");
    String body =
        "<h1 id=\"top\">"
            + title
            + "(1)</h1>\n"
            + MdocHtml.of(Files.readString(project.resolve(source)), names);
    return new SitePage(source, targets.get(source), group(source), title, body);
  }

  /** Where a link of a document leads in the site; files that are no pages are taken along. */
  private String link(Path source, String target, String link, List<Path> files) {
    if (link.contains("://") || link.startsWith("#") || link.startsWith("mailto:")) {
      return link;
    }
    int hash = link.indexOf('#');
    String anchor = hash < 0 ? "" : link.substring(hash);
    Path file = source.resolveSibling(hash < 0 ? link : link.substring(0, hash)).normalize();
    if (Files.isDirectory(project.resolve(file))) {
      file = file.resolve("README.md");
    }
    String page = targets.get(file);
    if (page == null) {
      if (!Files.isRegularFile(project.resolve(file))) {
        throw new IllegalStateException(source + ": there is no " + link);
      }
      files.add(file);
      page = file.toString();
    }
    return "../".repeat((int) target.chars().filter(c -> c == '/').count()) + page + anchor;
  }

  private static String filled(String template, SitePage page, List<SitePage> pages) {
    return template
        .replace("@TITLE@", Html.escaped(page.title()))
        .replace("@UP@", page.up())
        .replace("@NAVIGATION@", navigation(page, pages))
        .replace(
            "@BODY@",
            page.body()
                .replace("<table>", "<div class=\"wide\"><table>")
                .replace("</table>", "</table></div>"));
  }

  private static String navigation(SitePage here, List<SitePage> pages) {
    StringBuilder html = new StringBuilder();
    for (String group : List.of(START, GUIDE, MANUAL, BACKGROUND, DECISIONS)) {
      List<SitePage> members = pages.stream().filter(p -> p.group().equals(group)).toList();
      if (members.isEmpty()) {
        continue;
      }
      html.append("<h2>").append(group).append("</h2>\n<ul>\n");
      for (SitePage page : members) {
        String current = page.equals(here) ? " aria-current=\"page\"" : "";
        html.append("<li><a href=\"").append(here.up()).append(page.target()).append('"');
        html.append(current).append('>').append(Html.escaped(page.title())).append("</a></li>\n");
      }
      html.append("</ul>\n");
    }
    return html.toString();
  }

  private void write(String target, String text) throws IOException {
    Path file = site.resolve(target);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
