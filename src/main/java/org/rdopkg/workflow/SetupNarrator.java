package org.rdopkg.workflow;

/** Who is told, and asked, while {@code setup} runs. */
public interface SetupNarrator extends Narrator {
  /** Asks for a line of text; without a person to answer, nothing. */
  String askText(String question, String byDefault);
}
