package org.rdopkg.spec.macro.lua;

import java.util.ArrayList;
import java.util.List;

/** Computes expressions while reading them, with Lua's precedence. */
final class LuaExpression {
  private static final int MAX_DEPTH = 100;

  private final LuaChunk chunk;
  private final LuaLexer lexer;
  private final LuaLibrary library;
  private int depth;

  /**
   * A prefix expression: a variable or a call.
   *
   * @param values its values; a call may have several
   * @param name its dotted name when it is a variable, else empty
   */
  record Target(List<Object> values, String name) {
    boolean isCall() {
      return name.isEmpty();
    }

    String assignable() {
      if (isCall()) {
        throw new UnsupportedLua("assignment");
      }
      return name;
    }
  }

  LuaExpression(LuaChunk chunk, LuaLexer lexer, LuaLibrary library) {
    this.chunk = chunk;
    this.lexer = lexer;
    this.library = library;
  }

  /** Expressions between commas; the last one may add several values. */
  List<Object> list() {
    List<Object> values = new ArrayList<>();
    while (true) {
      List<Object> some = several();
      if (!accept(",")) {
        values.addAll(some);
        return values;
      }
      values.add(first(some));
    }
  }

  /** One value. */
  Object one() {
    return first(several());
  }

  void defineMacro(String name, Object value) {
    library.defineMacro(name, value);
  }

  private static Object first(List<Object> values) {
    return values.isEmpty() ? LuaValue.Nil.NIL : values.get(0);
  }

  private List<Object> several() {
    if (++depth > MAX_DEPTH) {
      throw new UnsupportedLua("too deep");
    }
    List<Object> values = disjunction();
    depth--;
    return values;
  }

  private List<Object> disjunction() {
    List<Object> values = conjunction();
    while (accept("or")) {
      Object left = first(values);
      List<Object> right = new ArrayList<>();
      chunk.skippingIf(LuaValue.isTrue(left), () -> right.add(first(conjunction())));
      values = List.of(LuaValue.isTrue(left) ? left : right.get(0));
    }
    return values;
  }

  private List<Object> conjunction() {
    List<Object> values = comparison();
    while (accept("and")) {
      Object left = first(values);
      List<Object> right = new ArrayList<>();
      chunk.skippingIf(!LuaValue.isTrue(left), () -> right.add(first(comparison())));
      values = List.of(LuaValue.isTrue(left) ? right.get(0) : left);
    }
    return values;
  }

  private List<Object> comparison() {
    List<Object> values = concatenation();
    while (lexer.is("==")
        || lexer.is("~=")
        || lexer.is("<")
        || lexer.is(">")
        || lexer.is("<=")
        || lexer.is(">=")) {
      String operator = lexer.text();
      lexer.advance();
      Object left = first(values);
      Object right = first(concatenation());
      values = List.of(chunk.isSkipping() ? false : compare(operator, left, right));
    }
    return values;
  }

  private static Boolean compare(String operator, Object left, Object right) {
    if (operator.equals("==") || operator.equals("~=")) {
      return left.equals(right) == operator.equals("==");
    }
    int order;
    if (left instanceof Long a && right instanceof Long b) {
      order = a.compareTo(b);
    } else if (left instanceof String a && right instanceof String b) {
      order = a.compareTo(b);
    } else {
      throw new UnsupportedLua("comparison");
    }
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  private List<Object> concatenation() {
    List<Object> values = sum();
    if (!lexer.is("..")) {
      return values;
    }
    StringBuilder out = new StringBuilder(piece(first(values)));
    while (accept("..")) {
      out.append(piece(first(sum())));
      if (out.length() > 1 << 16) {
        throw new UnsupportedLua("too long");
      }
    }
    return List.of(out.toString());
  }

  private String piece(Object value) {
    if (value instanceof String || value instanceof Long) {
      return value.toString();
    }
    if (chunk.isSkipping()) {
      return "";
    }
    throw new UnsupportedLua("concatenation");
  }

  private List<Object> sum() {
    List<Object> values = product();
    while (lexer.is("+") || lexer.is("-")) {
      String operator = lexer.text();
      lexer.advance();
      values = List.of(compute(operator, first(values), first(product())));
    }
    return values;
  }

  private List<Object> product() {
    List<Object> values = unary();
    while (lexer.is("*") || lexer.is("//") || lexer.is("%")) {
      String operator = lexer.text();
      lexer.advance();
      values = List.of(compute(operator, first(values), first(unary())));
    }
    return values;
  }

  private Object compute(String operator, Object left, Object right) {
    if (chunk.isSkipping()) {
      return 0L;
    }
    long a = LuaLibrary.number(left);
    long b = LuaLibrary.number(right);
    try {
      return switch (operator) {
        case "+" -> Math.addExact(a, b);
        case "-" -> Math.subtractExact(a, b);
        case "*" -> Math.multiplyExact(a, b);
        case "//" -> Math.floorDiv(a, b);
        default -> Math.floorMod(a, b);
      };
    } catch (ArithmeticException e) {
      throw new UnsupportedLua("arithmetic");
    }
  }

  private List<Object> unary() {
    if (!lexer.is("not") && !lexer.is("-") && !lexer.is("#")) {
      return simple();
    }
    String operator = lexer.text();
    lexer.advance();
    if (++depth > MAX_DEPTH) {
      throw new UnsupportedLua("too deep");
    }
    Object value = first(unary());
    depth--;
    if (operator.equals("not")) {
      return List.of(!LuaValue.isTrue(value));
    }
    if (chunk.isSkipping()) {
      return List.of(0L);
    }
    if (operator.equals("#")) {
      return List.of(library.length(value));
    }
    if (value instanceof Long number) {
      return List.of(-number);
    }
    throw new UnsupportedLua("arithmetic");
  }

  private List<Object> simple() {
    List<Object> values;
    switch (lexer.kind()) {
      case NUMBER -> values = List.of(Long.parseLong(lexer.text()));
      case STRING -> values = List.of(lexer.text());
      case KEYWORD -> values = List.of(constant(lexer.text()));
      default -> {
        return target().values();
      }
    }
    lexer.advance();
    if (lexer.is("^")) {
      throw new UnsupportedLua("power");
    }
    return values;
  }

  private static Object constant(String keyword) {
    return switch (keyword) {
      case "true" -> true;
      case "false" -> false;
      case "nil" -> LuaValue.Nil.NIL;
      default -> throw new UnsupportedLua(keyword);
    };
  }

  /** A variable or parenthesis with the fields, methods and calls behind it. */
  Target target() {
    List<Object> values;
    String name = "";
    if (accept("(")) {
      values = List.of(one());
      expect(")");
    } else {
      if (lexer.kind() != LuaLexer.Kind.NAME) {
        throw new UnsupportedLua("expression");
      }
      name = lexer.text();
      lexer.advance();
      values = List.of(chunk.variable(name));
    }
    while (true) {
      if (accept(".")) {
        String field = lexer.text();
        lexer.advance();
        name = name.isEmpty() ? "" : name + "." + field;
        values = List.of(field(first(values), field));
      } else if (lexer.is("[")) {
        lexer.advance();
        Object key = one();
        expect("]");
        name = name.isEmpty() ? "" : name + "." + key;
        values = List.of(field(first(values), String.valueOf(key)));
      } else if (accept(":")) {
        String method = lexer.text();
        lexer.advance();
        values = call(method(first(values), method));
        name = "";
      } else if (lexer.is("(") || lexer.kind() == LuaLexer.Kind.STRING) {
        values = call(first(values));
        name = "";
      } else {
        return new Target(values, name);
      }
    }
  }

  private Object field(Object table, String field) {
    return chunk.isSkipping() ? LuaValue.Nil.NIL : library.field(table, field);
  }

  private Object method(Object value, String name) {
    if (chunk.isSkipping()) {
      return LuaValue.Nil.NIL;
    }
    if (value instanceof String text) {
      return new LuaValue.Method(text, name);
    }
    throw new UnsupportedLua("method");
  }

  private List<Object> call(Object function) {
    List<Object> arguments = new ArrayList<>();
    if (lexer.kind() == LuaLexer.Kind.STRING) {
      arguments.add(lexer.text());
      lexer.advance();
    } else {
      expect("(");
      if (!lexer.is(")")) {
        arguments.addAll(list());
      }
      expect(")");
    }
    if (chunk.isSkipping()) {
      return List.of(LuaValue.Nil.NIL);
    }
    if (function instanceof LuaValue.Method method) {
      arguments.add(0, method.text());
      return library.call("string." + method.name(), arguments);
    }
    if (function instanceof LuaValue.Library named) {
      return library.call(named.name(), arguments);
    }
    throw new UnsupportedLua("call");
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
