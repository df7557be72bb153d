package org.rdopkg.cli.completion;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** A shell that rdopkg can be completed in. */
public enum Shell {
  /**
   * Its script works in zsh too, without the descriptions. Where any number of words may stand no
   * position is counted: picocli's script takes {@code -f} for a part of {@code --info-file}.
   */
  BASH {
    @Override
    public String script(CommandSpec program) {
      String script = AutoComplete.bash(program.name(), program.commandLine());
      return script
          .replace("(\"" + PACKAGES + "\")", "($(" + PACKAGE_LIST + "))")
          .replace("(( currIndex >= 0 && currIndex <= " + Integer.MAX_VALUE + " ))", "true");
    }
  },
  ZSH {
    @Override
    public String script(CommandSpec program) {
      return new ZshScript(program).text();
    }
  },
  FISH {
    @Override
    public String script(CommandSpec program) {
      return new FishScript(program).text();
    }
  };

  /** Stands for the names of all packages among the words that an argument can be completed to. */
  public static final String PACKAGES = "@packages@";

  /**
   * Prints the names of all packages, as they were when metadata was read last: a program that
   * starts a JVM is too slow to be asked for each TAB.
   */
  static final String PACKAGE_LIST =
      "cat \"${XDG_CACHE_HOME:-$HOME/.cache}/rdopkg/packages\" 2>/dev/null";

  /** The completion script for a program with sub-commands. */
  public abstract String script(CommandSpec program);
}
