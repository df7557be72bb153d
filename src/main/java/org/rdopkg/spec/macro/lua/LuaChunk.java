package org.rdopkg.spec.macro.lua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes statements in order while reading them; branches not taken are read without effect. */
final class LuaChunk {
  private static final int MAX_TEXT = 1 << 16;
  private static final int MAX_DEPTH = 50;

  private final LuaLexer lexer;
  private final Map<String, Object> globals;
  private final Map<String, Object> locals = new HashMap<>();
  private final LuaExpression expressions;
  private final StringBuilder printed = new StringBuilder();
  private final boolean globalsKnown;
  private int skipping;
  private int depth;

  LuaChunk(String code, Recording recording, Map<String, Object> globals, boolean globalsKnown) {
    this.lexer = new LuaLexer(code);
    this.globals = globals;
    this.globalsKnown = globalsKnown;
    this.expressions = new LuaExpression(this, lexer, new LuaLibrary(recording, this::print));
  }

  /** What the code prints. */
  String run() {
    block();
    if (lexer.kind() != LuaLexer.Kind.END) {
      throw new UnsupportedLua("statement");
    }
    return printed.toString();
  }

  boolean isSkipping() {
    return skipping > 0;
  }

  /** Reads something without effect when {@code skip}. */
  void skippingIf(boolean skip, Runnable part) {
    skipping += skip ? 1 : 0;
    part.run();
    skipping -= skip ? 1 : 0;
  }

  /** The value of a variable. */
  Object variable(String name) {
    Object local = locals.get(name);
    if (local != null) {
      return local;
    }
    Object global = globals.get(name);
    if (global != null) {
      return global;
    }
    if (LuaLibrary.isKnown(name)) {
      return new LuaValue.Library(name);
    }
    if (!globalsKnown) {
      throw new UnsupportedLua("variable of another piece");
    }
    return LuaValue.Nil.NIL;
  }

  private void print(String text) {
    if (skipping == 0) {
      printed.append(text);
      if (printed.length() > MAX_TEXT) {
        throw new UnsupportedLua("too long");
      }
    }
  }

  private void block() {
    if (++depth > MAX_DEPTH) {
      throw new UnsupportedLua("too deep");
    }
    while (lexer.kind() != LuaLexer.Kind.END && !endsBlock()) {
      statement();
    }
    depth--;
  }

  private boolean endsBlock() {
    return lexer.is("end") || lexer.is("else") || lexer.is("elseif");
  }

  private void statement() {
    if (accept(";")) {
      return;
    }
    if (accept("do")) {
      block();
      expect("end");
    } else if (accept("if")) {
      conditional();
    } else if (accept("local")) {
      List<String> names = names(new ArrayList<>());
      List<Object> values = accept("=") ? expressions.list() : List.of();
      assign(names, values, true);
    } else if (lexer.kind() == LuaLexer.Kind.NAME || lexer.is("(")) {
      assignmentOrCall();
    } else {
      throw new UnsupportedLua("statement " + lexer.text());
    }
  }

  private void conditional() {
    boolean[] taken = {LuaValue.isTrue(expressions.one())};
    expect("then");
    skippingIf(!taken[0], this::block);
    while (accept("elseif")) {
      boolean[] here = {false};
      skippingIf(taken[0], () -> here[0] = LuaValue.isTrue(expressions.one()));
      expect("then");
      boolean run = here[0] && !taken[0];
      skippingIf(!run, this::block);
      taken[0] |= run;
    }
    if (accept("else")) {
      skippingIf(taken[0], this::block);
    }
    expect("end");
  }

  private void assignmentOrCall() {
    LuaExpression.Target first = expressions.target();
    if (!lexer.is("=") && !lexer.is(",")) {
      if (!first.isCall()) {
        throw new UnsupportedLua("statement");
      }
      return;
    }
    List<String> names = new ArrayList<>();
    names.add(first.assignable());
    while (accept(",")) {
      names.add(expressions.target().assignable());
    }
    expect("=");
    assign(names, expressions.list(), false);
  }

  private List<String> names(List<String> names) {
    do {
      if (lexer.kind() != LuaLexer.Kind.NAME) {
        throw new UnsupportedLua("name");
      }
      names.add(lexer.text());
      lexer.advance();
    } while (accept(","));
    return names;
  }

  private void assign(List<String> names, List<Object> values, boolean local) {
    if (skipping > 0) {
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Object value = i < values.size() ? values.get(i) : LuaValue.Nil.NIL;
      if (name.startsWith("macros.")) {
        expressions.defineMacro(name.substring("macros.".length()), value);
      } else if (name.indexOf('.') >= 0) {
        throw new UnsupportedLua("table");
      } else if (local || locals.containsKey(name)) {
        locals.put(name, value);
      } else {
        globals.put(name, value);
      }
    }
  }

  private boolean accept(String token) {
    if (!lexer.is(token)) {
      return false;
    }
    lexer.advance();
    return true;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new UnsupportedLua("no " + token);
    }
  }
}
