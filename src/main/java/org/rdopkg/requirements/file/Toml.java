package org.rdopkg.requirements.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads TOML 1.0 as far as dependencies need it: tables as maps, arrays as lists, texts as texts.
 * Numbers, dates and booleans stay as they are written, since nobody here asks for their values.
 *
 * <p>A reader of our own, because the libraries for it are larger than all that rdopkg would use.
 */
final class Toml {
  private final TomlLexer lexer;
  private final Map<String, Object> root = new LinkedHashMap<>();

  private Toml(String text) {
    this.lexer = new TomlLexer(text);
  }

  /**
   * The tables of a file.
   *
   * @throws TomlException when the text is not TOML
   */
  static Map<String, Object> parse(String text) throws TomlException {
    Toml toml = new Toml(text);
    toml.file();
    return toml.root;
  }

  private void file() throws TomlException {
    Map<String, Object> table = root;
    lexer.skipEmptyLines();
    while (!lexer.isAtEnd()) {
      if (lexer.accept("[[")) {
        table = arrayTable(header("]]"));
      } else if (lexer.accept("[")) {
        table = open(root, header("]"));
      } else {
        keyValue(table);
      }
      lexer.endOfLine();
      lexer.skipEmptyLines();
    }
  }

  private List<String> header(String close) throws TomlException {
    List<String> names = lexer.key();
    lexer.skipBlanks();
    lexer.expect(close);
    return names;
  }

  private void keyValue(Map<String, Object> table) throws TomlException {
    List<String> names = lexer.key();
    lexer.skipBlanks();
    lexer.expect("=");
    lexer.skipBlanks();
    Map<String, Object> parent = open(table, names.subList(0, names.size() - 1));
    Object value = value();
    if (parent.putIfAbsent(names.get(names.size() - 1), value) != null) {
      throw lexer.fault("a key stands twice");
    }
  }

  /** The table of a path, made where it is not there; of an array of tables the last one. */
  private Map<String, Object> open(Map<String, Object> from, List<String> names)
      throws TomlException {
    Map<String, Object> table = from;
    for (String name : names) {
      Object next = table.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
      if (next instanceof List<?> list && !list.isEmpty()) {
        next = list.get(list.size() - 1);
      }
      table = asTable(next);
    }
    return table;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> asTable(@Nullable Object value) throws TomlException {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw lexer.fault("a value is used as a table");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> arrayTable(List<String> names) throws TomlException {
    Map<String, Object> parent = open(root, names.subList(0, names.size() - 1));
    Object array =
        parent.computeIfAbsent(names.get(names.size() - 1), n -> new ArrayList<Object>());
    if (!(array instanceof List<?> list)) {
      throw lexer.fault("a value is used as an array of tables");
    }
    Map<String, Object> table = new LinkedHashMap<>();
    ((List<Object>) list).add(table);
    return table;
  }

  private Object value() throws TomlException {
    if (lexer.accept("[")) {
      return array();
    }
    return lexer.accept("{") ? inlineTable() : lexer.scalar();
  }

  private List<Object> array() throws TomlException {
    lexer.enter();
    List<Object> items = new ArrayList<>();
    lexer.skipEmptyLines();
    while (!lexer.accept("]")) {
      items.add(value());
      lexer.skipEmptyLines();
      if (!lexer.accept(",")) {
        lexer.expect("]");
        break;
      }
      lexer.skipEmptyLines();
    }
    lexer.leave();
    return items;
  }

  private Map<String, Object> inlineTable() throws TomlException {
    lexer.enter();
    Map<String, Object> table = new LinkedHashMap<>();
    lexer.skipBlanks();
    if (!lexer.accept("}")) {
      do {
        lexer.skipBlanks();
        keyValue(table);
        lexer.skipBlanks();
      } while (lexer.accept(","));
      lexer.expect("}");
    }
    lexer.leave();
    return table;
  }
}
