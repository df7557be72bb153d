package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.IoErrors;
import org.rdopkg.patch.ChangelogText;

/**
 * Lets the user change the items of a changelog entry in the editor before anything is written, as
 * git lets one change a commit's message.
 */
final class ChangelogEdit implements UnaryOperator<List<String>> {
  /** In git's folder of the work tree, beside git's own COMMIT_EDITMSG. */
  static final String FILE = "RDOPKG_EDITMSG";

  private static final int LIMIT = 1 << 20;
  private static final String HELP =
      """

      # This is what the changelog entry and the commit message will say.
      # An item begins with a dash; lines that begin with '#' are left out.
      # Without any item nothing is changed at all.
      """;

  private final Checkout checkout;

  ChangelogEdit(Checkout checkout) {
    this.checkout = checkout;
  }

  /** The editor, when it is wanted; else what keeps items as they are. */
  static UnaryOperator<List<String>> when(boolean wanted, Checkout checkout) {
    return wanted ? new ChangelogEdit(checkout) : items -> items;
  }

  @Override
  public List<String> apply(List<String> items) {
    Path file = checkout.location().gitDir().resolve(FILE);
    try {
      AtomicFiles.write(file, text(items).getBytes(StandardCharsets.UTF_8));
      checkout.editor().edit(file);
      List<String> edited = parse(AtomicFiles.read(file, LIMIT));
      Files.deleteIfExists(file);
      return edited;
    } catch (IOException e) {
      throw IoErrors.cannot("edit " + file, e);
    }
  }

  private static String text(List<String> items) {
    return items.stream()
            .map(item -> "- " + item.replace("\n", "\n  ") + "\n")
            .collect(Collectors.joining())
        + HELP;
  }

  private static List<String> parse(byte[] bytes) {
    String text =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n"));
    List<String> items = text.isBlank() ? List.of() : ChangelogText.items(List.of(text));
    if (items.isEmpty()) {
      throw RdopkgException.of(ErrorKind.INPUT, "Nothing was changed: the text is empty")
          .because("no item of the changelog entry was left in the editor");
    }
    return items;
  }
}
