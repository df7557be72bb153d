package org.rdopkg.spec.macro;

import java.util.Locale;
import java.util.Optional;

/** The names of macro profiles, and which of them the name of a dist-git branch means. */
public final class MacroTargets {
  private static final int MAX_DIGITS = 3;

  private MacroTargets() {}

  /**
   * The profile that a name stands for: its own name, or one that people use for it, such as {@code
   * fc42}, {@code epel9}, {@code rhel-9}, {@code tumbleweed}.
   */
  public static Optional<String> byName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).strip();
    if (isKnown(plain)) {
      return Optional.of(plain);
    }
    String number = digitsAtEnd(plain);
    String word = plain.substring(0, plain.length() - number.length());
    return switch (word) {
      case "fc", "fedora", "fedora-" -> existing("f" + number);
      case "el", "epel", "epel-", "rhel", "rhel-" -> existing("el" + number);
      case "centos-stream-", "centos" -> existing("c" + number + "s");
      case "azl", "azurelinux", "azurelinux-" -> existing("azl" + number);
      case "tumbleweed", "factory", "suse" -> Optional.of("opensuse");
      default -> Optional.empty();
    };
  }

  /**
   * The profile of a dist-git branch: {@code f42}, {@code rawhide}, {@code epel9}, {@code
   * epel9-next}, {@code c9s}, {@code rhel-9.2.0}, {@code rhos-17.1-rhel-9}, {@code wallaby-rdo};
   * and of a branch made from it, such as {@code f42-patches} or {@code f42-feature}.
   */
  public static Optional<String> ofBranch(String branch) {
    String name = branch.toLowerCase(Locale.ROOT);
    Optional<String> whole = byName(name);
    if (whole.isPresent()) {
      return whole;
    }
    if (name.endsWith("-rdo") || name.startsWith("rpm-")) {
      return Optional.of("rdo");
    }
    String[] parts = name.split("[^a-z0-9]+", -1);
    for (String part : parts) {
      boolean telling = part.startsWith("epel") || part.startsWith("el") || isStream(part);
      Optional<String> found =
          telling || isRelease(part, parts[0]) ? byName(part) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    int rhel = name.indexOf("rhel-");
    return rhel < 0 ? Optional.empty() : existing("el" + digitsAt(name, rhel + "rhel-".length()));
  }

  /** Whether a name is {@code f} and a number: a Fedora release. */
  static boolean isFedora(String name) {
    String number = digitsAtEnd(name);
    return name.equals("f" + number) && !number.isEmpty() && number.length() <= MAX_DIGITS;
  }

  private static boolean isKnown(String name) {
    return isFedora(name) || Profile.targets().contains(name);
  }

  private static Optional<String> existing(String name) {
    return isKnown(name) ? Optional.of(name) : Optional.empty();
  }

  /**
   * The first part alone: {@code f42-feature} is of Fedora 42, {@code fix-f5} is not of Fedora 5.
   */
  private static boolean isRelease(String part, String first) {
    return part.equals(first) && part.length() > 2 && (isFedora(part) || part.startsWith("azl"));
  }

  private static boolean isStream(String part) {
    return part.length() > 2 && part.startsWith("c") && part.endsWith("s");
  }

  private static String digitsAtEnd(String text) {
    int start = text.length();
    while (start > 0 && Names.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start);
  }

  private static String digitsAt(String text, int from) {
    int end = from;
    while (end < text.length() && Names.isDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }
}
