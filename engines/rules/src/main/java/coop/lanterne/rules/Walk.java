// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import module java.base;

import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/** One pass over the events of the parser. */
record Walk(Iterator<Event> events, int mostDepth, Problems problems) {
  Optional<Yaml> document() {
    Optional<Yaml> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof StreamEndEvent) {
        break;
      }
      if (event instanceof DocumentStartEvent) {
        if (root.isPresent()) {
          problems.add("rules.two_documents", line(event), "", "---");
          return root;
        }
        root = Optional.of(node(events.next(), 0));
      }
    }
    if (root.isEmpty()) {
      problems.add("rules.empty", 1, "", "");
    }
    return root;
  }

  private Yaml node(Event event, int depth) {
    int line = line(event);
    if (depth > mostDepth) {
      throw new ParserException("nested deeper than " + mostDepth, event.getStartMark());
    }
    if (event instanceof AliasEvent alias) {
      problems.add("rules.anchor", line, "", "*" + alias.getAlias().getValue());
      return new Yaml.Scalar(line, "", false);
    }
    if (event instanceof NodeEvent n && n.getAnchor().isPresent()) {
      problems.add("rules.anchor", line, "", "&" + n.getAnchor().get().getValue());
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent s -> s.getTag();
          case CollectionStartEvent c -> c.getTag();
          default -> Optional.empty();
        };
    tag.ifPresent(t -> problems.add("rules.tag", line, "", t));
    return switch (event) {
      case ScalarEvent s -> new Yaml.Scalar(line, s.getValue(), s.isPlain());
      case SequenceStartEvent _ -> {
        List<Yaml> items = new ArrayList<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
          items.add(node(e, depth + 1));
        }
        yield new Yaml.Items(line, items);
      }
      case MappingStartEvent _ -> table(line, depth);
      default -> throw new ParserException("unexpected " + event, event.getStartMark());
    };
  }

  private Yaml table(int line, int depth) {
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      int keyLine = line(e);
      Yaml key = node(e, depth + 1);
      Yaml value = node(events.next(), depth + 1);
      if (!(key instanceof Yaml.Scalar(int _, String name, boolean _))) {
        problems.add("rules.key_not_text", keyLine, "", "");
        continue;
      }
      Yaml.Entry first = entries.putIfAbsent(name, new Yaml.Entry(keyLine, value));
      if (first != null) {
        problems.add(
            "rules.duplicate_key",
            keyLine,
            name,
            name,
            m -> m.with("key", name).with("first", first.line()));
      }
    }
    return new Yaml.Table(line, entries);
  }

  private static int line(Event event) {
    return event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }
}
