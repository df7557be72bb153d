package org.rdopkg.workflow;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rdopkg.git.Checkout;
import org.rdopkg.spec.AddChangelogEntry;
import org.rdopkg.spec.SpecFile;

/** Writes changelog entries in the user's name, dated now. */
final class ChangelogWriter {
  private final Checkout checkout;
  private final String specName;
  private final Optional<String> user;
  private final Optional<String> email;

  ChangelogWriter(
      Checkout checkout, String specName, Optional<String> user, Optional<String> email) {
    this.checkout = checkout;
    this.specName = specName;
    this.user = user;
    this.email = email;
  }

  /**
   * The spec with an entry for the build that it stands for.
   *
   * @param items none for an entry that the user will fill in
   * @param warnings is told what a person should know
   */
  SpecFile add(SpecFile spec, List<String> items, Consumer<String> warnings) {
    ZonedDateTime now = checkout.environment().sourceDate().atZone(checkout.environment().zone());
    String author = ChangelogAuthor.of(checkout, user, email);
    String evr = BuildNames.evr(PackageReader.evaluate(spec));
    AddChangelogEntry.Result result = new AddChangelogEntry(now, author, evr, items).to(spec);
    result.warnings().forEach(warnings);
    if (result.outcome() == AddChangelogEntry.Outcome.SECTION_ADDED) {
      warnings.accept(specName + " had no %changelog section; it has one now");
    }
    return result.spec();
  }
}
