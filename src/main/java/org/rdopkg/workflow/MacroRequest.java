package org.rdopkg.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What the user says about the macros that a spec is read under.
 *
 * @param source who expands them; empty for what git's configuration says, else the engine
 * @param target the profile's name; empty for what git's configuration says, else the branch
 * @param defines definitions as {@code NAME VALUE}, in order
 * @param undefines names whose definitions are removed
 */
public record MacroRequest(
    Optional<MacroSource> source,
    Optional<String> target,
    List<String> defines,
    List<String> undefines) {
  public MacroRequest {
    defines = List.copyOf(defines);
    undefines = List.copyOf(undefines);
  }
}
