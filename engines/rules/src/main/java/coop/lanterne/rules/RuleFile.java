// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import module java.base;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One sort of rule file, and the door through which all of them are read.
 *
 * @param mostBytes the largest file read
 * @param mostDepth the deepest nesting read
 * @param blanks words that hold the place of what nobody has written yet, each with the code of the
 *     finding that says so
 */
public record RuleFile(int mostBytes, int mostDepth, Map<String, String> blanks) {
  public RuleFile {
    blanks = Map.copyOf(blanks);
  }

  /** A sort of file that has no blanks. */
  public RuleFile(int mostBytes, int mostDepth) {
    this(mostBytes, mostDepth, Map.of());
  }

  /**
   * The whole text, ready to be read, unless nothing of it can be. Anchors, aliases, tags, repeated
   * names and a second document are problems: a text that people vote says each thing once, where
   * it stands.
   */
  public Optional<Node> read(byte[] bytes, Problems problems) {
    if (bytes.length > mostBytes) {
      problems.add("rules.too_large", 0, "", Integer.toString(bytes.length));
      return Optional.empty();
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      problems.add("rules.not_utf8", lineOfBadByte(bytes), "", "");
      return Optional.empty();
    }
    LoadSettings settings = LoadSettings.builder().setLabel(problems.source()).build();
    try {
      return new Walk(new Parse(settings).parseString(text).iterator(), mostDepth, problems)
          .document()
          .map(root -> new Node(root.line(), root, "", this, problems));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      problems.add("rules.not_yaml", mark.map(m -> m.getLine() + 1).orElse(0), "", e.getProblem());
    } catch (YamlEngineException e) {
      problems.add("rules.not_yaml", 0, "", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static int lineOfBadByte(byte[] bytes) {
    String lossy = new String(bytes, StandardCharsets.UTF_8);
    int bad = lossy.indexOf('\uFFFD');
    return 1 + (int) lossy.substring(0, Math.max(0, bad)).chars().filter(c -> c == '\n').count();
  }
}
