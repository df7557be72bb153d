package org.rdopkg.workflow;

import org.rdopkg.distgit.PackageEnv;
import org.rdopkg.spec.SpecFile;
import org.rdopkg.spec.macro.EvaluatedSpec;

/**
 * A package as an action finds it: its spec, what the spec comes to, and what is guessed about it.
 *
 * @param specName the spec's file name
 * @param spec the spec as it is written
 * @param evaluated the spec with its macros expanded
 * @param env branches, base, styles
 */
public record DistgitPackage(
    String specName, SpecFile spec, EvaluatedSpec evaluated, PackageEnv env) {

  /** The same package with another spec. */
  DistgitPackage with(SpecFile other) {
    return new DistgitPackage(specName, other, PackageReader.evaluate(other), env);
  }

  /** Name as the spec says it; the checkout's folder when the spec does not know it itself. */
  public String name() {
    return evaluated
        .tag("name")
        .filter(tag -> tag.value().isKnown())
        .map(tag -> tag.value().text())
        .orElse(env.packageName());
  }
}
