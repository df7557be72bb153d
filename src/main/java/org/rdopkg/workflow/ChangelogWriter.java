package org.rdopkg.workflow;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.spec.AddChangelogEntry;
import org.rdopkg.spec.BumpRelease;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSpec;
import org.rdopkg.spec.macro.Unknown;

/** Writes changelog entries in the user's name, dated now. */
final class ChangelogWriter {
  private final Checkout checkout;
  private final PackageFiles files;
  private final String specName;
  private final Optional<String> user;
  private final Optional<String> email;

  ChangelogWriter(
      Checkout checkout,
      PackageFiles files,
      String specName,
      Optional<String> user,
      Optional<String> email) {
    this.checkout = checkout;
    this.files = files;
    this.specName = specName;
    this.user = user;
    this.email = email;
  }

  /**
   * The spec with an entry for the build that it stands for; without one where the changelog is
   * made elsewhere.
   *
   * @param items none for an entry that the user will fill in
   * @param warnings is told what a person should know
   */
  SpecFile add(SpecFile spec, List<String> items, Consumer<String> warnings) {
    String evr = evr(spec, warnings);
    if (BuildMessage.isAutomatic(spec, files)) {
      return spec;
    }
    ZonedDateTime now = checkout.environment().sourceDate().atZone(checkout.environment().zone());
    String author = ChangelogAuthor.of(checkout, user, email);
    AddChangelogEntry.Result result = new AddChangelogEntry(now, author, evr, items).to(spec);
    result.warnings().forEach(warnings);
    if (result.outcome() == AddChangelogEntry.Outcome.SECTION_ADDED) {
      warnings.accept(specName + " had no %changelog section; it has one now");
    }
    return result.spec();
  }

  /** An entry that names no Release is said so; code of the spec is not run to know it. */
  private String evr(SpecFile spec, Consumer<String> warnings) {
    EvaluatedSpec evaluated = PackageReader.evaluate(spec);
    boolean automatic = BumpRelease.isAutomatic(spec);
    for (Unknown unknown :
        automatic ? List.<Unknown>of() : BuildNames.unknownOfRelease(evaluated)) {
      if (unknown.isCode()) {
        throw RdopkgException.of(ErrorKind.INPUT, "can't know the Release of " + specName)
            .because(unknown.told())
            .fix("write the Release as plain text, or with macros that " + specName + " defines")
            .fix("rdopkg patch --no-bump   # needs no Release");
      }
      warnings.accept("entry and message name no Release: " + unknown.told());
    }
    return BuildNames.evr(evaluated);
  }
}
