package org.rdopkg.distgit;

/**
 * A piece of text and what it means.
 *
 * @param text the text, on one line
 * @param tone what it means
 */
public record StyledText(String text, Tone tone) {
  /** Text that means nothing in particular. */
  public static StyledText plain(String text) {
    return new StyledText(text, Tone.PLAIN);
  }
}
