// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.CONTRIBUTION;

import module java.base;

import coop.lanterne.db.tables.records.ContributionRecord;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The contributions that are published, for what is made of them. */
public final class Published {
  private Published() {}

  private static Condition in(Id debate) {
    return CONTRIBUTION
        .DEBATE
        .eq(debate)
        .and(CONTRIBUTION.STATE.eq(Contribution.State.PUBLISHED.text()));
  }

  private static Condition in(Id debate, Collection<String> numbers) {
    return in(debate).and(CONTRIBUTION.NUMBER.in(numbers.stream().map(Long::parseLong).toList()));
  }

  /** Their numbers. */
  public static Select<Record1<Long>> numbers(Id debate) {
    return DSL.select(CONTRIBUTION.NUMBER).from(CONTRIBUTION).where(in(debate));
  }

  /** Their numbers, as syntheses name them. */
  public static Set<String> names(DSLContext sql, Id debate) {
    return new HashSet<>(sql.fetch(numbers(debate)).map(r -> Long.toString(r.value1())));
  }

  /** Their rows, in the order in which they came. */
  public static List<ContributionRecord> rows(DSLContext sql, Id debate) {
    return sql.selectFrom(CONTRIBUTION).where(in(debate)).orderBy(CONTRIBUTION.NUMBER).fetch();
  }

  /** The one of that number. */
  public static Optional<Contribution> find(DSLContext sql, Id debate, long number) {
    return sql.selectFrom(CONTRIBUTION)
        .where(in(debate), CONTRIBUTION.NUMBER.eq(number))
        .fetchOptional()
        .map(Stored::contribution);
  }

  /** The words of those among these numbers. */
  public static Map<String, String> texts(DSLContext sql, Id debate, Collection<String> numbers) {
    Map<String, String> texts = new HashMap<>();
    sql.selectFrom(CONTRIBUTION)
        .where(in(debate, numbers), CONTRIBUTION.WORDS.isNotNull())
        .forEach(r -> texts.put(Long.toString(r.getNumber()), r.getWords()));
    return texts;
  }

  /** The identifiers of those among these numbers. */
  public static List<Id> ids(DSLContext sql, Id debate, Collection<String> numbers) {
    return sql.select(CONTRIBUTION.ID)
        .from(CONTRIBUTION)
        .where(in(debate, numbers))
        .fetch(CONTRIBUTION.ID);
  }

  /** Whether a name holds a phrase of that contribution that no other contribution holds. */
  public static Predicate<String> onlyIn(Tx tx, Contribution what) {
    String words = what.words().orElse("").toLowerCase(Locale.ROOT);
    List<String> others =
        tx.sql()
            .select(CONTRIBUTION.WORDS)
            .from(CONTRIBUTION)
            .where(in(what.debate()), CONTRIBUTION.ID.ne(what.id()))
            .fetch(r -> r.value1().toLowerCase(Locale.ROOT));
    return name -> onlyIn(name, words, others);
  }

  private static boolean onlyIn(String name, String words, List<String> others) {
    for (String phrase : name.toLowerCase(Locale.ROOT).split("[,;·]")) {
      if (words.contains(phrase.strip())
          && others.stream().noneMatch(o -> o.contains(phrase.strip()))) {
        return true;
      }
    }
    return false;
  }
}
