package org.rdopkg.patch;

import java.util.ArrayList;
import java.util.List;

/** The items of a changelog entry as people write them, on a command line or in an editor. */
public final class ChangelogText {
  private ChangelogText() {}

  /**
   * The items of some texts: each text begins one, and each line in it that begins with {@code - }
   * or {@code * }; further lines go on with it.
   */
  public static List<String> items(List<String> texts) {
    List<String> items = new ArrayList<>();
    for (String text : texts) {
      boolean first = true;
      for (String line : text.strip().split("\n", -1)) {
        String stripped = line.strip();
        boolean marked = stripped.startsWith("- ") || stripped.startsWith("* ");
        String words = marked ? stripped.substring(2).strip() : stripped;
        if (words.isEmpty()) {
          continue;
        }
        if (first || marked) {
          items.add(words);
        } else {
          int last = items.size() - 1;
          items.set(last, items.get(last) + "\n" + words);
        }
        first = false;
      }
    }
    return List.copyOf(items);
  }
}
