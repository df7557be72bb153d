package org.rdopkg.cli.completion;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** A shell that rdopkg can be completed in. */
public enum Shell {
  /** Its script works in zsh too, without the descriptions. */
  BASH {
    @Override
    public String script(CommandSpec program) {
      return AutoComplete.bash(program.name(), program.commandLine());
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

  /** The completion script for a program with sub-commands. */
  public abstract String script(CommandSpec program);
}
