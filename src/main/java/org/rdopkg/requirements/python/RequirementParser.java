package org.rdopkg.requirements.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one requirement by the grammar of PEP 508. */
final class RequirementParser {
  private static final int LONGEST = 20_000;

  private final String text;
  private int at;

  RequirementParser(String text) {
    this.text = text;
  }

  Optional<Requirement> parse() {
    int nameEnd = text.length() > LONGEST ? 0 : ProjectNames.end(text);
    if (nameEnd == 0) {
      return Optional.empty();
    }
    at = nameEnd;
    List<String> extras = extras();
    if (extras == null) {
      return Optional.empty();
    }
    String name = text.substring(0, nameEnd);
    return peek() == '@' ? fromUrl(name, extras) : fromIndex(name, extras);
  }

  private Optional<Requirement> fromIndex(String name, List<String> extras) {
    int semicolon = text.indexOf(';', at);
    String versions = text.substring(at, semicolon < 0 ? text.length() : semicolon).strip();
    if (versions.startsWith("(") && versions.endsWith(")")) {
      versions = versions.substring(1, versions.length() - 1);
    }
    Optional<VersionSpecifier> specifier = VersionSpecifier.parse(versions);
    Optional<Marker> marker = marker(semicolon);
    if (specifier.isEmpty() || (semicolon >= 0 && marker.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Requirement(name, extras, specifier.get(), Optional.empty(), marker, text));
  }

  /** An address may hold a semicolon: only one behind a blank starts a marker. */
  private Optional<Requirement> fromUrl(String name, List<String> extras) {
    at++;
    skipBlanks();
    int start = at;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    String url = text.substring(start, at);
    skipBlanks();
    boolean marked = peek() == ';';
    Optional<Marker> marker = marker(marked ? at : -1);
    if (url.isEmpty() || (marked ? marker.isEmpty() : at < text.length())) {
      return Optional.empty();
    }
    return Optional.of(
        new Requirement(name, extras, VersionSpecifier.ANY, Optional.of(url), marker, text));
  }

  private Optional<Marker> marker(int semicolon) {
    return semicolon < 0 ? Optional.empty() : Marker.parse(text.substring(semicolon + 1));
  }

  /** Null when they are written wrongly. */
  private @Nullable List<String> extras() {
    List<String> extras = new ArrayList<>();
    skipBlanks();
    if (peek() != '[') {
      return extras;
    }
    int close = text.indexOf(']', at);
    if (close < 0) {
      return null;
    }
    String inside = text.substring(at + 1, close).strip();
    at = close + 1;
    skipBlanks();
    if (inside.isEmpty()) {
      return extras;
    }
    for (String part : inside.split(",", -1)) {
      String extra = part.strip();
      if (extra.isEmpty() || ProjectNames.end(extra) != extra.length()) {
        return null;
      }
      extras.add(extra);
    }
    return extras;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }
}
