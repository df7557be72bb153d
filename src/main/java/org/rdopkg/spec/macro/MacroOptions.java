package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a spec is evaluated under: the profile of a distribution, and a user's own definitions.
 *
 * @param target the profile's name, such as {@code f42}; empty for rpm's own macros alone
 * @param defines definitions as {@code NAME VALUE}, in order, on top of the profile
 * @param undefines names whose definitions are removed, after {@code defines}
 * @param files gives the files that a spec includes
 */
public record MacroOptions(
    Optional<String> target, List<String> defines, List<String> undefines, FileResolver files) {
  public MacroOptions {
    defines = List.copyOf(defines);
    undefines = List.copyOf(undefines);
  }

  /** rpm's own macros, nothing defined, no file at hand. */
  public static MacroOptions none() {
    return new MacroOptions(Optional.empty(), List.of(), List.of(), FileResolver.NONE);
  }

  /** The same for another target. */
  public MacroOptions withTarget(String name) {
    return new MacroOptions(Optional.of(name), defines, undefines, files);
  }

  /** The same with one more definition, {@code NAME VALUE}. */
  public MacroOptions withDefine(String define) {
    List<String> more = new ArrayList<>(defines);
    more.add(define);
    return new MacroOptions(target, more, undefines, files);
  }

  /** The same with one more name whose definition is removed. */
  public MacroOptions withUndefine(String name) {
    List<String> more = new ArrayList<>(undefines);
    more.add(name);
    return new MacroOptions(target, defines, more, files);
  }

  /** The same with files at hand. */
  public MacroOptions withFiles(FileResolver resolver) {
    return new MacroOptions(target, defines, undefines, resolver);
  }
}
