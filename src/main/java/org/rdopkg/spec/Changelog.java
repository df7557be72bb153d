package org.rdopkg.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code %changelog} of a spec, as far as it stands in the spec itself.
 *
 * <p>Some specs have the section twice; the first one with entries counts, else the last one.
 */
public final class Changelog {
  private final SpecFile spec;
  private final Optional<Section> section;
  private final List<ChangelogEntry> entries;

  private Changelog(SpecFile spec) {
    this.spec = spec;
    List<Section> all = spec.sections("changelog");
    section =
        all.stream()
            .filter(s -> !headers(s).isEmpty())
            .findFirst()
            .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)));
    entries = section.map(this::read).orElse(List.of());
  }

  public static Changelog of(SpecFile spec) {
    return new Changelog(spec);
  }

  /** The section; empty when the spec has none. */
  public Optional<Section> section() {
    return section;
  }

  /** The entries from the newest (top) to the oldest. */
  public List<ChangelogEntry> entries() {
    return entries;
  }

  /** The newest entry. */
  public Optional<ChangelogEntry> top() {
    return entries.stream().findFirst();
  }

  /**
   * The line that fetches the changelog from elsewhere, if there is one: {@code %autochangelog}, or
   * an included file. The spec then gets no entries.
   */
  public Optional<SpecLine> fetchedBy() {
    for (Section s : spec.sections("changelog")) {
      for (int line = s.first(); line <= s.last(); line++) {
        if (!spec.line(line).isComment() && isFetching(spec.line(line).text().strip())) {
          return Optional.of(spec.line(line));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isFetching(String text) {
    boolean automatic = text.contains("autochangelog") && !SpecOutline.isConditional(text);
    return text.startsWith("%")
        && (automatic
            || text.startsWith("%include")
            || text.startsWith("%{include:")
            || text.startsWith("%{load:"));
  }

  /** Only the first header may be indented: rpm takes a later {@code *} behind blanks as text. */
  private List<Integer> headers(Section s) {
    List<Integer> found = new ArrayList<>();
    for (int line = s.first(); line <= s.last(); line++) {
      String text = spec.line(line).text();
      boolean header = found.isEmpty() ? ChangelogHeader.isHeader(text) : text.startsWith("*");
      if (header && !spec.isInsideMacro(line)) {
        found.add(line);
      }
    }
    return found;
  }

  private List<ChangelogEntry> read(Section s) {
    List<Integer> headers = headers(s);
    List<ChangelogEntry> read = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      int end = i + 1 < headers.size() ? headers.get(i + 1) - 1 : s.last();
      read.add(entry(headers.get(i), end));
    }
    return read;
  }

  private ChangelogEntry entry(int line, int last) {
    ChangelogHeader header = new ChangelogHeader(spec.line(line).text());
    int first = line + 1;
    int end = last;
    while (end >= first && spec.line(end).isBlank()) {
      end--;
    }
    while (first <= end && spec.line(first).isBlank()) {
      first++;
    }
    List<String> body = new ArrayList<>();
    for (int i = first; i <= end; i++) {
      body.add(spec.line(i).text());
    }
    return new ChangelogEntry(
        line,
        header.text,
        Optional.ofNullable(header.date),
        Optional.ofNullable(header.time),
        header.author,
        header.evr,
        body);
  }
}
