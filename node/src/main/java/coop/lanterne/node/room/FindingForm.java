// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import coop.lanterne.kernel.Amount;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps findings beside their import, and reads them back. */
public final class FindingForm {
  private static final String TYPE = "findings/1";

  private FindingForm() {}

  /** The bytes of those findings. */
  public static byte[] write(List<Finding> findings) {
    return CanonicalBytes.encode(TYPE, Value.list(findings));
  }

  /** The findings of those bytes. */
  public static List<Finding> read(byte[] bytes) {
    return ((Value.Seq) CanonicalBytes.decode(bytes).value())
        .items().stream().map(v -> finding((Value.Rec) v)).toList();
  }

  private static Finding finding(Value.Rec f) {
    Value.Rec place = (Value.Rec) f.get("place");
    return new Finding(
        f.text("code"),
        Finding.Severity.valueOf(f.text("severity")),
        new Finding.Place(place.text("source"), place.integer("line"), place.text("column")),
        f.text("seen"),
        message((Value.Rec) f.get("why")),
        message((Value.Rec) f.get("maybe")));
  }

  private static Message message(Value.Rec m) {
    Map<String, Message.Arg> args = new TreeMap<>();
    ((Value.Rec) m.get("args")).fields().forEach((k, v) -> args.put(k, arg((Value.Rec) v)));
    return new Message(m.text("key"), args);
  }

  private static Message.Arg arg(Value.Rec a) {
    String kind = a.fields().keySet().iterator().next();
    return switch (kind) {
      case "words" -> new Message.Words(a.text(kind));
      case "number" -> new Message.Figure(new BigDecimal(a.text(kind)));
      case "share" -> new Message.Share(new BigDecimal(a.text(kind)));
      case "amount" -> new Message.Measured(amount((Value.Rec) a.get(kind)));
      case "day" -> new Message.Day(LocalDate.parse(a.text(kind)));
      case "moment" -> new Message.Moment(Instant.parse(a.text(kind)));
      case "phrase" -> new Message.Phrase(message((Value.Rec) a.get(kind)));
      default -> throw new IllegalArgumentException("not an argument of a sentence: " + kind);
    };
  }

  private static Amount amount(Value.Rec a) {
    return a.fields().containsKey("cents")
        ? new Money(a.integer("cents"), a.text("currency"))
        : new Quantity(a.integer("thousandths"), Unit.parse(a.text("unit")));
  }
}
