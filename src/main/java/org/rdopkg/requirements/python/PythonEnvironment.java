package org.rdopkg.requirements.python;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What environment markers (PEP 508) ask of: a CPython of some version on a Linux machine, which is
 * where packages are built and run.
 */
public final class PythonEnvironment {
  /**
   * Stands for the bug-fix number of a Python of which only X.Y is known: distributions have a late
   * one.
   */
  private static final String LATE = ".99";

  private final Map<String, String> values;

  private PythonEnvironment(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * The environment of Python {@code X.Y} or {@code X.Y.Z}; empty when the text is no such version.
   */
  public static Optional<PythonEnvironment> of(String version) {
    String[] numbers = version.split("\\.", -1);
    boolean valid = numbers.length == 2 || numbers.length == 3;
    for (String number : numbers) {
      valid &= !number.isEmpty() && number.length() < 4;
      valid &= number.chars().allMatch(c -> c >= '0' && c <= '9');
    }
    if (!valid) {
      return Optional.empty();
    }
    String full = numbers.length == 2 ? version + LATE : version;
    Map<String, String> values = new HashMap<>();
    values.put("python_version", numbers[0] + "." + numbers[1]);
    values.put("python_full_version", full);
    values.put("implementation_version", full);
    values.put("os_name", "posix");
    values.put("sys_platform", numbers[0].equals("2") ? "linux2" : "linux");
    values.put("platform_machine", "x86_64");
    values.put("platform_python_implementation", "CPython");
    values.put("implementation_name", "cpython");
    values.put("platform_release", "");
    values.put("platform_system", "Linux");
    values.put("platform_version", "");
    values.put("extra", "");
    return Optional.of(new PythonEnvironment(values));
  }

  /** The value of a marker's variable; empty when there is no such variable. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether there is such a variable. */
  static boolean isVariable(String name) {
    return of("3.9").orElseThrow().values.containsKey(name);
  }

  /** {@code X.Y}. */
  public String pythonVersion() {
    return values.getOrDefault("python_version", "");
  }
}
