package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Optional;
import org.rdopkg.spec.macro.lua.LuaHost;
import org.rdopkg.spec.macro.lua.LuaText;

/** Answers Lua pieces, {@code %{lua:...}}, that can be computed without running anything. */
final class NativeLua implements LuaHost {
  private static final String WHY = "Lua code, which rdopkg does not run";

  private final Expander expander;
  private final LuaText lua = new LuaText();

  NativeLua(Expander expander) {
    this.expander = expander;
  }

  /** What the code prints, or a mark. */
  String answer(String code) {
    if (!UnknownMarks.in(code)) {
      Optional<String> printed = lua.answer(code, this);
      if (printed.isPresent()) {
        return printed.get();
      }
    }
    String mark = expander.unknown("%{lua:" + code + "}", WHY);
    defineUnknown(code, mark);
    return mark;
  }

  /** What the code would define is unknown from now on. */
  private void defineUnknown(String code, String mark) {
    for (String call : new String[] {"rpm.define", "macros."}) {
      for (int at = code.indexOf(call); at >= 0; at = code.indexOf(call, at + 1)) {
        int start = at + call.length();
        while (start < code.length() && " (\"'[".indexOf(code.charAt(start)) >= 0) {
          start++;
        }
        String name = code.substring(start, Names.end(code, start));
        boolean set =
            call.equals("rpm.define")
                || code.startsWith("=", Names.skipBlanks(code, start + name.length()));
        if (set && Names.isDefinable(name) && !Builtins.isBuiltin(name)) {
          expander.define(name, null, mark, true);
        }
      }
    }
  }

  @Override
  public Optional<String> expand(String text) {
    String expanded = expander.expandFully(text);
    return UnknownMarks.in(expanded) ? Optional.empty() : Optional.of(expanded);
  }

  @Override
  public void define(String definition) {
    DefineParser parsed = DefineParser.line(definition, 0, expander.budget);
    if (!Builtins.isBuiltin(parsed.name())) {
      expander.define(parsed.name(), parsed.options(), parsed.body(), true);
    }
  }

  @Override
  public void undefine(String name) {
    expander.macros.undefine(name);
  }

  @Override
  public boolean isDefined(String name) {
    return expander.exists(name);
  }

  @Override
  public boolean isParametric(String name) {
    Definition found = expander.macros.find(name);
    return found != null && found.options() != null;
  }

  @Override
  public long compareVersions(String left, String right) {
    return VersionOrder.compare(left, right);
  }

  @Override
  public void work(long characters) {
    expander.budget.spend(characters);
  }

  @Override
  public List<String> arguments() {
    return expander.frame().arguments();
  }

  @Override
  public Optional<String> option(String letter) {
    return letter.length() == 1
        ? Optional.ofNullable(expander.frame().options().get(letter.charAt(0)))
        : Optional.empty();
  }
}
