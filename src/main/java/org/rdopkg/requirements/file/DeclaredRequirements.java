package org.rdopkg.requirements.file;

import java.util.List;
import org.rdopkg.requirements.python.Requirement;

/**
 * What a project declares that it requires.
 *
 * @param file the file that says so; empty when the project has none
 * @param requirements in the order of the file
 * @param notes what could not be read, or was left out, for people
 */
public record DeclaredRequirements(
    String file, List<Requirement> requirements, List<String> notes) {
  public DeclaredRequirements {
    requirements = List.copyOf(requirements);
    notes = List.copyOf(notes);
  }
}
