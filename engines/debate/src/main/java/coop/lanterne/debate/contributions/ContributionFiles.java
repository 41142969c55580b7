// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.contributions;

import module java.base;

import coop.lanterne.documents.Documents;
import coop.lanterne.kernel.Finding;
import coop.lanterne.tables.Column;
import coop.lanterne.tables.Form;
import coop.lanterne.tables.Reading;
import coop.lanterne.tables.Row;
import coop.lanterne.tables.Schema;
import coop.lanterne.tables.Tables;

/**
 * Files of contributions, as people have them. A document: each paragraph is one. A table: id,
 * text, author and theme; the {@code comments.csv} of a Polis export; the proposals of a Decidim
 * export, whose texts have a column for each language. Any other column is left out and said.
 *
 * @see <a href="https://compdemocracy.org/export/">What a Polis export holds</a>
 * @see <a href="https://docs.decidim.org/en/develop/admin/features/export_import">Decidim, export
 *     and import</a>
 */
public final class ContributionFiles {
  private static final Schema PLAIN =
      Schema.of(
          Column.text("id", "identifiant", "numero", "ref", "reference").optional(),
          Column.text(
              "text", "texte", "contribution", "reponse", "answer", "idee", "idea", "message"),
          Column.text("author", "auteur", "autrice", "author_id").optional(),
          Column.text("theme", "sujet", "topic", "categorie", "category").optional());

  private static final Schema POLIS =
      Schema.of(
          Column.text("comment_id", "comment-id"),
          Column.text("comment_body", "comment-body"),
          Column.text("author_id", "author-id").optional());

  private ContributionFiles() {}

  /** The form that a file has. */
  public enum Origin {
    /** A table of id, text, author, theme. */
    PLAIN,
    /** The comments of a Polis export. */
    POLIS,
    /** The proposals of a Decidim export. */
    DECIDIM,
    /** A text document, each paragraph being a contribution. */
    DOCUMENT
  }

  /**
   * What a file of contributions holds.
   *
   * @param origin the form found; plain where nothing could be read
   * @param rows each contribution, in the order of the file
   * @param setAside rows that are not among them, each with its finding
   * @param findings every problem, in the order of lines
   */
  public record Read(Origin origin, List<Written> rows, long setAside, List<Finding> findings) {
    public Read {
      rows = List.copyOf(rows);
      findings = List.copyOf(findings);
    }

    /** Whether nothing could be read, or reading had to stop before the end. */
    public boolean stopped() {
      return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.STOPPED);
    }
  }

  /**
   * Reads a file.
   *
   * @param source the name under which findings show it
   * @param bytes what it holds
   * @param languages tags of the languages to read a Decidim export in, the first that is there
   *     being read: fr, en
   */
  public static Read read(String source, byte[] bytes, List<String> languages) {
    if (Documents.isOne(source, bytes)) {
      return document(Documents.read(source, bytes));
    }
    try {
      return table(source, new ByteArrayInputStream(bytes), languages);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  private static Read document(Documents.Read read) {
    return new Read(
        Origin.DOCUMENT,
        read.paragraphs().stream()
            .map(
                p ->
                    new Written(
                        p.number(), Optional.empty(), p.text(), Optional.empty(), Optional.empty()))
            .toList(),
        read.findings().stream().filter(f -> f.severity() == Finding.Severity.SET_ASIDE).count(),
        read.findings());
  }

  private static Read table(String source, InputStream in, List<String> languages)
      throws IOException {
    List<Written> rows = new ArrayList<>();
    Origin[] origin = {Origin.PLAIN};
    List<Form> forms = new ArrayList<>();
    forms.add(new Form(PLAIN, row -> rows.add(written(row, "id", row.text("text"), "author"))));
    forms.add(
        new Form(
            POLIS,
            row -> {
              origin[0] = Origin.POLIS;
              rows.add(written(row, "comment_id", row.text("comment_body"), "author_id"));
            }));
    for (String language : languages) {
      forms.add(
          new Form(
              decidim(language),
              row -> {
                origin[0] = Origin.DECIDIM;
                rows.add(written(row, "id", titled(row), "author_id"));
              }));
    }
    Reading reading = Tables.read(source, in, forms);
    return new Read(origin[0], rows, reading.setAside(), reading.findings());
  }

  private static Schema decidim(String language) {
    String tag = language.toLowerCase(Locale.ROOT);
    return Schema.of(
        Column.text("id"),
        Column.text("title_text", "title/" + tag),
        Column.text("body_text", "body/" + tag).emptyAllowed(),
        Column.text("author_id", "author/id").optional(),
        Column.text("theme", "category/name/" + tag, "taxonomies/name/" + tag).optional());
  }

  private static String titled(Row row) {
    return Stream.of(row.findText("title_text"), row.findText("body_text"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n\n"));
  }

  private static Written written(Row row, String id, String text, String author) {
    return new Written(row.line(), find(row, id), text, find(row, author), find(row, "theme"));
  }

  private static Optional<String> find(Row row, String column) {
    return row.has(column) ? row.findText(column) : Optional.empty();
  }
}
