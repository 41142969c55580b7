// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.prose;

import module java.base;

import coop.lanterne.kernel.Advice.Uncertainty;
import coop.lanterne.kernel.Amount;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;

/**
 * Says messages, numbers, dates, findings and explanations in one language. Immutable.
 *
 * <p>French is written with its own spaces: U+202F in thousands, U+00A0 before a unit, € and %, and
 * between a day and its month. A negative number has the true minus sign, U+2212. Nothing is
 * rounded: what is given is what is written.
 */
public final class Prose {
  /** The code of each finding that the charter makes. */
  private static final String REFUSED = "charter-refused";

  private static final String NO_BREAK = "\u00a0";
  private static final String THIN = "\u202f";
  private static final String MINUS = "\u2212";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final int CONTROL_PICTURES = 0x2400;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Language language;
  private final ZoneId zone;

  private Prose(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
  }

  /** Prose in that language; instants within messages are told in Paris time. */
  public static Prose in(Language language) {
    return new Prose(language, PARIS);
  }

  /** The same prose, telling the instants within messages in that zone. */
  public Prose at(ZoneId zone) {
    return new Prose(language, zone);
  }

  /** The language spoken. */
  public Language language() {
    return language;
  }

  /**
   * A message in words.
   *
   * @throws IllegalStateException when its key has no sentence, or the sentence names what the
   *     message does not give
   */
  public String say(Message message) {
    StringBuilder said = new StringBuilder();
    for (Template.Segment segment : Bundles.get(language, message.key()).segments()) {
      said.append(
          switch (segment) {
            case Template.Text(String text) -> text;
            case Template.Slot(String name) -> arg(argument(message, name));
            case Template.Choice(String name, String one, String many) ->
                isSingular(numberIn(message, name)) ? one : many;
          });
    }
    return said.toString();
  }

  private static Message.Arg argument(Message message, String name) {
    Message.Arg arg = message.args().get(name);
    if (arg == null) {
      throw new IllegalStateException(
          "\"%s\" names {%s}, which is not given; given: %s"
              .formatted(message.key(), name, message.args().keySet()));
    }
    return arg;
  }

  private static BigDecimal numberIn(Message message, String name) {
    return switch (argument(message, name)) {
      case Message.Figure(BigDecimal value) -> value;
      case Message.Share(BigDecimal value) -> value;
      case Message.Measured(Amount amount) -> amount.decimal();
      case Message.Arg other ->
          throw new IllegalStateException(
              "\"%s\" chooses by {%s}, which is no number: %s"
                  .formatted(message.key(), name, other));
    };
  }

  /** French says one up to two excluded: 0, 1 and 1,5 pièce; English says one of 1 alone. */
  private boolean isSingular(BigDecimal number) {
    return switch (language) {
      case FRENCH -> number.abs().compareTo(BigDecimal.TWO) < 0;
      case ENGLISH -> number.abs().compareTo(BigDecimal.ONE) == 0;
    };
  }

  /**
   * What fills a message, in words. Control characters in words read elsewhere are made visible, so
   * that a file cannot command the terminal on which it is cited.
   */
  public String arg(Message.Arg arg) {
    return switch (arg) {
      case Message.Words(String text) -> visible(text);
      case Message.Figure(BigDecimal value) -> number(value);
      case Message.Share(BigDecimal value) -> share(value);
      case Message.Measured(Amount amount) -> amount(amount);
      case Message.Day(LocalDate date) -> day(date);
      case Message.Moment(Instant instant) -> moment(instant, zone);
      case Message.Phrase(Message message) -> say(message);
    };
  }

  private static String visible(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            m -> {
              char c = m.group().charAt(0);
              return c < ' ' ? String.valueOf((char) (CONTROL_PICTURES + c)) : "\ufffd";
            });
  }

  /** Money or a quantity. */
  public String amount(Amount amount) {
    return switch (amount) {
      case Money money -> money(money);
      case Quantity quantity -> quantity(quantity);
    };
  }

  /** A sum of money, with its cents: 1 234,50 € or €1,234.50. */
  public String money(Money money) {
    String digits = digits(money.decimal().abs());
    String sign = money.cents() < 0 ? MINUS : "";
    String symbol =
        switch (money.currency()) {
          case "EUR" -> "€";
          case "GBP" -> "£";
          default -> money.currency();
        };
    return switch (language) {
      case FRENCH -> sign + digits + NO_BREAK + symbol;
      case ENGLISH -> sign + symbol + (symbol.length() > 1 ? NO_BREAK : "") + digits;
    };
  }

  /** A quantity and its unit: 2,3 kg, 30 pièces, 1 person. */
  public String quantity(Quantity quantity) {
    return number(quantity.decimal()) + NO_BREAK + unit(quantity);
  }

  /** The word for the unit, in the number that the quantity asks: piece, pieces. */
  public String unit(Quantity quantity) {
    return say(
        Message.of("prose.unit." + quantity.unit().symbol()).with("count", quantity.decimal()));
  }

  /** A whole number. */
  public String number(long number) {
    return number(BigDecimal.valueOf(number));
  }

  /** A number, with the decimals that it needs and no more. */
  public String number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return scaled(plain, Math.max(0, plain.scale()));
  }

  /** A number with exactly that many decimals, which must suffice. */
  String scaled(BigDecimal number, int decimals) {
    BigDecimal scaled = number.setScale(decimals);
    return (scaled.signum() < 0 ? MINUS : "") + digits(scaled.abs());
  }

  /** The digits of a number that is not negative, in groups of three before the decimal mark. */
  private String digits(BigDecimal number) {
    String plain = number.toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        written.append(language == Language.FRENCH ? THIN : ",");
      }
      written.append(whole.charAt(i));
    }
    if (point >= 0) {
      written.append(decimalMark()).append(plain, point + 1, plain.length());
    }
    return written.toString();
  }

  char decimalMark() {
    return language == Language.FRENCH ? ',' : '.';
  }

  /** A share, from 0.9: 90 % or 90%. */
  public String share(BigDecimal share) {
    return number(share.movePointRight(2)) + (language == Language.FRENCH ? NO_BREAK : "") + "%";
  }

  /**
   * How often something is so, as people say it: huit fois sur dix, nineteen times out of twenty.
   */
  public String often(BigDecimal level) {
    String plain = level.stripTrailingZeros().toPlainString();
    return switch (plain) {
      case "0.5", "0.8", "0.9", "0.95" -> say(Message.of("prose.often." + plain.replace('.', '_')));
      default -> say(Message.of("prose.often.share").with("share", new Message.Share(level)));
    };
  }

  /** A day: 24 novembre 2026, 1ᵉʳ décembre 2026, 24 November 2026. */
  public String day(LocalDate day) {
    return dayAndMonth(day) + " " + day.getYear();
  }

  /** A day whose year is known from elsewhere: 24 novembre, 24 November. */
  public String dayAndMonth(LocalDate day) {
    String month = day.getMonth().getDisplayName(TextStyle.FULL, language.locale());
    return switch (language) {
      case FRENCH ->
          (day.getDayOfMonth() == 1 ? "1ᵉʳ" : day.getDayOfMonth() + "") + NO_BREAK + month;
      case ENGLISH -> day.getDayOfMonth() + " " + month;
    };
  }

  /** A month: novembre 2026, November 2026. */
  public String month(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, language.locale())
        + " "
        + month.getYear();
  }

  /** The name of its day of the week: mardi, Tuesday. */
  public String dayOfWeek(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, language.locale());
  }

  /** A time of day, to the minute: 9 h 30, 8 h, 9:30. */
  public String time(LocalTime time) {
    int minute = time.getMinute();
    String digits = (minute < 10 ? "0" : "") + minute;
    return switch (language) {
      case FRENCH -> time.getHour() + NO_BREAK + "h" + (minute == 0 ? "" : NO_BREAK + digits);
      case ENGLISH -> time.getHour() + ":" + digits;
    };
  }

  /** An instant, to the minute, on the clocks of that zone. */
  public String moment(Instant instant, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    return day(local.toLocalDate())
        + (language == Language.FRENCH ? " à " : " at ")
        + time(local.toLocalTime());
  }

  /** An instant, to the minute, on this prose's clocks. */
  public String moment(Instant instant) {
    return moment(instant, zone);
  }

  /** A finding in lines: place, value seen, why, and how to mend it. */
  public String finding(Finding finding) {
    return String.join("\n", place(finding), seen(finding), say(finding.why()), maybe(finding));
  }

  /** Where a finding was made; what the charter refuses has its article. */
  public String place(Finding finding) {
    Finding.Place place = finding.place();
    if (place.line() == 0
        && finding.code().equals(REFUSED)
        && place.column().matches("A[0-9]{2}")) {
      Message article =
          Message.of("prose.place.article")
              .with("article", Integer.parseInt(place.column().substring(1)));
      return place.source().isEmpty() ? say(article) : place.source() + ", " + say(article);
    }
    return place(place);
  }

  /** Where something was seen: file, line, column. */
  public String place(Finding.Place place) {
    List<String> parts = new ArrayList<>();
    if (!place.source().isEmpty()) {
      parts.add(place.source());
    }
    if (place.line() > 0) {
      parts.add(say(Message.of("prose.place.line").with("line", place.line())));
    }
    if (!place.column().isEmpty()) {
      parts.add(say(Message.of("prose.place.column").with("column", place.column())));
    }
    return String.join(", ", parts);
  }

  private String seen(Finding finding) {
    return finding.seen().isEmpty()
        ? say(Message.of("prose.finding.seen_nothing"))
        : say(Message.of("prose.finding.seen").with("seen", finding.seen()));
  }

  private String maybe(Finding finding) {
    return say(Message.of("prose.finding.mend").with("mend", finding.maybe()));
  }

  /** What a finding costs, in a few words. */
  public String severity(Finding.Severity severity) {
    return say(
        switch (severity) {
          case WARNING -> Message.of("prose.severity.warning");
          case SET_ASIDE -> Message.of("prose.severity.set_aside");
          case STOPPED -> Message.of("prose.severity.stopped");
        });
  }

  /** What is not sure, in a sentence without its full stop. */
  public String uncertainty(Uncertainty uncertainty) {
    return switch (uncertainty) {
      case Uncertainty.Interval(Message of, BigDecimal level, Amount low, Amount high) ->
          say(
              Message.of("prose.interval")
                  .with("of", of)
                  .with("low", unitOnce(low, high) ? new Message.Figure(low.decimal()) : low)
                  .with("high", high)
                  .with("often", often(level)));
      case Uncertainty.NotKnown(Message what) -> say(what);
    };
  }

  /** How the result of a product was rounded, or that it was not. */
  public String rounding(Explanation.Product product) {
    BigDecimal exact =
        product.factors().stream()
            .map(Explanation.Factor::value)
            .reduce(BigDecimal.ONE, BigDecimal::multiply);
    if (exact.compareTo(product.result().decimal()) == 0) {
      return say(Message.of("prose.explain.result"));
    }
    return product.step().compareTo(BigDecimal.ONE) == 0
        ? say(Message.of("prose.explain.rounded_whole"))
        : say(Message.of("prose.explain.rounded").with("step", product.step()));
  }

  /** Whether the unit is said once, after the second: 25 à 39 pièces. */
  private static boolean unitOnce(Amount low, Amount high) {
    return low instanceof Quantity && high instanceof Quantity;
  }

  /** An explanation as indented lines for a terminal, sums written in columns as at school. */
  public String explain(Explanation explanation) {
    return new Lines(this).of(explanation);
  }
}
