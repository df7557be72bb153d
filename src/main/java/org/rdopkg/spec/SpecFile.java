package org.rdopkg.spec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;

/**
 * A spec file as its lines, without loss: {@link #bytes()} gives back what {@link #parse} read.
 *
 * <p>Immutable. Lines are numbered from 1, as in editors, rpm's messages and {@code spec.macro}.
 * The file is scanned, not parsed: a line that nobody understands is no error. Edits go through
 * {@link #edit()} and make a new value in which all other lines are the same.
 */
public final class SpecFile {
  /** Far above any real spec; a limit against files that are none. */
  private static final int MAX_BYTES = 32 << 20;

  private final List<SpecLine> lines;
  private final Charset charset;
  private @Nullable SpecOutline outline;

  SpecFile(List<SpecLine> lines, Charset charset) {
    this.lines = List.copyOf(lines);
    this.charset = charset;
  }

  /**
   * Reads a spec. Bytes that are no UTF-8 make the whole file ISO-8859-1, which keeps every byte.
   *
   * @throws RdopkgException when it is too large to be a spec
   */
  public static SpecFile parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw RdopkgException.of(ErrorKind.INPUT, "The spec file is larger than 32 MiB")
          .because("no spec is; this must be another file");
    }
    Charset charset = SpecText.isUtf8(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    SpecFile spec = new SpecFile(SpecText.split(new String(bytes, charset)), charset);
    if (!Arrays.equals(spec.bytes(), bytes)) {
      throw new IllegalStateException("a spec file does not survive reading and printing");
    }
    return spec;
  }

  /** A spec from text, to be written in UTF-8. */
  public static SpecFile of(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return text().getBytes(charset);
  }

  /** The whole text, line endings as they are. */
  public String text() {
    return SpecText.join(lines);
  }

  public Charset charset() {
    return charset;
  }

  public List<SpecLine> lines() {
    return lines;
  }

  public int lineCount() {
    return lines.size();
  }

  /** A line by its number, from 1. */
  public SpecLine line(int number) {
    return lines.get(number - 1);
  }

  /** The sections in file order; the first one is always the main preamble. */
  public List<Section> sections() {
    return outline().sections();
  }

  public Section mainPreamble() {
    return sections().get(0);
  }

  /** The sections of this (lower-case) name, in file order. */
  public List<Section> sections(String name) {
    return sections().stream().filter(s -> s.name().equals(name)).toList();
  }

  public Section sectionAt(int line) {
    return outline().sectionAt(line);
  }

  /** The conditionals around a line, outermost first. */
  public List<Conditional> conditionalsAt(int line) {
    return outline().conditionalsAt(line);
  }

  /** All conditionals, in the order of their first lines. */
  public List<Conditional> conditionals() {
    return outline().conditionals();
  }

  /** Whether the line is the inside of a macro call or definition that began further up. */
  public boolean isInsideMacro(int line) {
    return outline().bodies().isInside(line);
  }

  /** The line as a tag, if it is one: in a preamble, and not inside a macro. */
  public Optional<Tag> tagAt(int line) {
    if (isInsideMacro(line) || !sectionAt(line).hasTags()) {
      return Optional.empty();
    }
    return Tag.parse(line, line(line).text());
  }

  /** All tags of the main package with this name, in any case; also those in conditionals. */
  public List<Tag> mainTags(String name) {
    return mainTags().stream().filter(t -> t.is(name)).toList();
  }

  /** All tags of the main package, in file order. */
  public List<Tag> mainTags() {
    List<Tag> tags = new ArrayList<>();
    for (int line = 1; line <= mainPreamble().last(); line++) {
      tagAt(line).ifPresent(tags::add);
    }
    return tags;
  }

  /**
   * Whether a line belongs to the block that rpmautospec pastes on top of a spec in source
   * packages. Such lines are never edited.
   */
  public boolean isWrittenByRpmautospec(int line) {
    return outline().isGenerated(line);
  }

  /** New text in the form in which it can go into this file; see {@link #charset()}. */
  public String fit(String text) {
    return SpecText.fit(text, charset);
  }

  /** Starts a set of edits, all of which name lines of this value. */
  public SpecEdits edit() {
    return new SpecEdits(this);
  }

  private SpecOutline outline() {
    SpecOutline known = outline;
    if (known == null) {
      known = new SpecOutline(lines);
      outline = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpecFile that
        && lines.equals(that.lines)
        && charset.equals(that.charset);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
