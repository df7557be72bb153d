package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.sources.SignatureCheck;
import org.rdopkg.spec.GpgVerify;
import org.rdopkg.spec.macro.EvaluatedSource;
import org.rdopkg.workflow.FetchedSource.Signature;

/** Upstream's signatures of sources, where the spec's {@code %prep} checks them. */
final class SourceSignatures {
  private static final String WITHOUT =
      "rdopkg get-source --no-signature   # downloads without checking who made it";

  private final Checkout checkout;
  private final SourceSet set;
  private final SignatureCheck check;
  private final Consumer<EvaluatedSource> fetch;

  /**
   * @param folder for temporary files
   * @param fetch gets another Source: the keyring, the signature
   */
  SourceSignatures(
      Checkout checkout,
      SourceSet set,
      Path folder,
      Consumer<EvaluatedSource> fetch,
      Narrator narrator) {
    this.checkout = checkout;
    this.set = set;
    this.check =
        new SignatureCheck(
            checkout.runner(),
            folder.resolve("gpg"),
            () -> narrator.waiting("checking a signature"));
    this.fetch = fetch;
  }

  private Optional<GpgVerify> rule(OptionalInt number) {
    return number.isPresent() ? GpgVerify.of(set.checks(), number.getAsInt()) : Optional.empty();
  }

  /** Gets what the check needs, before the bigger file is downloaded. */
  void prepare(OptionalInt number, String name) {
    Optional<GpgVerify> rule = rule(number).filter(GpgVerify::isComplete);
    if (rule.isPresent() && check.isPossible()) {
      needed(name, source(rule.get(), rule.get().keyring()));
      needed(name, source(rule.get(), rule.get().signature()));
    }
  }

  private void needed(String name, EvaluatedSource source) {
    try {
      fetch.accept(source);
    } catch (RdopkgException e) {
      RdopkgException error =
          unchecked(e, name).because(e.what() + e.why().map(why -> ": " + why).orElse(""));
      for (String fix : e.fixes()) {
        error = error.fix(fix);
      }
      throw error.fix(WITHOUT);
    }
  }

  private static RdopkgException unchecked(RdopkgException cause, String name) {
    return RdopkgException.of(cause.kind(), "The signature of " + name + " can't be checked")
        .causedBy(cause);
  }

  /**
   * The same failure without what the user is told anyway.
   *
   * @param told what else has failed
   */
  static RdopkgException brief(RdopkgException failure, String name, Set<RdopkgException> told) {
    return failure.getCause() instanceof RdopkgException cause && told.contains(cause)
        ? unchecked(cause, name).because(cause.what()).fix(WITHOUT)
        : failure;
  }

  /**
   * Checks a file.
   *
   * @param number of the Source
   * @param data the file, wherever it is now
   * @throws RdopkgException when the signature is not good, or can't be had
   */
  Signature check(OptionalInt number, String name, Path data) {
    Optional<GpgVerify> rule = rule(number);
    if (rule.isEmpty()) {
      return set.checks().stream()
          .filter(other -> other.data().isEmpty() && number.equals(OptionalInt.of(0)))
          .findFirst()
          .map(other -> unknownForm(other))
          .orElse(Signature.NONE);
    }
    if (!rule.get().isComplete()) {
      return unknownForm(rule.get());
    }
    if (!check.isPossible()) {
      return Signature.unchecked("gpgv is not installed (package gnupg2, or gpgv)");
    }
    prepare(number, name);
    return Signature.good(
        check.check(
            name,
            file(rule.get(), rule.get().keyring()),
            file(rule.get(), rule.get().signature()),
            data));
  }

  private static Signature unknownForm(GpgVerify rule) {
    return Signature.unchecked(
        "line " + rule.line() + " of the spec checks it in a form that rdopkg does not know");
  }

  private Path file(GpgVerify rule, OptionalInt number) {
    return checkout.files().resolve(source(rule, number).fileName());
  }

  private EvaluatedSource source(GpgVerify rule, OptionalInt number) {
    return set.source(number.orElseThrow())
        .orElseThrow(
            () ->
                RdopkgException.of(ErrorKind.INPUT, "There is no Source" + number.getAsInt())
                    .because("line " + rule.line() + " checks a signature with it")
                    .fix("rdopkg get-source --no-signature   # without that check"));
  }
}
