package org.rdopkg.cli;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.rdopkg.console.Console;

/**
 * The file names of a command line, in which {@code -} stands for those on the standard input. They
 * are read as they are asked for: nobody waits for the end of a pipe, and none is too long.
 */
final class FileNames implements Iterator<String> {
  private final Iterator<String> words;
  private final Console console;
  private Iterator<String> piped = Collections.emptyIterator();
  private @Nullable String next;

  FileNames(List<String> words, Console console) {
    this.words = words.iterator();
    this.console = console;
  }

  @Override
  public boolean hasNext() {
    while (next == null && (piped.hasNext() || words.hasNext())) {
      String name = piped.hasNext() ? piped.next() : word();
      next = name.isEmpty() ? null : name;
    }
    return next != null;
  }

  /** The next word; an empty one when it only opens the standard input. */
  private String word() {
    String word = words.next();
    if (!word.equals("-")) {
      return word;
    }
    piped = console.inputLines();
    return "";
  }

  @Override
  public String next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    String name = next;
    next = null;
    return name;
  }
}
