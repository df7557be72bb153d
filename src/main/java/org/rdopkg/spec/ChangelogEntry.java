package org.rdopkg.spec;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a {@code %changelog}.
 *
 * @param line the line of its header, from 1
 * @param header the header line as written, {@code * Mon Nov 23 2026 Name <mail> VR}
 * @param date the day, when the header has one that can be read
 * @param time the time of day, when the header has one
 * @param author name and mail as written
 * @param evr the version that the header names; may be empty
 * @param body the lines between this header and the next, without blank lines around them
 */
public record ChangelogEntry(
    int line,
    String header,
    Optional<LocalDate> date,
    Optional<LocalTime> time,
    String author,
    String evr,
    List<String> body) {
  public ChangelogEntry {
    body = List.copyOf(body);
  }

  /**
   * The items as a person reads them: without the {@code - }, lines that go on joined, doubled
   * percent signs single, comments and items without a text left out.
   */
  public List<String> items() {
    List<String> items = new ArrayList<>();
    for (String line : body) {
      String text = line.strip().replace("%%", "%");
      if (text.startsWith("-")) {
        items.add(text.substring(1).strip());
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        int last = items.size() - 1;
        if (last < 0) {
          items.add(text);
        } else {
          items.set(last, items.get(last) + " " + text);
        }
      }
    }
    return items.stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
  }
}
