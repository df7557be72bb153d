package org.rdopkg.workflow;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Environment;
import org.rdopkg.spec.SpecFile;

/**
 * {@code rdopkg spec}: what specs come to; reads only, and needs no git. Made for thousands of them
 * in one run: a spec that cannot be read is a report like any other.
 */
public final class SpecWorkflow {
  private final SpecReader reader;
  private final SpecMacros macros;

  /**
   * @throws RdopkgException when the request does not make sense
   */
  public SpecWorkflow(Environment environment, MacroRequest request, Narrator narrator) {
    this.reader = new SpecReader(environment);
    this.macros = SpecMacros.of(environment, request, narrator);
  }

  /** The one spec of the current folder. */
  public List<String> theSpec() {
    return List.of(reader.theSpec());
  }

  /**
   * Reads specs one after the other.
   *
   * @param files their names; may be endless
   * @param reports gets one report for each, in the same order, as soon as it is there
   * @return how many could not be read
   */
  public int run(Iterator<String> files, Consumer<SpecReport> reports) {
    AtomicInteger failed = new AtomicInteger();
    InOrder.run(
        files,
        this::report,
        report -> {
          if (report.error().isPresent()) {
            failed.incrementAndGet();
          }
          reports.accept(report);
        });
    return failed.get();
  }

  private SpecReport report(String name) {
    try {
      Path file = reader.path(name);
      SpecFile spec = SpecReader.read(name, file);
      return SpecReport.of(name, spec, macros.evaluate(spec, file));
    } catch (RdopkgException e) {
      return SpecReport.failed(name, e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return SpecReport.failed(name, bug(name, e));
    }
  }

  private static RdopkgException bug(String name, Throwable e) {
    return RdopkgException.of(ErrorKind.INPUT, "bug in rdopkg: " + name + ": " + e)
        .because("rdopkg met a spec that it does not handle")
        .fix("report it, with the spec")
        .causedBy(e);
  }
}
