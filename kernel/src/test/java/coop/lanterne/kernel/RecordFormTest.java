// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import module java.base;

import org.junit.jupiter.api.Test;

final class RecordFormTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  enum Colour {
    DARK_RED,
    BLUE
  }

  enum Size implements Canonical {
    LARGE;

    @Override
    public Value canonical() {
      return Value.of("l");
    }
  }

  private record Each(
      String text,
      long whole,
      int few,
      boolean yes,
      double real,
      BigDecimal share,
      LocalDate lastDay,
      LocalTime hour,
      Instant moment,
      DayOfWeek weekday,
      Colour colour,
      Size size,
      Unit unit,
      Value tree)
      implements Canonical {}

  private record Held(
      Id id,
      Digest digest,
      Money money,
      Quantity quantity,
      Optional<String> some,
      Optional<LocalDate> none,
      OptionalInt number,
      OptionalInt noNumber,
      List<Colour> list,
      Set<Id> set,
      SortedSet<Integer> sorted,
      Map<Id, Long> byId,
      SortedMap<String, SortedMap<LocalDate, BigDecimal>> nested)
      implements Canonical {}

  private record Small(List<String> words, Optional<Boolean> said) implements Canonical {}

  private record Later(
      @Written(as = "for") long favour,
      @Written(when = Written.When.PRESENT) Optional<String> like,
      @Written(when = Written.When.PRESENT) Small told,
      @Written(when = Written.When.NEVER) Optional<String> phone)
      implements Canonical {}

  record Range(int a, int b) implements Canonical {
    Range {
      if (a > b) {
        throw new IllegalArgumentException(a + " is above " + b);
      }
    }

    @Override
    public Value canonical() {
      return Value.of(a + "-" + b);
    }

    static Range fromValue(Value value) {
      String[] ends = ((Value.Text) value).value().split("-", 2);
      return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }
  }

  private record Around(Optional<Range> range) implements Canonical {}

  private record Strange(StringBuilder what) implements Canonical {}

  private static final class NoRecord implements Canonical {}

  @Test
  void eachTypeHasItsPlainForm() {
    Each plain =
        new Each(
            "thé",
            7,
            3,
            true,
            0.5,
            new BigDecimal("0.50"),
            DAY,
            LocalTime.of(8, 30),
            Instant.EPOCH,
            DayOfWeek.TUESDAY,
            Colour.DARK_RED,
            Size.LARGE,
            Unit.KILOGRAM,
            Value.rec("a", 1));
    assertThat(plain.canonical())
        .isEqualTo(
            Value.rec(
                "text",
                "thé",
                "whole",
                7,
                "few",
                3,
                "yes",
                true,
                "real",
                0.5,
                "share",
                "0.5",
                "last_day",
                "2026-03-01",
                "hour",
                "08:30",
                "moment",
                "1970-01-01T00:00:00Z",
                "weekday",
                2,
                "colour",
                "DARK_RED",
                "size",
                "l",
                "unit",
                "kg",
                "tree",
                Value.rec("a", 1)));
    assertThat(Canonical.read(Each.class, plain.canonical()).canonical())
        .isEqualTo(plain.canonical());
  }

  @Test
  void whatHoldsOthersIsWrittenAndReadAgain() {
    Id id = Id.of("advice", 3, "my-coop");
    Held held =
        new Held(
            id,
            Digest.of(new byte[0]),
            Money.eur(250),
            Quantity.of(2, Unit.PIECE),
            Optional.of("thé"),
            Optional.empty(),
            OptionalInt.of(4),
            OptionalInt.empty(),
            List.of(Colour.BLUE, Colour.DARK_RED),
            Set.of(id),
            new TreeSet<>(List.of(5, 4)),
            Map.of(id, 9L),
            new TreeMap<>(Map.of("rain", new TreeMap<>(Map.of(DAY, BigDecimal.TEN)))));
    assertThat(held.canonical())
        .isEqualTo(
            Value.rec(
                "id",
                "advice-3@my-coop",
                "digest",
                Digest.of(new byte[0]),
                "money",
                Money.eur(250),
                "quantity",
                Quantity.of(2, Unit.PIECE),
                "some",
                "thé",
                "none",
                Value.nil(),
                "number",
                4,
                "no_number",
                Value.nil(),
                "list",
                new Value.Seq(List.of(Value.of("BLUE"), Value.of("DARK_RED"))),
                "set",
                Value.list(List.of(id)),
                "sorted",
                new Value.Seq(List.of(Value.of(4), Value.of(5))),
                "by_id",
                Value.rec("advice-3@my-coop", 9),
                "nested",
                Value.rec("rain", Value.rec("2026-03-01", "10"))));
    Held bare =
        new Held(
            id,
            held.digest(),
            held.money(),
            held.quantity(),
            Optional.empty(),
            Optional.of(DAY),
            OptionalInt.empty(),
            OptionalInt.of(0),
            List.of(),
            Set.of(),
            new TreeSet<>(),
            Map.of(),
            new TreeMap<>());
    assertThat(Canonical.read(Held.class, bare.canonical())).isEqualTo(bare);
    Held some =
        new Held(
            id,
            held.digest(),
            held.money(),
            held.quantity(),
            held.some(),
            held.none(),
            held.number(),
            held.noNumber(),
            held.list(),
            held.set(),
            held.sorted(),
            Map.of(),
            held.nested());
    assertThat(Canonical.read(Held.class, some.canonical())).isEqualTo(some);
  }

  @Test
  void aComponentMayHaveAnotherNameOrComeLaterOrStayOut() {
    Later full =
        new Later(
            2, Optional.of("leek"), new Small(List.of("a"), Optional.empty()), Optional.of("0561"));
    assertThat(full.canonical())
        .isEqualTo(Value.rec("for", 2, "like", "leek", "told", full.told()));
    assertThat(Canonical.read(Later.class, full.canonical()))
        .isEqualTo(new Later(2, full.like(), full.told(), Optional.empty()));
    Later before =
        new Later(2, Optional.empty(), new Small(List.of(), Optional.empty()), Optional.empty());
    assertThat(before.canonical()).isEqualTo(Value.rec("for", 2));
    assertThat(Canonical.read(Later.class, Value.rec("for", 2))).isEqualTo(before);
  }

  @Test
  void whatIsWrittenByHandIsReadByHand() {
    Around around = new Around(Optional.of(new Range(2, 3)));
    assertThat(around.canonical()).isEqualTo(Value.rec("range", "2-3"));
    assertThat(Canonical.read(Around.class, around.canonical())).isEqualTo(around);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Canonical.read(Around.class, Value.rec("range", "3-2")))
        .withMessage("3 is above 2");
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Canonical.read(Small.class, Value.rec("word", 1)))
        .withMessageContaining("no field \"words\". Maybe one of [word]?");
    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> Canonical.read(Small.class, Value.rec("words", 1, "said", true)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Canonical.read(Around.class, Value.rec("range", "x")));
    assertThatIllegalStateException()
        .isThrownBy(() -> new Strange(new StringBuilder()).canonical())
        .withMessageContaining("StringBuilder");
    assertThatIllegalStateException()
        .isThrownBy(() -> new NoRecord().canonical())
        .withMessageContaining("NoRecord is no record");
    assertThatIllegalStateException()
        .isThrownBy(() -> Canonical.read(Advice.SetAside.class, Value.rec("a", 1)))
        .withMessageContaining("SetAside");
  }

  @Test
  void aFormByHandTakesWhatMayBeAbsent() {
    assertThat(Value.rec("a", Optional.of(Money.eur(2)), "b", Optional.empty()))
        .isEqualTo(Value.rec("a", Money.eur(2), "b", Value.nil()));
  }
}
