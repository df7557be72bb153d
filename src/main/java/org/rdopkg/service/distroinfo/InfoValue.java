package org.rdopkg.service.distroinfo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of distribution metadata, with the order and the spelling of the YAML it came from. */
public sealed interface InfoValue {
  /** Nothing was written: {@code key:}, {@code ~} or {@code null}. */
  InfoValue NOTHING = new Nothing();

  /** A key without a value. */
  record Nothing() implements InfoValue {}

  /**
   * One word or text.
   *
   * @param text as written, without quotes
   * @param isText whether YAML 1.1, which the format is read by elsewhere, takes it for a text; not
   *     for a number, a date or a truth value
   */
  record Scalar(String text, boolean isText) implements InfoValue {}

  /** A list. */
  record Items(List<InfoValue> values) implements InfoValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Keys and values, in the order of the file. */
  record Fields(Map<String, InfoValue> map) implements InfoValue {
    /** No key at all. */
    static final Fields NONE = new Fields(Map.of());

    public Fields {
      map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The value of a key; a key without a value has none. */
    public Optional<InfoValue> get(String key) {
      return Optional.ofNullable(map.get(key)).filter(value -> !(value instanceof Nothing));
    }

    /** The value of a key that is one word or text. */
    public Optional<String> text(String key) {
      return map.get(key) instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** The keys below a key; none when it has none. */
    public Fields fields(String key) {
      return map.get(key) instanceof Fields fields ? fields : NONE;
    }

    /** The list below a key; empty when it has none. */
    public List<InfoValue> items(String key) {
      return map.get(key) instanceof Items items ? items.values() : List.of();
    }

    /** These keys, and over them those of another one. */
    Fields with(Fields over) {
      Map<String, InfoValue> merged = new LinkedHashMap<>(map);
      merged.putAll(over.map);
      return new Fields(merged);
    }

    /** These keys, one of them with another value. */
    Fields with(String key, InfoValue value) {
      Map<String, InfoValue> changed = new LinkedHashMap<>(map);
      changed.put(key, value);
      return new Fields(changed);
    }
  }
}
