package org.rdopkg.service.distroinfo;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/** Metadata that a test writes down. */
final class MemoryFiles implements InfoFiles {
  /** What every set of files must have. */
  static final String EMPTY = "releases: []\npackages: []\n";

  private final Map<String, String> texts = new LinkedHashMap<>();

  MemoryFiles with(String name, String text) {
    texts.put(name, text);
    return this;
  }

  /** One package of these lines, in a file of its own. */
  static DistroInfo one(String lines) {
    String indented = lines.indent(2);
    return InfoLoader.load(
        new MemoryFiles().with("a", "releases: []\npackages:\n-" + indented.substring(1)), "a");
  }

  @Override
  public byte[] read(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw RdopkgException.of(ErrorKind.INPUT, "no file " + name);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public InfoFiles other(InfoValue.Fields description) {
    throw OtherPlaces.refused(description);
  }
}
