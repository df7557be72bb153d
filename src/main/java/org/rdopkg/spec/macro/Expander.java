package org.rdopkg.spec.macro;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expands the macros in a text, as rpm's documentation of macro syntax says, except that nothing is
 * run: what would have to be is put in as a mark of {@link UnknownMarks}.
 *
 * <p>Holds the state of a running expansion (nesting, the arguments in force), so that one expander
 * belongs to one evaluation and one thread.
 */
final class Expander {
  /** How deep expansions may nest; rpm's own limit. */
  private static final int MAX_DEPTH = 64;

  private static final int MAX_UNDEFINED = 64;
  private static final int MAX_MET = 1000;

  final MacroTable macros;
  final UnknownMarks marks;
  final Budget budget;
  final FileResolver files;
  private final Builtins builtins = new Builtins(this);
  private final List<Unknown> undefined = new ArrayList<>();
  private final List<MacroDefinition> definitions = new ArrayList<>();
  private final Set<String> tags = new HashSet<>();
  private final List<Unknown> met = new ArrayList<>();
  private boolean recordingDefinitions = true;
  private @Nullable Frame frame;
  private @Nullable NativeLua lua;
  private int depth;
  private int level;
  private boolean escaping;

  /** The line of the spec that is being read, for messages. */
  int line;

  /** Whether unknowns and definitions count; not in branches that rpm would not read. */
  boolean recording = true;

  /** A mark put on whatever is defined while an unknown decides whether it is; empty otherwise. */
  String taint = "";

  Expander(MacroTable macros, UnknownMarks marks, Budget budget, FileResolver files) {
    this.macros = macros;
    this.marks = marks;
    this.budget = budget;
    this.files = files;
  }

  /**
   * The expanded text, with marks for what is unknown.
   *
   * @throws MacroException where rpm would stop with an error
   */
  String expand(String text) {
    if (text.indexOf('%') < 0) {
      budget.spend(text.length());
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    expand(text, out);
    return out.toString();
  }

  /** As {@link #expand(String)}, but leaves {@code %%} alone, for text that is expanded again. */
  String expandEscaping(String text) {
    boolean before = escaping;
    escaping = true;
    try {
      return expand(text);
    } finally {
      escaping = before;
    }
  }

  /** As {@link #expand(String)}, whatever expansion is under way: {@code %%} becomes one sign. */
  String expandFully(String text) {
    boolean before = escaping;
    escaping = false;
    try {
      return expand(text);
    } finally {
      escaping = before;
    }
  }

  /** The macros that were asked for and are defined nowhere, since the last call. */
  List<Unknown> takeUndefined() {
    if (undefined.isEmpty()) {
      return List.of();
    }
    List<Unknown> taken = List.copyOf(undefined);
    undefined.clear();
    return taken;
  }

  private void expand(String text, StringBuilder out) {
    if (depth >= MAX_DEPTH) {
      throw new MacroException("Too many levels of recursion in macro expansion");
    }
    depth++;
    try {
      int done = 0;
      for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', done)) {
        out.append(text, done, i);
        budget.spend(i - done);
        done = percent(text, i, out);
        budget.checkLength(out.length());
      }
      out.append(text, done, text.length());
      budget.spend(text.length() - done);
    } finally {
      depth--;
    }
  }

  /** Deals with the percent sign at {@code at}; returns where the text goes on. */
  private int percent(String text, int at, StringBuilder out) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    return switch (next) {
      case 0 -> {
        out.append('%');
        yield at + 1;
      }
      case '%' -> {
        out.append(escaping ? "%%" : "%");
        yield at + 2;
      }
      case '(' -> shell(text, at, out);
      case '[' -> expression(text, at, out);
      default -> {
        MacroCall call = MacroCall.parse(text, at, budget);
        yield call == null ? literal(text, at, out) : call(text, at, call, out);
      }
    };
  }

  /** No name follows: the sign stays; rpm drops question and exclamation marks behind it. */
  private static int literal(String text, int at, StringBuilder out) {
    out.append('%');
    int end = at + 1;
    while (end < text.length() && (text.charAt(end) == '!' || text.charAt(end) == '?')) {
      end++;
    }
    return end;
  }

  private int shell(String text, int at, StringBuilder out) {
    int close = MacroCall.end(text, at, budget) - 1;
    String command = expandFully(text.substring(at + 2, close));
    out.append(NativeShell.answer(this, text.substring(at, close + 1), command));
    return close + 1;
  }

  private int expression(String text, int at, StringBuilder out) {
    int close = MacroCall.end(text, at, budget) - 1;
    ExprValue value = Expression.expanding(text.substring(at + 2, close), this);
    out.append(
        value.isUnknown()
            ? unknown(text.substring(at, close + 1), marks.first(value.text()).why())
            : value.text());
    return close + 1;
  }

  private int call(String text, int at, MacroCall call, StringBuilder out) {
    if (call.form() == MacroCall.Form.MALFORMED) {
      return call.conditional()
          ? malformedConditional(text, call, out)
          : literal(text, at, call, out);
    }
    char first = call.name().charAt(0);
    if (first == '-') {
      option(text, call, out);
      return call.end();
    }
    String argument =
        frame == null || (Names.isPart(first) && !Names.isDigit(first))
            ? null
            : frame.value(call.name());
    if (argument != null) {
      value(text, call, argument, out);
      return call.end();
    }
    boolean builtin = Builtins.isBuiltin(call.name());
    Definition definition = builtin ? null : macros.find(call.name());
    boolean exists = builtin || definition != null;
    if (call.conditional()) {
      return conditional(text, call, definition, exists, out);
    }
    if (builtin) {
      return builtins.call(text, call, out);
    }
    if (definition == null) {
      return literal(text, at, call, out);
    }
    return run(text, call, definition, out);
  }

  /** An undefined macro stays as it is, but what is inside its braces is expanded. */
  private int literal(String text, int at, MacroCall call, StringBuilder out) {
    if (undefined.size() < MAX_UNDEFINED && Names.isDefinable(call.name())) {
      String what = text.substring(at, Math.min(call.end(), at + 80));
      undefined.add(new Unknown(what, line, "the macro " + call.name() + " is defined nowhere"));
    }
    out.append('%');
    return call.form() == MacroCall.Form.BARE ? call.restStart() - call.name().length() : at + 1;
  }

  private int malformedConditional(String text, MacroCall call, StringBuilder out) {
    int colon = text.indexOf(':', call.restStart());
    if (call.negated() && colon >= 0 && colon < call.restEnd()) {
      expand(text.substring(colon + 1, call.restEnd()), out);
    }
    return call.end();
  }

  private int conditional(
      String text,
      MacroCall call,
      @Nullable Definition definition,
      boolean exists,
      StringBuilder out) {
    boolean colon = call.form() == MacroCall.Form.COLON;
    String doubt =
        definition != null && definition.uncertain() ? marks.silent(definition.body()) : "";
    if (exists == call.negated()) {
      out.append(doubt);
      return call.end();
    }
    if (colon && call.restStart() < call.restEnd()) {
      expand(text.substring(call.restStart(), call.restEnd()), out);
      out.append(doubt);
      return call.end();
    }
    if (call.negated()) {
      return call.end();
    }
    return definition == null ? builtins.call(text, call, out) : run(text, call, definition, out);
  }

  private void option(String text, MacroCall call, StringBuilder out) {
    String value = frame == null ? null : frame.option(call.name());
    if ((value != null) == call.negated()) {
      return;
    }
    if (call.form() == MacroCall.Form.COLON) {
      expand(text.substring(call.restStart(), call.restEnd()), out);
    } else if (value != null) {
      literal(value, out);
    }
  }

  private void value(String text, MacroCall call, String value, StringBuilder out) {
    boolean colon = call.form() == MacroCall.Form.COLON && call.restStart() < call.restEnd();
    if (!call.conditional() || (!call.negated() && !colon)) {
      literal(value, out);
    } else if (!call.negated()) {
      expand(text.substring(call.restStart(), call.restEnd()), out);
    }
  }

  /** An argument was expanded for the call and is text from then on. */
  private void literal(String argument, StringBuilder out) {
    budget.spend(argument.length());
    out.append(argument);
  }

  /**
   * Expands a macro's body. Asked for with a question mark, even a parametric one takes nothing.
   */
  private int run(String text, MacroCall call, Definition macro, StringBuilder out) {
    String letters = macro.options();
    if (letters == null || call.conditional()) {
      body(macro, frame(), out);
      return call.end();
    }
    boolean bare = call.form() == MacroCall.Form.BARE;
    int end = bare ? call.argumentsEnd(text) : call.restEnd();
    String argument = expandFully(text.substring(call.restStart(), end));
    if (!macro.isNative() && macro.body().isEmpty()) {
      return bare ? end : call.end(); // and nobody asks whether the options are right
    }
    List<String> words =
        call.form() == MacroCall.Form.COLON ? List.of(argument) : Words.split(argument);
    invoke(macro, Words.frame(macro.name(), letters, words), out);
    return bare ? end : call.end();
  }

  private void body(Definition macro, Frame arguments, StringBuilder out) {
    if (macro.isNative()) {
      out.append(NativeMacros.call(macro.name(), arguments, this));
    } else {
      expand(macro.body(), out);
    }
  }

  /** Expands a parametric macro's body with its arguments in force. */
  private void invoke(Definition macro, Frame callee, StringBuilder out) {
    Frame caller = frame;
    frame = callee;
    level++;
    try {
      body(macro, callee, out);
    } finally {
      level--;
      budget.spent(macros.localCount());
      macros.leave(level);
      frame = caller;
    }
  }

  /** The arguments of the parametric macro that is being expanded. */
  Frame frame() {
    return frame == null ? Frame.EMPTY : frame;
  }

  /** What a piece of Lua prints, or a mark. */
  String lua(String code) {
    if (lua == null) {
      lua = new NativeLua(this);
    }
    return lua.answer(code);
  }

  /** Defines a macro; {@code lasting} as {@code %global} does, else until its caller ends. */
  void define(String name, @Nullable String options, String body, boolean lasting) {
    macros.define(name, options, body + taint, lasting ? 0 : level, line, !taint.isEmpty());
  }

  /** Whether a macro of that name can be called. */
  boolean exists(String name) {
    return Builtins.isBuiltin(name) || macros.find(name) != null;
  }

  /** Takes down that the spec carried a definition out. */
  void noteDefinition(String name, String body) {
    if (level == 0 && line > 0 && recording && recordingDefinitions) {
      definitions.add(new MacroDefinition(name, line, body));
    }
  }

  /** Switches {@link #noteDefinition} on or off; returns what it was. */
  boolean recordDefinitions(boolean on) {
    boolean before = recordingDefinitions;
    recordingDefinitions = on;
    return before;
  }

  List<MacroDefinition> definitions() {
    return List.copyOf(definitions);
  }

  /** Takes down that the main package has a tag. */
  void noteTag(String tag) {
    tags.add(tag);
  }

  /** Whether the main package has the tag already, in this reading of the spec. */
  boolean hasTag(String tag) {
    return tags.contains(tag);
  }

  /** The unknown pieces met so far in what rpm would read. */
  List<Unknown> met() {
    return List.copyOf(met);
  }

  /** A mark for something that would have to be run. */
  String unknown(String what, String why) {
    Unknown unknown = new Unknown(Brackets.clip(marks.render(what).text()), line, why);
    if (recording && met.size() < MAX_MET) {
      met.add(unknown);
    }
    return String.valueOf(marks.mark(unknown));
  }

  /** A mark that shows nothing, for a text that is right only if something else is. */
  String taintFor(String what, String why) {
    return String.valueOf(marks.mark(new Unknown(Brackets.clip(what), line, why), ""));
  }

  /** An expander over the macros that this one leaves, for another architecture. */
  Expander forSecondPass(String architecture) {
    Expander second = new Expander(macros, marks, budget, files);
    second.define("_target_cpu", null, architecture, true);
    return second;
  }
}
