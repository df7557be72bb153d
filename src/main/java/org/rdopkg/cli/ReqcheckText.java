package org.rdopkg.cli;

import java.util.List;
import java.util.Optional;
import org.rdopkg.console.Console;
import org.rdopkg.console.Style;
import org.rdopkg.console.Text;
import org.rdopkg.requirements.CheckedPackage;
import org.rdopkg.requirements.RequirementCheck;

/** Shows the blocks of {@code reqcheck}, for reading or as lines of a spec. */
final class ReqcheckText {
  private final Console console;
  private final Optional<String> head;
  private boolean first = true;

  /**
   * @param head what stands before a package in a spec's line; empty for a report to read
   */
  ReqcheckText(Console console, Optional<String> head) {
    this.console = console;
    this.head = head;
  }

  void print(RequirementCheck check) {
    block("MET", Style.GOOD, check.met(), false);
    block("ANY", Style.STRONG, check.any(), false);
    block("EXCESS", Style.STRONG, check.excess(), true);
    block("MISMATCH", Style.WARN, check.mismatch(), false);
    block("MISSING", Style.BAD, check.missing(), false);
    block("REMOVED", Style.BAD, check.removed(), false);
  }

  private void block(String title, Style style, List<CheckedPackage> packages, boolean surplus) {
    if (packages.isEmpty()) {
      return;
    }
    if (!first) {
      console.result("");
    }
    first = false;
    console.result(Text.of(title, style).plain(":"));
    for (CheckedPackage one : packages) {
      if (surplus) {
        console.result(before() + one.name() + " " + one.desired());
      } else if (head.isPresent()) {
        console.result(before() + forSpec(one.requirement()));
      } else {
        console.result(line(one));
      }
    }
  }

  private String before() {
    return head.orElse("  ");
  }

  /** rpm writes equality with one sign. */
  private static String forSpec(String requirement) {
    return requirement.replace(" == ", " = ");
  }

  private static Text line(CheckedPackage one) {
    StringBuilder inBrackets = new StringBuilder();
    one.inSpec()
        .filter(spec -> !spec.isEmpty())
        .ifPresent(spec -> inBrackets.append(spec).append(" in .spec"));
    Text line = Text.of("  ").add(one.sync().mark() + one.requirement(), style(one.sync()));
    if (one.overridden().isPresent()) {
      inBrackets.append(inBrackets.isEmpty() ? "" : ", ");
      line.plain("  (" + inBrackets)
          .add(one.overridden().get() + " has been overridden in requirements file", Style.WARN)
          .plain(")");
    } else if (!inBrackets.isEmpty()) {
      line.plain("  (" + inBrackets + ")");
    }
    return one.trouble().isEmpty() ? line : line.plain("  not edited: " + one.trouble());
  }

  private static Style style(CheckedPackage.Sync sync) {
    return switch (sync) {
      case ADDED -> Style.GOOD;
      case EDITED -> Style.WARN;
      case REMOVED -> Style.BAD;
      case NONE -> Style.PLAIN;
    };
  }
}
