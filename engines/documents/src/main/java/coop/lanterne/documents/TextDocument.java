// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.documents;

import module java.base;

/**
 * A text to hand on: the same headings and paragraphs as ODT (OASIS OpenDocument 1.3), DOCX
 * (ECMA-376, Office Open XML) and Markdown (CommonMark). The same text gives the same bytes.
 *
 * @param language of the words, fr or en
 */
public record TextDocument(String title, String language, List<Block> blocks) {
  public TextDocument {
    blocks = List.copyOf(blocks);
  }

  /** A part of a text. */
  public sealed interface Block {}

  /**
   * A heading.
   *
   * @param level from 1 to 3; the title stands above them
   */
  public record Heading(int level, String text) implements Block {
    public Heading {
      if (level < 1 || level > 3) {
        throw new IllegalArgumentException("a heading has a level from 1 to 3, not " + level);
      }
    }
  }

  /** A paragraph, whose runs follow each other with nothing between. */
  public record Paragraph(List<Run> runs) implements Block {
    public Paragraph {
      runs = List.copyOf(runs);
    }

    /** A paragraph with no mark. */
    public static Paragraph of(String text) {
      return new Paragraph(List.of(new Run(text, Mark.PLAIN)));
    }
  }

  /** Words that bear one mark. */
  public record Run(String text, Mark mark) {}

  /** How words are set apart. */
  public enum Mark {
    /** Not at all. */
    PLAIN,
    /** Underlined. */
    ADDED,
    /** Struck through. */
    REMOVED,
    /** In italics. */
    QUOTED
  }

  /** As an ODT file. */
  public byte[] odt() {
    return OpenDocument.write(this);
  }

  /** As a DOCX file. */
  public byte[] docx() {
    return WordDocument.write(this);
  }

  /** As CommonMark; signs that mean something in it are escaped. */
  public String markdown() {
    StringBuilder out = new StringBuilder("# " + escape(title) + "\n");
    for (Block block : blocks) {
      out.append('\n');
      switch (block) {
        case Heading(int level, String text) ->
            out.append("#".repeat(level + 1)).append(' ').append(escape(text));
        case Paragraph(List<Run> runs) ->
            out.append(
                lineStart(runs.stream().map(TextDocument::marked).collect(Collectors.joining())));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String marked(Run run) {
    String text = escape(run.text());
    return switch (run.mark()) {
      case PLAIN -> text;
      case ADDED -> "<ins>" + text + "</ins>";
      case REMOVED -> "<del>" + text + "</del>";
      case QUOTED -> "<em>" + text + "</em>"; // stars need words right beside them
    };
  }

  private static String escape(String words) {
    return words.replaceAll("\\s*\\R\\s*", " ").replaceAll("([\\\\`*_\\[\\]<>#|&~])", "\\\\$1");
  }

  /** What would begin a list or a rule at that place is escaped. */
  private static String lineStart(String line) {
    return line.strip().replaceAll("^([-+=])", "\\\\$1").replaceAll("^(\\d+)([.)])", "$1\\\\$2");
  }
}
