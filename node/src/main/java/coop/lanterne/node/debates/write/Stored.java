// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.CONTRIBUTION;

import module java.base;

import coop.lanterne.db.tables.records.ContributionRecord;
import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.decision.Commitment;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Contributions, as tables hold them. */
final class Stored {
  private Stored() {}

  static List<Contribution> contributions(DSLContext sql, Condition condition, int from, int most) {
    return sql.selectFrom(CONTRIBUTION)
        .where(condition)
        .orderBy(CONTRIBUTION.NUMBER)
        .limit(from, most)
        .fetch(Stored::contribution);
  }

  static Contribution contribution(ContributionRecord r) {
    return new Contribution(
        r.getId(),
        r.getDebate(),
        r.getNumber(),
        Optional.ofNullable(r.getWords()),
        Optional.ofNullable(r.getTheme()),
        Optional.ofNullable(r.getAuthor()),
        Word.of(Contribution.Source.class, r.getSource()),
        Optional.ofNullable(r.getNameInFile()),
        flags(r.getFlags()),
        Word.of(Contribution.State.class, r.getState()),
        r.getWrittenAt(),
        Optional.ofNullable(r.getReason()).map(t -> Word.of(Contribution.Reason.class, t)),
        Optional.ofNullable(r.getDecision()),
        Optional.ofNullable(r.getAskedAt())
            .map(
                at ->
                    new Contribution.Asked(at, Optional.ofNullable(r.getAskedWords()).orElse(""))),
        Optional.ofNullable(r.getSecondDecision()));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static Set<Flags.Kind> flags(String text) {
    Set<Flags.Kind> flags = EnumSet.noneOf(Flags.Kind.class);
    for (String name : text.split(" ")) {
      if (!name.isEmpty()) {
        flags.add(Flags.Kind.valueOf(upper(name)));
      }
    }
    return flags;
  }

  /** Words to keep, and the kinds of flags that they bear: looked for before any write begins. */
  record Sifted(String words, String flags) {
    static Sifted of(String words) {
      return new Sifted(
          words,
          Flags.of(words).stream()
              .map(f -> f.kind().name().toLowerCase(Locale.ROOT))
              .distinct()
              .sorted()
              .collect(Collectors.joining(" ")));
    }
  }

  /**
   * A contribution to write.
   *
   * @param link digest of the author's secret link
   * @param batch the import that brought it
   */
  record Draft(
      Sifted text,
      @Nullable String theme,
      @Nullable String author,
      Contribution.Source source,
      @Nullable Id batch,
      @Nullable String nameInFile,
      @Nullable Digest link) {}

  /** A contribution just written, and the commitment that the journal holds of it. */
  record Kept(Id id, long number, Commitment commitment) {}

  /** Writes a contribution, which waits. */
  static Kept insert(Tx tx, Id debate, long number, Draft draft) {
    Commitment commitment = Commitment.of(draft.text().words());
    Id id = tx.newId("contribution");
    ContributionRecord row = tx.sql().newRecord(CONTRIBUTION);
    row.setId(id);
    row.setDebate(debate);
    row.setNumber(number);
    row.setWords(draft.text().words());
    row.setSalt(commitment.salt());
    row.setTheme(draft.theme());
    row.setAuthor(draft.author());
    row.setSource(draft.source().text());
    row.setImport(draft.batch());
    row.setNameInFile(draft.nameInFile());
    row.setLinkDigest(draft.link());
    row.setFlags(draft.text().flags());
    row.setState(Contribution.State.WAITING.text());
    row.setWrittenAt(tx.now());
    row.insert();
    return new Kept(id, number, commitment);
  }

  /** The number that the next contribution of that debate has. */
  static long nextNumber(DSLContext sql, Id debate) {
    return Floor.next(sql, CONTRIBUTION.NUMBER, CONTRIBUTION.DEBATE.eq(debate));
  }
}
