package org.rdopkg.service.distroinfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdopkg.service.distroinfo.InfoValue.Fields;
import org.rdopkg.service.distroinfo.InfoValue.Items;
import org.rdopkg.service.distroinfo.InfoValue.Nothing;
import org.rdopkg.service.distroinfo.InfoValue.Scalar;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes values as YAML that readers of YAML 1.1 and 1.2 understand alike; keys sorted. */
public final class YamlText {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();

  private final List<Event> events = new ArrayList<>();

  private YamlText() {}

  /** Some lines, without the last line end. */
  public static String of(Fields fields) {
    return new YamlText().text(fields);
  }

  private String text(Fields fields) {
    events.add(new StreamStartEvent());
    events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    add(fields);
    events.add(new DocumentEndEvent(false));
    events.add(new StreamEndEvent());
    return new Present(SETTINGS).emitToString(events.iterator()).stripTrailing();
  }

  private void add(InfoValue value) {
    if (value instanceof Nothing) {
      word("null");
    } else if (value instanceof Scalar scalar) {
      add(scalar);
    } else if (value instanceof Items items) {
      events.add(
          new SequenceStartEvent(
              Optional.empty(), Optional.empty(), true, style(items.values().isEmpty())));
      items.values().forEach(this::add);
      events.add(new SequenceEndEvent());
    } else if (value instanceof Fields fields) {
      events.add(
          new MappingStartEvent(
              Optional.empty(), Optional.empty(), true, style(fields.map().isEmpty())));
      new TreeMap<>(fields.map()).forEach(this::add);
      events.add(new MappingEndEvent());
    }
  }

  private static FlowStyle style(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private void add(String key, InfoValue value) {
    add(new Scalar(key, true));
    add(value);
  }

  /** A number, date or truth value as it was written; a text in quotes if it would be taken so. */
  private void add(Scalar scalar) {
    boolean oneLine = scalar.text().indexOf('\n') < 0;
    if (!scalar.isText() || (oneLine && YamlTypes.isText(scalar.text()))) {
      word(scalar.text());
    } else {
      scalar(scalar.text(), ScalarStyle.SINGLE_QUOTED);
    }
  }

  private void word(String word) {
    scalar(word, ScalarStyle.PLAIN);
  }

  private void scalar(String text, ScalarStyle style) {
    events.add(
        new ScalarEvent(
            Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
  }
}
