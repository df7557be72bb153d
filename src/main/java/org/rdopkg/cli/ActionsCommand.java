package org.rdopkg.cli;

import java.util.List;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.error.ExitCode;

/** {@code rdopkg actions}: what rdopkg can do, one line an action. */
final class ActionsCommand implements ActionCommand {
  private final Syntax syntax =
      new Syntax("List all actions, one line each.").footer("", "Example:", "  rdopkg actions");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode run(ActionContext context) {
    print(context.console());
    return ExitCode.SUCCESS;
  }

  static void print(Console console) {
    int width = ActionCatalog.all().stream().mapToInt(a -> a.name().length()).max().orElse(0);
    for (Action.Group group : Action.Group.values()) {
      List<Action> actions = ActionCatalog.all().stream().filter(a -> a.group() == group).toList();
      if (!actions.isEmpty()) {
        console.result(Text.of(group.title() + ":", Style.STRONG));
        for (Action action : actions) {
          print(console, action, width);
        }
        console.result("");
      }
    }
    console.result("See `rdopkg help ACTION` or `man rdopkg`.");
  }

  private static void print(Console console, Action action, int width) {
    int indent = width + 4;
    Text line = Text.of("  ").add(action.name(), Style.INFO);
    line.plain(" ".repeat(indent - 2 - action.name().length()));
    int column = indent;
    for (String word : action.summary().split(" ", -1)) {
      if (column > indent && column + 1 + word.length() > console.width()) {
        console.result(line);
        line = Text.of(" ".repeat(indent));
        column = indent;
      }
      line.plain(column > indent ? " " + word : word);
      column += word.length() + (column > indent ? 1 : 0);
    }
    console.result(line);
  }
}
