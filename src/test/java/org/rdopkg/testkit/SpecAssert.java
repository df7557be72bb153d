package org.rdopkg.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tests say of the spec in a work tree. Reads it in its own simple way, so that a fault of
 * rdopkg's spec reader can't hide itself.
 */
public final class SpecAssert {
  private static final Pattern PATCH =
      Pattern.compile("^Patch(\\d*)\\s*:\\s*(\\S+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final DistgitRepo repo;
  private final String text;

  SpecAssert(DistgitRepo repo) {
    this.repo = repo;
    this.text = read(repo.top());
  }

  private static String read(Path top) {
    try (Stream<Path> files = Files.list(top)) {
      List<Path> specs = files.filter(f -> f.toString().endsWith(".spec")).toList();
      assertThat(specs).as("specs").hasSize(1);
      byte[] bytes = Files.readAllBytes(specs.get(0));
      String utf8 = new String(bytes, UTF_8);
      return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first tag of this name. */
  public TagAssert tag(String name) {
    Matcher matcher =
        Pattern.compile("(?im)^" + Pattern.quote(name) + "\\s*:[ \\t]*(.*?)[ \\t]*\\r?$")
            .matcher(text);
    assertThat(matcher.find()).as("tag " + name + " in\n" + escaped()).isTrue();
    return new TagAssert(matcher.group(1));
  }

  /** The value of one tag. */
  public final class TagAssert {
    private final String value;

    private TagAssert(String value) {
      this.value = value;
    }

    /** The value as it is written. */
    public SpecAssert is(String expected) {
      assertThat(value).as("in\n" + escaped()).isEqualTo(expected);
      return SpecAssert.this;
    }
  }

  /** There are so many Patch lines, and the top folder has exactly the files that they name. */
  public SpecAssert patches(int n) {
    List<String> names = patchFiles();
    assertThat(names).as("Patch lines of\n" + escaped()).hasSize(n);
    try (Stream<Path> files = Files.list(repo.top())) {
      List<String> there =
          files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".patch")).toList();
      assertThat(there).containsExactlyInAnyOrderElementsOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The Patch lines name these files, in this order. */
  public SpecAssert patchFiles(String... names) {
    assertThat(patchFiles()).as("Patch lines of\n" + escaped()).containsExactly(names);
    return this;
  }

  private List<String> patchFiles() {
    return PATCH.matcher(text).results().map(r -> r.group(2)).toList();
  }

  /** The newest changelog entry has so many items. */
  public SpecAssert changelogTop(int items) {
    assertThat(topEntry().stream().filter(l -> l.startsWith("-")))
        .as("items of the newest entry of\n" + escaped())
        .hasSize(items);
    return this;
  }

  /** The newest changelog entry: its head line without the {@code * }, then its items. */
  public SpecAssert changelogTop(String head, String... items) {
    List<String> entry = topEntry();
    assertThat(entry.get(0)).isEqualTo("* " + head);
    assertThat(entry.subList(1, entry.size())).containsExactly(items);
    return this;
  }

  private List<String> topEntry() {
    List<String> lines = text.lines().toList();
    int at = 0;
    while (at < lines.size() && !lines.get(at).toLowerCase(Locale.ROOT).startsWith("%changelog")) {
      at++;
    }
    while (at < lines.size() && !lines.get(at).startsWith("* ")) {
      at++;
    }
    assertThat(at).as("a changelog entry in\n" + escaped()).isLessThan(lines.size());
    int end = at + 1;
    while (end < lines.size() && !lines.get(end).isBlank() && !lines.get(end).startsWith("* ")) {
      end++;
    }
    return lines.subList(at, end);
  }

  public SpecAssert contains(String... parts) {
    assertThat(text).contains(parts);
    return this;
  }

  public SpecAssert doesNotContain(String part) {
    assertThat(text).doesNotContain(part);
    return this;
  }

  /** The whole text is what the golden file says. */
  public SpecAssert is(Golden golden) {
    golden.check(text, "spec");
    return this;
  }

  public String text() {
    return text;
  }

  public RepoAssert repo() {
    return repo.repo();
  }

  /** The next run in the same checkout. */
  public Run run(String... args) {
    return repo.run(args);
  }

  private String escaped() {
    return text.replace("%", "%%");
  }
}
