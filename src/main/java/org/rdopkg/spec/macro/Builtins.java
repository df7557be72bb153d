package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Optional;

/**
 * The macros that rpm itself is made with, as its manual lists them. A spec cannot redefine them.
 *
 * <p>What asks for the machine ({@code %{getenv:..}}, {@code %{exists:..}}) is unknown: a spec must
 * come to the same on every host.
 */
final class Builtins {
  private final Expander expander;

  Builtins(Expander expander) {
    this.expander = expander;
  }

  static boolean isBuiltin(String name) {
    return switch (name) {
      case "P",
          "S",
          "basename",
          "define",
          "dirname",
          "dnl",
          "dump",
          "echo",
          "error",
          "exists",
          "expand",
          "expr",
          "getconfdir",
          "getenv",
          "getncpus",
          "global",
          "load",
          "lua",
          "macrobody",
          "quote",
          "shescape",
          "shrink",
          "suffix",
          "trace",
          "u2p",
          "uncompress",
          "undefine",
          "url2path",
          "verbose",
          "warn" ->
          true;
      default -> false;
    };
  }

  /** Carries a call out; returns where the text goes on. */
  int call(String text, MacroCall call, StringBuilder out) {
    String name = call.name();
    if (name.equals("define") || name.equals("global")) {
      return define(text, call, name.equals("global"));
    }
    boolean bare = call.form() == MacroCall.Form.BARE;
    int end = bare ? call.argumentsEnd(text) : call.end();
    switch (name) {
      case "dnl" -> {
        int eol = bare ? text.indexOf('\n', call.restStart()) : end - 1;
        return eol < 0 ? text.length() : eol + 1;
      }
      case "lua" -> {
        out.append(expander.lua(text.substring(call.restStart(), bare ? end : call.restEnd())));
        return end;
      }
      case "getconfdir" -> out.append("/usr/lib/rpm");
      case "getncpus" -> out.append(machine("%{getncpus}"));
      case "verbose" -> out.append(call.form() == MacroCall.Form.COLON ? "" : "0");
      case "trace", "dump" -> {}
      default -> {
        String argument = argument(text, call, bare ? end : call.restEnd());
        apply(name, argument, out);
        return end;
      }
    }
    return call.end();
  }

  /** After a colon the text is one argument; else the first word counts. */
  private String argument(String text, MacroCall call, int end) {
    String name = call.name();
    boolean raw = name.equals("expand") || name.equals("undefine");
    String rest = text.substring(call.restStart(), end);
    String argument = raw ? rest : expander.expand(rest);
    if (call.form() == MacroCall.Form.COLON) {
      return argument;
    }
    List<String> words = Words.split(raw ? expander.expandEscaping(rest) : argument);
    if (words.isEmpty()) {
      throw new MacroException("%" + name + ": argument expected");
    }
    return words.get(0);
  }

  private void apply(String name, String argument, StringBuilder out) {
    switch (name) {
      case "expand" -> out.append(expander.expandFully(expander.expand(argument)));
      case "expr" -> out.append(expression(argument));
      case "undefine" -> undefine(argument.strip());
      case "macrobody" -> out.append(body(argument));
      case "load" -> load(argument);
      case "quote" -> out.append(Words.QUOTE).append(argument).append(Words.QUOTE);
      case "echo", "warn" -> {}
      case "error" -> throw new MacroException("the spec says: " + argument);
      case "S" -> out.append(file("SOURCE", argument));
      case "P" -> out.append(file("PATCH", argument));
      case "getenv", "exists" -> out.append(machine("%{" + name + ":" + argument + "}"));
      default -> out.append(TextFunctions.apply(name, argument, expander));
    }
  }

  private String expression(String text) {
    ExprValue value = Expression.plain(text);
    return value.isUnknown()
        ? expander.unknown("%{expr:" + text + "}", expander.marks.first(value.text()).why())
        : value.text();
  }

  private int define(String text, MacroCall call, boolean global) {
    boolean bare = call.form() == MacroCall.Form.BARE;
    DefineParser parsed =
        bare
            ? DefineParser.line(text, call.restStart(), expander.budget)
            : DefineParser.braced(text, call.restStart(), call.restEnd());
    String body = global ? expander.expandFully(parsed.body()) : parsed.body();
    if (isBuiltin(parsed.name())) {
      throw new MacroException("Macro %" + parsed.name() + " is a built-in");
    }
    expander.define(parsed.name(), parsed.options(), body, global);
    expander.noteDefinition(parsed.name(), parsed.body());
    return bare ? parsed.end() : call.end();
  }

  private void undefine(String name) {
    if (isBuiltin(name)) {
      throw new MacroException("Macro %" + name + " is a built-in");
    }
    if (!Names.isDefinable(name)) {
      throw new MacroException("Macro %" + name + " has illegal name (%undefine)");
    }
    expander.macros.undefine(name);
  }

  private String body(String name) {
    if (name.isEmpty()) {
      return "";
    }
    if (isBuiltin(name)) {
      return "<builtin>";
    }
    Definition found = expander.macros.find(name);
    if (found == null) {
      throw new MacroException("no such macro: '" + name + "'");
    }
    return found.body();
  }

  private String file(String kind, String number) {
    String name = kind + number;
    return expander.expand("%" + name);
  }

  private void load(String path) {
    Optional<List<String>> lines = Inclusion.lines(path, expander);
    if (lines.isEmpty()) {
      expander.unknown("%{load:" + path + "}", "a macro file that is not at hand");
      return;
    }
    MacroFile.read(lines.get(), expander.budget)
        .forEach(d -> expander.define(d.name(), d.options(), d.body(), true));
  }

  private String machine(String what) {
    return expander.unknown(what, "depends on the machine that builds");
  }
}
