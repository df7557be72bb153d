package org.rdopkg.spec.macro;

import java.util.List;
import org.rdopkg.spec.macro.distro.MacroScope;

/**
 * What a computed macro sees of the evaluation. Unknown pieces in what it asks for are kept apart:
 * they taint all that it defines and prints afterwards.
 */
final class CallScope implements MacroScope {
  private static final int MAX_TAINT = 16;

  private final Frame frame;
  private final Expander expander;
  private String taint = "";

  CallScope(Frame frame, Expander expander) {
    this.frame = frame;
    this.expander = expander;
  }

  /** The marks of the unknown pieces met. */
  String taint() {
    return taint;
  }

  @Override
  public List<String> arguments() {
    return frame.arguments().stream().map(this::clean).toList();
  }

  @Override
  public boolean hasOption(char letter) {
    return frame.options().containsKey(letter);
  }

  @Override
  public String option(char letter) {
    return clean(frame.options().getOrDefault(letter, ""));
  }

  @Override
  public String value(String name) {
    return clean(expander.expandFully("%{?" + name + "}"));
  }

  @Override
  public String written(String name) {
    return clean(expander.expandFully("%{" + name + "}"));
  }

  @Override
  public boolean hasTag(String tag) {
    return expander.hasTag(tag);
  }

  @Override
  public void define(String name, String body) {
    expander.define(name, null, body + taint, true);
  }

  private String clean(String text) {
    if (UnknownMarks.in(text) && taint.length() < MAX_TAINT) {
      taint += expander.marks.silent(text);
    }
    return text;
  }
}
