package org.rdopkg.config;

/**
 * Where values come from.
 *
 * @param layer which of the places; a later one is stronger
 * @param name the file, variable or key, for people
 */
public record Origin(Layer layer, String name) {
  /** The places, from weak to strong. Options of the command line are stronger than all. */
  public enum Layer {
    DEFAULT,
    SYSTEM,
    USER,
    DISTGIT,
    GIT,
    ENVIRONMENT
  }

  /** Without configuration. */
  static final Origin BY_DEFAULT = new Origin(Layer.DEFAULT, "default");
}
