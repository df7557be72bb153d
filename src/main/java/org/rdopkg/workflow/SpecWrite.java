package org.rdopkg.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.git.Checkout;
import org.rdopkg.git.tx.Before;
import org.rdopkg.git.tx.FileChange;
import org.rdopkg.git.tx.Transactions;
import org.rdopkg.git.tx.UpdatePlan;
import org.rdopkg.io.AtomicFiles;
import org.rdopkg.io.Environment;
import org.rdopkg.io.IoErrors;
import org.rdopkg.spec.SpecFile;

/**
 * Writes an edited spec and commits nothing: as a transaction, which {@code undo} can take back,
 * when the spec is in the checkout that rdopkg was started in; else the file alone.
 */
final class SpecWrite {
  private final Environment environment;
  private final Narrator narrator;
  private final String action;

  /**
   * @param action what edits, as the log of operations says
   */
  SpecWrite(Environment environment, Narrator narrator, String action) {
    this.environment = environment;
    this.narrator = narrator;
    this.action = action;
  }

  /** Writes; answers whether there was something to write. */
  boolean write(OneSpec spec, SpecFile edited) {
    if (edited.equals(spec.spec())) {
      return false;
    }
    try {
      Path file = spec.file().toRealPath();
      if (!writeInCheckout(file, spec.spec(), edited)) {
        AtomicFiles.write(file, edited.bytes());
      }
      return true;
    } catch (IOException e) {
      throw IoErrors.cannot("write " + spec.name(), e);
    }
  }

  /** Answers false outside of a checkout. */
  private boolean writeInCheckout(Path file, SpecFile before, SpecFile after) throws IOException {
    Optional<Checkout> opened = checkoutOf(file);
    if (opened.isEmpty()) {
      return false;
    }
    try (Checkout checkout = opened.get()) {
      String path = gitPath(checkout.workTree().toRealPath().relativize(file));
      Transactions transactions = WritingTransactions.begin(checkout, narrator);
      Before asRead = Before.content(before.bytes());
      UpdatePlan plan =
          UpdatePlan.builder(action, checkout.refs().head())
              .file(new FileChange.Write(path, after.bytes(), asRead))
              .build();
      transactions.apply(plan).warnings().forEach(narrator::warn);
      return true;
    }
  }

  private static String gitPath(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  /** The checkout that a file is in; empty when it is in none. */
  private Optional<Checkout> checkoutOf(Path file) throws IOException {
    Checkout checkout;
    try {
      checkout = Checkout.open(environment);
    } catch (RdopkgException e) {
      return Optional.empty();
    }
    boolean inside =
        Files.exists(checkout.workTree()) && file.startsWith(checkout.workTree().toRealPath());
    if (!inside) {
      checkout.close();
      return Optional.empty();
    }
    return Optional.of(checkout);
  }
}
