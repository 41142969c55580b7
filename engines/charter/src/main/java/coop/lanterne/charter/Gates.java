// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The charter in force, at work. One door each for data, output, decisions, models, egress, life
 * and build: an act that breaks an article is refused there, with the article named.
 */
public final class Gates {
  private final Charter charter;
  private final ZoneId zone;
  private final Map<String, Check> replaced;

  /**
   * The gates of a charter.
   *
   * @param zone the time zone in which days are counted
   */
  public Gates(Charter charter, ZoneId zone) {
    this(charter, zone, Map.of());
  }

  /** For tests alone: some articles have another check, to see that their vectors notice. */
  Gates(Charter charter, ZoneId zone, Map<String, Check> replaced) {
    this.charter = charter;
    this.zone = zone;
    this.replaced = Map.copyOf(replaced);
  }

  /** The charter whose gates these are. */
  public Charter charter() {
    return charter;
  }

  /** May these data come in, or be read? */
  public Verdict data(Ask.AtData... asks) {
    return all(asks);
  }

  /** May this be shown or published? */
  public Verdict output(Ask.AtOutput... asks) {
    return all(asks);
  }

  /** May these people do this? */
  public Verdict decision(Ask.AtDecision... asks) {
    return all(asks);
  }

  /** May a language model run? Not in this release. */
  public Verdict model(Ask.AtModel... asks) {
    return all(asks);
  }

  /** May this leave the node? Not in this release. */
  public Verdict egress(Ask.AtEgress... asks) {
    return all(asks);
  }

  /** May the charter, an exception or a stay change so? */
  public Verdict life(Ask.AtLife... asks) {
    return all(asks);
  }

  /** May this be part of a release? */
  public Verdict build(Ask.AtBuild... asks) {
    return all(asks);
  }

  private Verdict all(Ask[] asks) {
    if (asks.length == 0) {
      throw new IllegalArgumentException("a gate is asked something");
    }
    Verdict verdict = Verdict.allowed();
    for (Ask ask : asks) {
      verdict = verdict.and(one(ask));
    }
    return verdict;
  }

  /** One ask, at its own gate. */
  Verdict one(Ask ask) {
    Charter.Article article = charter.article(Checks.articleOf(ask));
    Rules rules = new Rules(charter, article, ask.gate(), zone);
    Check other = replaced.get(article.id());
    if (other != null) {
      return other.test().apply(ask, rules);
    }
    Optional<Check> check = article.check().flatMap(name -> Checks.find(article.id(), name));
    if (check.isEmpty()) {
      return Verdict.allowed(); // kept by people, who are named in the article
    }
    if (!check.get().asks().containsValue(ask.getClass())) {
      return rules.refused("not_in_service", ask.getClass().getSimpleName(), "–");
    }
    return check.get().test().apply(ask, rules);
  }
}
