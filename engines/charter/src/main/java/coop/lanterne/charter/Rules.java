// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;

/**
 * What a check has before it: the charter in force, its article with the parameters, and the time
 * zone in which days are counted.
 */
record Rules(Charter charter, Charter.Article article, Gate gate, ZoneId zone) {

  long count(String name) {
    return article.params().integer(name);
  }

  Period period(String name) {
    return Kind.period(article.params().get(name));
  }

  BigDecimal share(String name) {
    return new BigDecimal(article.params().text(name));
  }

  List<String> names(String name) {
    return article.params().items(name).stream().map(Kind::text).toList();
  }

  /** A table whose values are lists of names. */
  Map<String, List<String>> nameTable(String name) {
    TreeMap<String, List<String>> table = new TreeMap<>();
    ((Value.Rec) article.params().get(name))
        .fields()
        .forEach((k, v) -> table.put(k, ((Value.Seq) v).items().stream().map(Kind::text).toList()));
    return table;
  }

  Verdict refused(String reason, Object seen, Object limit) {
    return new Verdict.Refused(List.of(refuse(reason, seen, limit)));
  }

  /** A refusal that the assembly could decide otherwise by amending the charter. */
  Refusal refuse(String reason, Object seen, Object limit) {
    Message who =
        Message.of(article.excepted() ? "charter.who.assembly" : "charter.who.assembly_only")
            .with("body", body(charter.assembly()));
    return refuse(reason, seen, limit, who);
  }

  /** A body, in words. */
  Message body(String name) {
    String kind = charter.findBody(name).map(Charter.Body::kind).orElse("commission");
    return Message.of("charter.body." + kind).with("name", name);
  }

  /**
   * A refusal. Its sentences are found under {@code charter.mandate.reason.why} and {@code .maybe},
   * and may name {@code seen} and {@code limit}.
   */
  Refusal refuse(String reason, Object seen, Object limit, Message who) {
    String key = key(reason);
    return new Refusal(
        article.id(),
        gate,
        charter.digest(),
        charter.version(),
        written(seen),
        written(limit),
        Message.of(key + ".why").with("seen", said(seen)).with("limit", said(limit)),
        Message.of(key + ".maybe").with("seen", said(seen)).with("limit", said(limit)),
        who);
  }

  Verdict noted(String reason, Object seen, Object limit) {
    return new Verdict.Allowed(
        List.of(
            new Verdict.Note(
                article.id(),
                written(seen),
                Message.of(key(reason) + ".note")
                    .with("seen", said(seen))
                    .with("limit", said(limit)))));
  }

  private String key(String reason) {
    String check = article.check().orElse("article");
    return "charter." + check.substring(0, check.indexOf('/')).replace('-', '_') + "." + reason;
  }

  /** The day of an instant, in the node's zone. */
  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** A share of a whole, as the charter writes it: {@code 90 %}. */
  record Percent(BigDecimal share) {
    @Override
    public String toString() {
      return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
  }

  /** Something that has a name in each language, such as the seed of an advice or a role. */
  record Named(String group, String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Named item(String name) {
    return new Named("item", name);
  }

  /** A role; one that the house does not know is said as it is. */
  static Object role(String name) {
    return List.of("visitor", "member", "facilitator", "auditor", "keeper").contains(name)
        ? new Named("role", name)
        : name;
  }

  private String written(Object value) {
    return switch (value) {
      case Instant i -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(i.atZone(zone));
      case List<?> l -> String.join(", ", l.stream().map(this::written).toList());
      default -> value.toString();
    };
  }

  private Message.Arg said(Object value) {
    return switch (value) {
      case Money m -> new Message.Measured(m);
      case Instant i -> new Message.Moment(i);
      case LocalDate d -> new Message.Day(d);
      case Long n -> new Message.Figure(BigDecimal.valueOf(n));
      case BigDecimal d -> new Message.Figure(d);
      case Percent(BigDecimal share) -> new Message.Share(share);
      case Period p -> new Message.Phrase(Kind.say(p));
      case Named(String group, String name) -> label(group, name);
      case MethodClass c -> label("class", c.name());
      case Subject s -> label("subject", s.name());
      default -> new Message.Words(written(value));
    };
  }

  private static Message.Arg label(String group, String name) {
    return new Message.Phrase(Message.of("charter." + group + "." + name.toLowerCase(Locale.ROOT)));
  }
}
