// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

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
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The plain part of YAML 1.2: tables, lists and scalars, each with its line. Anchors, aliases,
 * tags, repeated keys and a second document are problems: a text that people vote says each thing
 * once, where it stands. Scalars stay text; what they mean is for {@link Shape} to say.
 */
sealed interface Yaml {
  /** The line it begins on, from 1. */
  int line();

  /** Names and values, in the order of the file. */
  record Table(int line, Map<String, Entry> entries) implements Yaml {}

  /** A list. */
  record Items(int line, List<Yaml> items) implements Yaml {}

  /**
   * One value.
   *
   * @param plain without quotation marks
   */
  record Scalar(int line, String text, boolean plain) implements Yaml {
    boolean absent() {
      return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }
  }

  /** A value and the line of its name. */
  record Entry(int line, Yaml value) {}

  /** The largest text read, in bytes; a charter has some fifty thousand. */
  int MAX_BYTES = 2_000_000;

  /** The deepest nesting read. */
  int MAX_DEPTH = 40;

  /** The tree, unless it cannot be read at all; problems go to the list. */
  static Optional<Yaml> read(byte[] bytes, Problems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.add("charter.too_large", 0, "", Integer.toString(bytes.length));
      return Optional.empty();
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      problems.add("charter.not_utf8", lineOfBadByte(bytes), "", "");
      return Optional.empty();
    }
    LoadSettings settings = LoadSettings.builder().setLabel(problems.source()).build();
    try {
      return new Walk(new Parse(settings).parseString(text).iterator(), problems).document();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      problems.add(
          "charter.not_yaml", mark.map(m -> m.getLine() + 1).orElse(0), "", e.getProblem());
    } catch (YamlEngineException e) {
      problems.add("charter.not_yaml", 0, "", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static int lineOfBadByte(byte[] bytes) {
    String lossy = new String(bytes, StandardCharsets.UTF_8);
    int bad = lossy.indexOf('\uFFFD');
    return 1 + (int) lossy.substring(0, Math.max(0, bad)).chars().filter(c -> c == '\n').count();
  }

  /** One pass over the events of the parser. */
  final class Walk {
    private final Iterator<Event> events;
    private final Problems problems;

    private Walk(Iterator<Event> events, Problems problems) {
      this.events = events;
      this.problems = problems;
    }

    private Optional<Yaml> document() {
      Optional<Yaml> root = Optional.empty();
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof StreamEndEvent) {
          break;
        }
        if (event instanceof DocumentStartEvent) {
          if (root.isPresent()) {
            problems.add("charter.two_documents", line(event), "", "---");
            return root;
          }
          root = Optional.of(node(events.next(), 0));
        }
      }
      if (root.isEmpty()) {
        problems.add("charter.empty", 1, "", "");
      }
      return root;
    }

    private Yaml node(Event event, int depth) {
      int line = line(event);
      if (depth > MAX_DEPTH) {
        throw new YamlEngineException("nested deeper than " + MAX_DEPTH + " at line " + line);
      }
      if (event instanceof AliasEvent alias) {
        problems.add("charter.anchor", line, "", "*" + alias.getAlias().getValue());
        return new Scalar(line, "", false);
      }
      if (event instanceof NodeEvent n && n.getAnchor().isPresent()) {
        problems.add("charter.anchor", line, "", "&" + n.getAnchor().get().getValue());
      }
      Optional<String> tag =
          switch (event) {
            case ScalarEvent s -> s.getTag();
            case CollectionStartEvent c -> c.getTag();
            default -> Optional.empty();
          };
      tag.ifPresent(t -> problems.add("charter.tag", line, "", t));
      return switch (event) {
        case ScalarEvent s -> new Scalar(line, s.getValue(), s.isPlain());
        case SequenceStartEvent _ -> {
          List<Yaml> items = new ArrayList<>();
          for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
            items.add(node(e, depth + 1));
          }
          yield new Items(line, items);
        }
        case MappingStartEvent _ -> table(line, depth);
        default -> throw new YamlEngineException("unexpected " + event + " at line " + line);
      };
    }

    private Table table(int line, int depth) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
        int keyLine = line(e);
        Yaml key = node(e, depth + 1);
        Yaml value = node(events.next(), depth + 1);
        if (!(key instanceof Scalar(int _, String name, boolean _))) {
          problems.add("charter.key_not_text", keyLine, "", "");
          continue;
        }
        Entry first = entries.putIfAbsent(name, new Entry(keyLine, value));
        if (first != null) {
          problems.add(
              "charter.duplicate_key",
              keyLine,
              name,
              name,
              m -> m.with("key", name).with("first", first.line()));
        }
      }
      return new Table(line, entries);
    }

    private static int line(Event event) {
      return event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }
  }
}
