package org.rdopkg.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import org.rdopkg.error.RdopkgException;
import org.rdopkg.io.Terminal;

/**
 * What a person sees of a run: results on the output stream; log, notes, questions and errors on
 * the error stream. All text is made safe for the terminal here, in one place.
 */
public final class Console {
  private static final int PAPER = 100;

  private final Streams streams;
  private final Terminal terminal;
  private final boolean colourOut;
  private final boolean colourErr;
  private final Verbosity verbosity;
  private final ProgressLine progress;

  /**
   * @param terminal which of the streams a person sees
   * @param noColor whether the environment asks for no colour ({@code NO_COLOR}, see no-color.org)
   */
  public Console(
      Streams streams, Terminal terminal, ColorMode color, boolean noColor, Verbosity verbosity) {
    this.streams = streams;
    this.terminal = terminal;
    boolean colours = terminal.colours() && !noColor;
    this.colourOut = colours(color, terminal.output() && colours);
    this.colourErr = colours(color, terminal.error() && colours);
    this.verbosity = verbosity;
    this.progress = new ProgressLine(streams.err(), terminal::width);
  }

  private static boolean colours(ColorMode mode, boolean automatic) {
    return mode == ColorMode.ALWAYS || (mode == ColorMode.AUTO && automatic);
  }

  /** One line of the result. */
  public void result(Text text) {
    println(streams.out(), text, colourOut);
  }

  /** One plain line of the result. */
  public void result(String line) {
    result(Text.of(line));
  }

  /** Bytes of the result exactly as they are, for machines: JSON, a patch, a spec. */
  public void raw(byte[] bytes) {
    progress.clear();
    streams.out().write(bytes, 0, bytes.length);
  }

  /** One line about what was done or found, for people. */
  public void note(Text text) {
    if (verbosity != Verbosity.QUIET) {
      println(streams.err(), text, colourErr);
    }
  }

  /** One plain line about what was done or found. */
  public void note(String line) {
    note(Text.of(line));
  }

  /** One line that only {@code --verbose} shows. */
  public void detail(String line) {
    if (verbosity.compareTo(Verbosity.VERBOSE) >= 0) {
      println(streams.err(), Text.of(line), colourErr);
    }
  }

  /**
   * How far something has come, for a person who waits at a terminal.
   *
   * @param total all of it; -1 when nobody knows
   */
  public void progress(String what, long done, long total) {
    if (isWatched()) {
      progress.update(what, done, total, System.nanoTime());
    }
  }

  /** The same for things that are counted, such as patches. */
  public void count(String what, int done, int total) {
    if (isWatched()) {
      progress.count(what, done, total, System.nanoTime());
    }
  }

  /** The same for what does not tell how far it is; called often while it goes on. */
  public void waiting(String what) {
    if (isWatched()) {
      progress.wait(what, System.nanoTime());
    }
  }

  private boolean isWatched() {
    return terminal.error() && terminal.colours() && verbosity != Verbosity.QUIET;
  }

  /** Something the user should know that does not stop the action. */
  public void warn(String line) {
    println(streams.err(), Text.of("warning:", Style.WARN).plain(" " + line), colourErr);
  }

  /** An error: what, why, and what to do next, one line each. */
  public void error(RdopkgException e) {
    PrintStream err = streams.err();
    flushResults();
    println(err, Text.of("error:", Style.BAD).plain(" ").block(e.what()), colourErr);
    e.why()
        .ifPresent(
            w -> println(err, Text.of("why:", Style.STRONG).plain("   ").block(w), colourErr));
    for (String fix : e.fixes()) {
      println(err, Text.of("fix:", Style.STRONG).plain("   ").block(fix), colourErr);
    }
    if (verbosity == Verbosity.DEBUG) {
      e.printStackTrace(err);
    }
  }

  /** A bug of rdopkg: says so, and how to report it. */
  public void bug(Throwable e) {
    flushResults();
    PrintStream err = streams.err();
    println(
        err,
        Text.of("error:", Style.BAD).plain(" bug in rdopkg: ").plain(String.valueOf(e)),
        colourErr);
    println(
        err,
        Text.of("why:", Style.STRONG).plain("   rdopkg met a case that it does not handle"),
        colourErr);
    println(
        err,
        Text.of("fix:", Style.STRONG)
            .plain("   run the same command with --debug and report its output"),
        colourErr);
    if (verbosity == Verbosity.DEBUG) {
      e.printStackTrace(err);
    }
  }

  /** Whether a person is there to answer. */
  public boolean isInteractive() {
    return terminal.input() && terminal.error();
  }

  /** Whether results go to a terminal. */
  public boolean showsToPerson() {
    return terminal.output();
  }

  /** Columns of the terminal, or as asked for; of a piece of paper when there is neither. */
  public int width() {
    return terminal.outputWidth(PAPER);
  }

  /**
   * Asks a yes-or-no question. Without a person to answer, or on an empty line, the default is the
   * answer.
   */
  public boolean ask(String question, boolean byDefault) {
    if (!isInteractive()) {
      return byDefault;
    }
    flushResults();
    while (true) {
      streams.err().print(Printable.line(question) + (byDefault ? " [Yn] " : " [yN] "));
      streams.err().flush();
      String answer = readLine();
      switch (answer.strip().toLowerCase(Locale.ROOT)) {
        case "" -> {
          return byDefault;
        }
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> note("Please answer y or n.");
      }
    }
  }

  /**
   * Asks for a line of text. An empty one means the default, which is shown; without a person to
   * answer there is none.
   */
  public String askText(String question, String byDefault) {
    if (!isInteractive()) {
      return "";
    }
    flushResults();
    String shown = byDefault.isEmpty() ? "" : " [" + Printable.line(byDefault) + "]";
    streams.err().print(Printable.line(question) + shown + ": ");
    streams.err().flush();
    String answer = readLine().strip();
    return answer.isEmpty() ? byDefault : answer;
  }

  /** Where the output of programs goes that run for the user, such as hooks: the error stream. */
  public OutputStream programs() {
    return streams.err();
  }

  /** All of the standard input, as text. */
  public String readInput() {
    StringBuilder text = new StringBuilder();
    streams.in().lines().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The lines of the standard input, read as they are asked for. */
  public Iterator<String> inputLines() {
    return new InputLines(streams.in());
  }

  private String readLine() {
    try {
      String line = streams.in().readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends what is buffered. */
  public void flush() {
    progress.clear();
    streams.out().flush();
    streams.err().flush();
  }

  private void flushResults() {
    progress.clear();
    streams.out().flush();
  }

  /** What is told at once is told in order: results that wait are sent before it. */
  private void println(PrintStream stream, Text text, boolean colour) {
    progress.clear();
    boolean told = stream == streams.err();
    if (told) {
      flushResults();
    }
    boolean letters = terminal.unicode() || !(told ? terminal.error() : terminal.output());
    String line = text.render(colour);
    stream.print((letters ? line : Ascii.of(line)) + "\n");
    if (told) {
      stream.flush();
    }
  }
}
