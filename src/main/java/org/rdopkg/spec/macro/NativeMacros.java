package org.rdopkg.spec.macro;

import org.rdopkg.spec.macro.distro.DistroMacros;

/**
 * Macros that distributions define with Lua, shell or tricks, computed here instead: a profile
 * names them with the body {@code @native}.
 */
final class NativeMacros {
  private NativeMacros() {}

  /** The text that the macro comes to; its arguments are in the frame. */
  static String call(String name, Frame frame, Expander expander) {
    return switch (name) {
      case "nil" -> "";
      case "defined" -> truth(isDefined(frame, expander));
      case "undefined" -> truth(!isDefined(frame, expander));
      case "with" -> truth(isWith(frame, expander));
      case "without" -> truth(!isWith(frame, expander));
      case "bcond_with" -> bcond(argument(frame, 1), false, expander);
      case "bcond_without" -> bcond(argument(frame, 1), true, expander);
      case "bcond" -> {
        String choice = "(" + argument(frame, 2) + ")";
        ExprValue value = Expression.expanding(choice, expander);
        yield value.isUnknown()
            ? doubtful(argument(frame, 1), value.text(), expander)
            : bcond(argument(frame, 1), value.isTrue(), expander);
      }
      case "sources", "patches" ->
          expander.unknown("%{" + name + "}", "a list of paths on the machine that builds");
      default -> {
        CallScope scope = new CallScope(frame, expander);
        String text = DistroMacros.call(name, scope).orElse(null);
        yield text == null ? StringMacros.call(name, frame, expander) : text + scope.taint();
      }
    };
  }

  static String argument(Frame frame, int number) {
    return number <= frame.arguments().size() ? frame.arguments().get(number - 1) : "";
  }

  private static String truth(boolean value) {
    return value ? "1" : "0";
  }

  private static boolean isDefined(Frame frame, Expander expander) {
    return expander.exists(argument(frame, 1));
  }

  private static boolean isWith(Frame frame, Expander expander) {
    return expander.exists("with_" + argument(frame, 1));
  }

  /** A build condition: {@code --with}/{@code --without} on the command line, else its default. */
  private static String bcond(String name, boolean byDefault, Expander expander) {
    boolean on =
        byDefault ? !expander.exists("_without_" + name) : expander.exists("_with_" + name);
    if (on) {
      expander.define("with_" + name, null, "1", true);
    }
    return "";
  }

  private static String doubtful(String name, String marks, Expander expander) {
    String before = expander.taint;
    expander.taint = before + marks;
    expander.define("with_" + name, null, "1", true);
    expander.taint = before;
    return "";
  }
}
