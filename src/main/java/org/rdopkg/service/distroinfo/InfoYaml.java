package org.rdopkg.service.distroinfo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdopkg.error.ErrorKind;
import org.rdopkg.error.RdopkgException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads one file of distribution metadata. Whoever wrote it is not trusted: size, depth and what
 * aliases multiply to are bounded, and tags make no objects.
 */
final class InfoYaml {
  private static final int LONGEST = 16 << 20;
  private static final int DEEPEST = 60;
  private static final int MOST_VALUES = 2_000_000;
  private static final int MOST_ALIASES = 1000;

  private final String name;
  private int values;

  private InfoYaml(String name) {
    this.name = name;
  }

  /**
   * The keys at the top of a file.
   *
   * @param name the file, for messages
   * @throws RdopkgException when it is no YAML mapping, or beyond the bounds
   */
  static InfoValue.Fields parse(byte[] content, String name) {
    return new InfoYaml(name).parse(text(content, name));
  }

  private static String text(byte[] content, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw invalid(name, "it is not UTF-8").causedBy(e);
    }
  }

  private InfoValue.Fields parse(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setCodePointLimit(LONGEST)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setBufferSize(1 << 16)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      InfoValue value = root.map(node -> value(node, 0)).orElse(InfoValue.NOTHING);
      if (value instanceof InfoValue.Fields fields) {
        return fields;
      }
      if (value instanceof InfoValue.Nothing) {
        return InfoValue.Fields.NONE;
      }
      throw invalid(name, "it must be a mapping, lines of the form `key: value`");
    } catch (YamlEngineException e) {
      throw invalid(name, Optional.ofNullable(e.getMessage()).orElse("it is not YAML").strip())
          .causedBy(e);
    } catch (StackOverflowError e) {
      throw tooDeep().causedBy(e);
    }
  }

  private InfoValue value(Node node, int depth) {
    if (++values > MOST_VALUES) {
      throw invalid(name, "its aliases multiply it to more than " + MOST_VALUES + " values");
    }
    if (depth > DEEPEST) {
      throw tooDeep();
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (node instanceof SequenceNode sequence) {
      List<InfoValue> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(value(item, depth + 1)));
      return new InfoValue.Items(items);
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, depth);
    }
    return value(((AnchorNode) node).getRealNode(), depth + 1);
  }

  private static InfoValue scalar(ScalarNode node) {
    String text = node.getValue();
    if (!node.isPlain()) {
      return new InfoValue.Scalar(text, true);
    }
    return YamlTypes.isNothing(text)
        ? InfoValue.NOTHING
        : new InfoValue.Scalar(text, YamlTypes.isText(text));
  }

  /** The last of keys that are written twice counts; {@code <<} brings keys of another mapping. */
  private InfoValue.Fields mapping(MappingNode node, int depth) {
    Map<String, InfoValue> own = new LinkedHashMap<>();
    Map<String, InfoValue> brought = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw invalid(name, "a key is a list or a mapping" + line(tuple.getKeyNode()));
      }
      InfoValue value = value(tuple.getValueNode(), depth + 1);
      if (key.isPlain() && key.getValue().equals("<<")) {
        bring(value, brought, key);
      } else {
        own.put(key.getValue(), value);
      }
    }
    brought.putAll(own);
    return new InfoValue.Fields(brought);
  }

  /** An earlier mapping of a list is the stronger one. */
  private void bring(InfoValue value, Map<String, InfoValue> brought, Node key) {
    if (value instanceof InfoValue.Fields fields) {
      fields.map().forEach(brought::putIfAbsent);
    } else if (value instanceof InfoValue.Items items) {
      items.values().forEach(item -> bring(item, brought, key));
    } else {
      throw invalid(name, "<< needs a mapping" + line(key));
    }
  }

  private static String line(Node node) {
    return node.getStartMark().map(Mark::getLine).map(line -> ", line " + (line + 1)).orElse("");
  }

  private RdopkgException tooDeep() {
    return invalid(name, "it is nested too deeply");
  }

  private static RdopkgException invalid(String name, String why) {
    return RdopkgException.of(ErrorKind.INPUT, "Invalid distroinfo file: " + name).because(why);
  }
}
