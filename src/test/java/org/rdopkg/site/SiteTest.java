package org.rdopkg.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The site is whole, and can be read and searched in a browser. {@code -Drdopkg.screenshots=FOLDER}
 * leaves pictures.
 */
class SiteTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final int NARROW = 400;

  @TempDir static Path temp;
  private static Path site;

  @BeforeAll
  static void make() throws Exception {
    Path classes = Files.createDirectories(temp.resolve("classes"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
    try (Stream<Path> sources = Files.list(PROJECT.resolve("src/build/java/org/rdopkg/build"))) {
      sources.map(Path::toString).forEach(arguments::add);
    }
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(compiled).isZero();
    site = temp.resolve("site");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + ":" + System.getProperty("java.class.path"),
                "org.rdopkg.build.MakeSite",
                PROJECT.toString(),
                site.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    }
  }

  @Test
  void everyDocumentAndManualPageIsThere() throws IOException {
    assertThat(site.resolve("guide/set-up.html")).exists();
    try (Stream<Path> manual = Files.list(PROJECT.resolve("man"))) {
      manual
          .map(f -> String.valueOf(f.getFileName()))
          .filter(f -> f.endsWith(".1"))
          .forEach(f -> assertThat(site.resolve("man/" + f.replace(".1", ".html"))).exists());
    }
  }

  @Test
  void noLinkIsDead() throws IOException {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!link.group(1).contains("://")) {
          check(page, link.group(1));
        }
      }
    }
  }

  private static void check(Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    assertThat(target).as(site.relativize(page) + " -> " + link).isRegularFile();
    if (hash >= 0) {
      Set<String> ids = new HashSet<>();
      ID.matcher(Files.readString(target)).results().forEach(m -> ids.add(m.group(1)));
      assertThat(ids).as(site.relativize(page) + " -> " + link).contains(link.substring(hash + 1));
    }
  }

  @Test
  void everySectionCanBeFound() throws IOException {
    String index = Files.readString(site.resolve("search-index.js"));
    for (String part : List.of("man/rdopkg-patch.html#options", "guide/conflict.html", "--color")) {
      assertThat(index.contains(part)).as("the index has " + part).isTrue();
    }
  }

  @Test
  void everyPageCanBeReadAt400Pixels() throws Exception {
    assumeTrue(Chromium.isInstalled(), "chromium is not installed");
    try (Chromium browser = Chromium.start(temp).size(NARROW, 800)) {
      for (Path page : pages()) {
        browser.open(address(site.relativize(page).toString()));
        assertThat(browser.evaluate("document.scrollingElement.scrollWidth").getAsInt())
            .as("width of " + site.relativize(page))
            .isLessThanOrEqualTo(NARROW);
        assertThat(browser.evaluate(SMALLEST_TEXT).getAsDouble())
            .as("smallest text of " + site.relativize(page))
            .isGreaterThanOrEqualTo(12);
      }
      picture(browser, "narrow");
    }
  }

  private static final String SMALLEST_TEXT =
      "Math.min(...[...document.querySelectorAll('main *')]"
          + ".map(e => parseFloat(getComputedStyle(e).fontSize)))";

  @Test
  void searchNeedsOnlyTheKeyboard() throws Exception {
    assumeTrue(Chromium.isInstalled(), "chromium is not installed");
    try (Chromium browser = Chromium.start(temp).size(1200, 900)) {
      browser.open(address("guide/set-up.html"));
      browser.key("/").type("new-version dry-run");
      browser.waitFor("document.querySelectorAll('#results [role=option]').length > 1");
      picture(browser, "search");
      assertThat(chosen(browser)).contains("rdopkg-new-version");
      browser.key("ArrowDown");
      assertThat(browser.evaluate("document.activeElement.id").getAsString()).isEqualTo("search");
      String second = chosen(browser);
      browser.key("ArrowUp");
      assertThat(chosen(browser)).isNotEqualTo(second).contains("rdopkg-new-version");
      browser.key("Enter");
      browser.waitFor("location.href.includes('man/rdopkg-new-version.html')");
      browser.open(address("index.html")).key("/").type("qqqq");
      browser.waitFor("document.querySelector('#results .none') !== null");
      browser.key("Escape");
      assertThat(browser.evaluate("document.getElementById('results').hidden").getAsBoolean())
          .isTrue();
    }
  }

  private static String chosen(Chromium browser) throws Exception {
    return browser
        .evaluate("document.querySelector('#results [aria-selected=true] a').href")
        .getAsString();
  }

  private static String address(String page) {
    return "file://" + site.resolve(page);
  }

  private static void picture(Chromium browser, String name) throws Exception {
    String folder = System.getProperty("rdopkg.screenshots");
    if (folder != null) {
      browser.screenshot(Path.of(folder, name + ".png"));
    }
  }
}
