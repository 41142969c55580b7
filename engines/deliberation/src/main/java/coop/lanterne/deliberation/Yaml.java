// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The plain part of YAML 1.2: tables, lists and scalars, each with its line. Anchors, tags,
 * repeated keys and a second document are problems: what people vote is said once, where it stands.
 */
sealed interface Yaml {
  /** The line it begins on, from 1. */
  int line();

  /** Names and values, in the order of the file. */
  record Table(int line, Map<String, Yaml> entries) implements Yaml {}

  /** A list. */
  record Items(int line, List<Yaml> items) implements Yaml {}

  /** One value, as it was written. */
  record Scalar(int line, String text) implements Yaml {}

  /** The largest file read, in bytes; a rule file has one or two thousand. */
  int MAX_BYTES = 100_000;

  /** The deepest nesting read. */
  int MAX_DEPTH = 12;

  /** The table of the file; problems go to the list. */
  static Optional<Table> read(byte[] bytes, Problems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.add("deliberation.rules.too_large", 0, "", Integer.toString(bytes.length));
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      LoadSettings settings = LoadSettings.builder().setLabel(problems.source()).build();
      return new Walk(new Parse(settings).parseString(text).iterator(), problems).document();
    } catch (CharacterCodingException e) {
      problems.add("deliberation.rules.not_utf8", 0, "", "");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(m -> m.getLine() + 1).orElse(0);
      problems.add("deliberation.rules.not_yaml", line, "", e.getProblem());
    } catch (YamlEngineException e) {
      problems.add("deliberation.rules.not_yaml", 0, "", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /** One pass over the events of the parser. */
  final class Walk {
    private final Iterator<Event> events;
    private final Problems problems;

    private Walk(Iterator<Event> events, Problems problems) {
      this.events = events;
      this.problems = problems;
    }

    private Optional<Table> document() {
      Optional<Yaml> root = Optional.empty();
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof DocumentStartEvent) {
          if (root.isPresent()) {
            problems.add("deliberation.rules.two_documents", line(event), "", "---");
            return Optional.empty();
          }
          root = Optional.of(node(events.next(), 0));
        }
      }
      if (root.isPresent() && root.get() instanceof Table table) {
        return Optional.of(table);
      }
      problems.add("deliberation.rules.empty", 1, "", "");
      return Optional.empty();
    }

    private Yaml node(Event event, int depth) {
      int line = line(event);
      if (depth > MAX_DEPTH) {
        throw new YamlEngineException("nested deeper than " + MAX_DEPTH + ", line " + line);
      }
      if (event instanceof AliasEvent alias) {
        problems.add("deliberation.rules.anchor", line, "", "*" + alias.getAlias().getValue());
        return new Scalar(line, "");
      }
      if (event instanceof NodeEvent n && n.getAnchor().isPresent()) {
        problems.add("deliberation.rules.anchor", line, "", "&" + n.getAnchor().get().getValue());
      }
      Optional<String> tag =
          switch (event) {
            case ScalarEvent s -> s.getTag();
            case CollectionStartEvent c -> c.getTag();
            default -> Optional.empty();
          };
      tag.ifPresent(t -> problems.add("deliberation.rules.tag", line, "", t));
      return switch (event) {
        case ScalarEvent s -> new Scalar(line, s.getValue());
        case SequenceStartEvent _ -> {
          List<Yaml> items = new ArrayList<>();
          for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
            items.add(node(e, depth + 1));
          }
          yield new Items(line, items);
        }
        case MappingStartEvent _ -> table(line, depth);
        default -> throw new YamlEngineException("unexpected " + event + ", line " + line);
      };
    }

    private Table table(int line, int depth) {
      Map<String, Yaml> entries = new LinkedHashMap<>();
      for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
        Yaml key = node(e, depth + 1);
        Yaml value = node(events.next(), depth + 1);
        if (!(key instanceof Scalar(int keyLine, String name))) {
          problems.add("deliberation.rules.key_not_text", key.line(), "", "");
        } else if (entries.putIfAbsent(name, value) != null) {
          problems.add("deliberation.rules.duplicate_key", keyLine, name, name);
        }
      }
      return new Table(line, entries);
    }

    private static int line(Event event) {
      return event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }
  }
}
