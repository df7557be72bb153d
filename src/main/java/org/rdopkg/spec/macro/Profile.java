package org.rdopkg.spec.macro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * The macros that a distribution defines, from a data file of this package.
 *
 * <p>The files have rpm's own format; each says where its values come from. A line {@code #include
 * NAME} takes another profile in, whose definitions this one hides; the body {@code @native} stands
 * for a macro computed by {@link NativeMacros}. The file {@code targets} lists the profiles that
 * may be asked for by name; the others are only parts of them.
 *
 * <p>Immutable once loaded: a run over many specs loads it once, for all its threads.
 */
public final class Profile {
  /** The body that stands for a macro computed by {@link NativeMacros}. */
  static final String NATIVE = "@native";

  private static final String TARGETS = "targets";
  private static final String INCLUDE = "#include ";
  private static final long STEPS = 10_000_000;

  private final Map<String, MacroFile.Entry> entries = new HashMap<>();

  private Profile() {}

  /**
   * The profile of a target; without one, rpm's own macros.
   *
   * @throws RdopkgException when there is no profile of that name
   */
  public static Profile of(Optional<String> target) {
    if (target.isEmpty()) {
      return Plain.PROFILE;
    }
    Profile profile = new Profile();
    profile.entries.putAll(Plain.PROFILE.entries);
    profile.target(target.get());
    return profile;
  }

  /** What every profile starts from, loaded once: an action reads its spec several times. */
  private static final class Plain {
    static final Profile PROFILE = new Profile();

    static {
      PROFILE.load("rpm");
    }
  }

  private void target(String given) {
    String name = MacroTargets.byName(given).orElse(given);
    if (targets().contains(name)) {
      load(name);
    } else if (MacroTargets.isFedora(name)) {
      String number = name.substring(1);
      load("fedora");
      entries.put("fedora", new MacroFile.Entry("fedora", null, number));
      entries.put("fc" + number, new MacroFile.Entry("fc" + number, null, "1"));
    } else {
      throw RdopkgException.of(ErrorKind.USAGE, "no macro profile is called " + given)
          .because("rdopkg has profiles for " + String.join(", ", targets()))
          .fix("--define 'NAME VALUE' defines what else the spec needs");
    }
  }

  /** The names of all profiles that can be asked for. */
  public static List<String> targets() {
    return lines(TARGETS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Words.split(line).get(0))
        .toList();
  }

  /** The definition of one macro. */
  Optional<Definition> find(String name) {
    return Optional.ofNullable(entries.get(name)).map(Profile::definition);
  }

  private static Definition definition(MacroFile.Entry entry) {
    return new Definition(entry.name(), entry.options(), entry.body(), 0, 0, false, null);
  }

  private void load(String name) {
    List<String> lines = lines(name + ".macros");
    for (String line : lines) {
      if (line.startsWith(INCLUDE)) {
        load(line.substring(INCLUDE.length()).strip());
      } else if (line.startsWith("%")) {
        break;
      }
    }
    for (MacroFile.Entry entry : MacroFile.read(lines, new Budget(STEPS))) {
      entries.put(entry.name(), entry);
    }
  }

  private static List<String> lines(String file) {
    try (@Nullable InputStream in = Profile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("rdopkg lacks its file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("rdopkg's file " + file + " cannot be read", e);
    }
  }
}
