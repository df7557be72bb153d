package org.rdopkg.spec.macro.lua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes statements in order while reading them; branches not taken are read without effect. */
final class LuaChunk {
  private static final int MAX_TEXT = 1 << 16;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ROUNDS = 2000;

  /** A round counts as this many characters, as long as it is short. */
  private static final long WORK_OF_ROUND = 2000;

  private final LuaLexer lexer;
  private final Map<String, Object> globals;
  private final Map<String, Object> locals = new HashMap<>();
  private final LuaExpression expressions;
  private final StringBuilder printed = new StringBuilder();
  private final boolean globalsKnown;
  private final LuaHost host;
  private int skipping;
  private int depth;
  private int rounds;

  LuaChunk(String code, LuaHost host, Map<String, Object> globals, boolean globalsKnown) {
    this.lexer = new LuaLexer(code);
    this.host = host;
    this.globals = globals;
    this.globalsKnown = globalsKnown;
    this.expressions = new LuaExpression(this, lexer, new LuaLibrary(host, this::print));
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
    } else if (accept("for")) {
      loop();
    } else if (accept("return")) {
      returned();
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

  /** {@code for name = first, last [, step] do ... end}, whose body is read anew in each round. */
  private void loop() {
    List<String> names = names(new ArrayList<>());
    expect("=");
    List<Object> bounds = expressions.list();
    expect("do");
    boolean plain = names.size() == 1 && (bounds.size() == 2 || bounds.size() == 3);
    if (!plain) {
      throw new UnsupportedLua("loop");
    }
    long step = bounds.size() == 3 ? LuaLibrary.number(bounds.get(2)) : 1;
    long last = skipping > 0 ? 0 : LuaLibrary.number(bounds.get(1));
    long first = skipping > 0 ? 1 : LuaLibrary.number(bounds.get(0));
    if (step == 0) {
      throw new UnsupportedLua("loop");
    }
    LuaLexer.Position start = lexer.position();
    boolean ran = false;
    for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
      if (++rounds > MAX_ROUNDS) {
        throw new UnsupportedLua("too many rounds");
      }
      host.work(WORK_OF_ROUND);
      lexer.reset(start);
      locals.put(names.get(0), i);
      block();
      ran = true;
    }
    if (!ran) {
      skippingIf(true, this::block);
    }
    locals.remove(names.get(0));
    expect("end");
  }

  /** What a piece returns is printed. */
  private void returned() {
    boolean nothing = lexer.kind() == LuaLexer.Kind.END || lexer.is(";");
    List<Object> values = nothing ? List.of() : expressions.list();
    accept(";");
    if (lexer.kind() != LuaLexer.Kind.END) {
      throw new UnsupportedLua("return inside");
    }
    print(String.join("\t", values.stream().map(LuaValue::show).toList()));
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
