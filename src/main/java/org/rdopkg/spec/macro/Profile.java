package org.rdopkg.spec.macro;

import java.io.IOException;
import java.io.InputStream;
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
 * for a macro computed by {@link NativeMacros}.
 */
final class Profile {
  /** The body that stands for a macro computed by {@link NativeMacros}. */
  static final String NATIVE = "@native";

  private static final String INCLUDE = "#include ";
  private static final long STEPS = 10_000_000;

  private final Map<String, MacroFile.Entry> entries = new HashMap<>();

  /** The profile of a target. */
  static Profile of(Optional<String> target) {
    Profile profile = new Profile();
    profile.load("rpm");
    target.ifPresent(profile::load);
    return profile;
  }

  /** The definition of one macro. */
  Optional<Definition> find(String name) {
    return Optional.ofNullable(entries.get(name)).map(Profile::definition);
  }

  private static Definition definition(MacroFile.Entry entry) {
    return new Definition(entry.name(), entry.options(), entry.body(), 0, 0, false, null);
  }

  private void load(String name) {
    List<String> lines = lines(name);
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

  private static List<String> lines(String name) {
    try (@Nullable InputStream in = Profile.class.getResourceAsStream(name + ".macros")) {
      if (in == null) {
        throw RdopkgException.of(ErrorKind.USAGE, "no macro profile is called " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw RdopkgException.of(ErrorKind.IO, "the macro profile " + name + " cannot be read")
          .causedBy(e);
    }
  }
}
