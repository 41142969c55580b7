// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import module java.base;

/** A text to print or keep: the same blocks as Markdown, as a page and as PDF. */
public record Paper(String title, List<Block> blocks) {
  public Paper {
    blocks = List.copyOf(blocks);
  }

  /** A part of a paper. */
  public sealed interface Block {}

  /** A heading, of level 2 or 3. */
  public record Heading(int level, String words) implements Block {}

  /** A paragraph. */
  public record Text(String words) implements Block {}

  /** A list. */
  public record Items(List<String> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** CommonMark; signs that mean something in it are escaped. */
  String markdown() {
    StringBuilder out = new StringBuilder("# " + escape(title) + "\n");
    for (Block block : blocks) {
      out.append('\n');
      switch (block) {
        case Heading(int level, String words) ->
            out.append("#".repeat(level)).append(' ').append(escape(words)).append('\n');
        case Text(String words) -> out.append(escape(words)).append('\n');
        case Items(List<String> items) ->
            items.forEach(i -> out.append("- ").append(escape(i)).append('\n'));
      }
    }
    return out.toString();
  }

  private static String escape(String words) {
    return words
        .replaceAll("[\\r\\n]+", " ")
        .replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1")
        .replaceAll("^([-+]|\\d+\\.)(\\s)", "\\\\$1$2");
  }
}
