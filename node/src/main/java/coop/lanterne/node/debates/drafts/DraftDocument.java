// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.drafts;

import module java.base;

import coop.lanterne.debate.synthesis.Wording;
import coop.lanterne.documents.TextDocument;
import coop.lanterne.documents.TextDocument.Block;
import coop.lanterne.documents.TextDocument.Heading;
import coop.lanterne.documents.TextDocument.Mark;
import coop.lanterne.documents.TextDocument.Paragraph;
import coop.lanterne.documents.TextDocument.Run;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.drafts.DraftPages.How;
import coop.lanterne.node.debates.drafts.DraftPages.Shown;
import coop.lanterne.node.debates.drafts.Drafts.Draft;
import coop.lanterne.node.debates.drafts.Drafts.Edit;
import coop.lanterne.node.debates.synthesis.Said;
import coop.lanterne.prose.Prose;

/** A draft as a file to hand on: its articles, then where each one comes from. */
record DraftDocument(Prose prose) {
  TextDocument of(Draft draft, Message title, List<Shown> articles, List<Edit> edits) {
    List<Block> blocks = new ArrayList<>();
    for (Shown shown : articles) {
      blocks.add(new Heading(1, say(shown.heading())));
      if (shown.how() == How.GONE || shown.how() == How.HIDDEN) {
        blocks.add(Paragraph.of(say("drafts.note." + shown.how().text())));
      } else {
        shown.article().words().orElse("").lines().forEach(l -> blocks.add(Paragraph.of(l)));
      }
    }
    annex(draft, articles, edits.reversed(), blocks);
    return new TextDocument(say(title), prose.language().tag(), blocks);
  }

  /** Where each article comes from, and how it was changed. */
  private void annex(Draft draft, List<Shown> articles, List<Edit> edits, List<Block> blocks) {
    blocks.add(new Heading(1, say("drafts.file.annex")));
    blocks.add(
        Paragraph.of(
            say(
                Message.of("drafts.file.from")
                    .with("synthesis", draft.synthesis())
                    .with("name", Message.of("syntheses.criterion." + draft.criterion().key())))));
    blocks.add(
        new Paragraph(
            List.of(
                new Run(say("drafts.file.marks"), Mark.PLAIN),
                new Run(" ", Mark.PLAIN),
                new Run(say("drafts.part.added"), Mark.ADDED),
                new Run(", ", Mark.PLAIN),
                new Run(say("drafts.part.removed"), Mark.REMOVED))));
    for (Shown shown : articles) {
      blocks.add(new Heading(2, say(shown.heading())));
      origin(shown, blocks);
      told(edits, OptionalInt.of(shown.article().number()), blocks);
    }
    told(edits, OptionalInt.empty(), blocks);
  }

  /** The changes of an article; of none, those of the whole. */
  private void told(List<Edit> edits, OptionalInt article, List<Block> blocks) {
    edits.stream()
        .filter(e -> e.article().equals(article))
        .forEach(e -> blocks.add(Paragraph.of(say(told(e)))));
  }

  private void origin(Shown shown, List<Block> blocks) {
    blocks.add(
        Paragraph.of(
            say(
                Message.of("drafts.how." + shown.how().text())
                    .with("number", shown.source().map(Said::number).orElse("")))));
    shown
        .source()
        .flatMap(Said::words)
        .ifPresent(
            w ->
                blocks.add(
                    new Paragraph(
                        List.of(
                            new Run(
                                say(Message.of("shell.cite.words").with("words", w)),
                                Mark.QUOTED)))));
    if (!shown.parts().isEmpty()) {
      blocks.add(
          new Paragraph(
              shown.parts().stream().map(p -> new Run(p.text(), mark(p.kind()))).toList()));
    }
  }

  private static Mark mark(Wording.Kind kind) {
    return switch (kind) {
      case KEPT -> Mark.PLAIN;
      case REMOVED -> Mark.REMOVED;
      case ADDED -> Mark.ADDED;
    };
  }

  private Message told(Edit edit) {
    return Message.of("drafts.file.edit")
        .with("at", edit.at())
        .with("what", Message.of("drafts.edit." + edit.kind().text()))
        .with("reason", edit.reason().orElseGet(() -> say("drafts.edit.emptied")));
  }

  private String say(String key) {
    return say(Message.of(key));
  }

  private String say(Message message) {
    return prose.say(message);
  }
}
