package org.rdopkg.io;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One program to run: its arguments as a list (no shell ever sees them), directory, changes to the
 * environment, input, and what becomes of its output. Immutable; the {@code with} methods give
 * changed copies.
 */
public final class ProcessRequest {
  /** Where an output stream of the program goes. */
  public enum Sink {
    /** Kept in the result. */
    CAPTURE,
    /** To the stream of rdopkg itself: the user sees it. */
    INHERIT,
    /** Thrown away. */
    DISCARD
  }

  private static final int DEFAULT_LIMIT = 64 << 20;

  private final List<String> command;
  private final Path directory;
  private final Map<String, String> set;
  private final Set<String> unset;
  private final byte @Nullable [] input;
  private final boolean inheritInput;
  private final Sink stdout;
  private final Sink stderr;
  private final @Nullable Duration timeout;
  private final int limit;
  private final @Nullable OutputStream forward;
  private final @Nullable ProcessWatcher watcher;

  private ProcessRequest(Builder builder) {
    command = List.copyOf(builder.command);
    directory = builder.directory;
    set = Map.copyOf(builder.set);
    unset = Set.copyOf(builder.unset);
    input = builder.input;
    inheritInput = builder.inheritInput;
    stdout = builder.stdout;
    stderr = builder.stderr;
    timeout = builder.timeout;
    limit = builder.limit;
    forward = builder.forward;
    watcher = builder.watcher;
  }

  /** Starts a request: a program with its arguments, run in a directory, all output captured. */
  public static Builder in(Path directory, List<String> command) {
    return new Builder(directory, command);
  }

  /** Starts a request: a program with its arguments, run in a directory, all output captured. */
  public static Builder in(Path directory, String... command) {
    return new Builder(directory, List.of(command));
  }

  List<String> command() {
    return command;
  }

  Path directory() {
    return directory;
  }

  Map<String, String> set() {
    return set;
  }

  Set<String> unset() {
    return unset;
  }

  byte @Nullable [] input() {
    return input;
  }

  boolean inheritInput() {
    return inheritInput;
  }

  Sink stdout() {
    return stdout;
  }

  Sink stderr() {
    return stderr;
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  int limit() {
    return limit;
  }

  @Nullable OutputStream forward() {
    return forward;
  }

  @Nullable ProcessWatcher watcher() {
    return watcher;
  }

  /** Collects the parts of a request. */
  public static final class Builder {
    private final Path directory;
    private final List<String> command;
    private final Map<String, String> set = new HashMap<>();
    private final Set<String> unset = new HashSet<>();
    private byte @Nullable [] input;
    private boolean inheritInput;
    private Sink stdout = Sink.CAPTURE;
    private Sink stderr = Sink.CAPTURE;
    private @Nullable Duration timeout;
    private int limit = DEFAULT_LIMIT;
    private @Nullable OutputStream forward;
    private @Nullable ProcessWatcher watcher;

    private Builder(Path directory, List<String> command) {
      this.directory = directory;
      this.command = command;
    }

    /** Sets an environment variable for the program. */
    public Builder with(String variable, String value) {
      set.put(variable, value);
      return this;
    }

    /** Sets environment variables for the program. */
    public Builder with(Map<String, String> variables) {
      set.putAll(variables);
      return this;
    }

    /** Takes an environment variable away from the program. */
    public Builder without(String variable) {
      unset.add(variable);
      return this;
    }

    /** What the program reads from its standard input; nothing by default. */
    public Builder input(byte[] bytes) {
      input = bytes.clone();
      return this;
    }

    /** The program reads rdopkg's own standard input: it may ask the user. */
    public Builder inheritInput() {
      inheritInput = true;
      return this;
    }

    /** Where standard output goes. */
    public Builder stdout(Sink sink) {
      stdout = sink;
      return this;
    }

    /** Where standard error goes. */
    public Builder stderr(Sink sink) {
      stderr = sink;
      return this;
    }

    /** After this time the program is ended; without it there is no limit. */
    public Builder timeout(Duration duration) {
      timeout = duration;
      return this;
    }

    /** The most bytes kept of each captured stream (64 MiB by default); the rest is thrown away. */
    public Builder limit(int bytes) {
      limit = bytes;
      return this;
    }

    /** Both outputs go to this stream as they come, and are not kept. */
    public Builder forward(OutputStream stream) {
      forward = stream;
      return this;
    }

    /** Who looks at the program while it runs; of a captured standard error. */
    public Builder watchedBy(ProcessWatcher other) {
      watcher = other;
      return this;
    }

    /** The finished request. */
    public ProcessRequest build() {
      return new ProcessRequest(this);
    }
  }
}
