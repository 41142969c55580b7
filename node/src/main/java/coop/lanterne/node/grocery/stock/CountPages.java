// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.stock;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.grocery.shop.LossCause;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.grocery.shop.Written;
import coop.lanterne.node.grocery.stock.Counts.Difference;
import coop.lanterne.node.grocery.stock.Counts.Moment;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.prose.Prose;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The stock counted in shelf order, on a telephone first; the differences with the book, which
 * someone explains and confirms; where each product stands.
 */
@Controller
@RequestMapping("/grocery/count")
public record CountPages(Screen screen, Counts counts, Shelf shelf) {
  private static final String HREF = "/grocery/count";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where the differences of the counts of that evening are explained. */
  static String differencesHref(LocalDate evening) {
    return HREF + "/differences?day=" + evening;
  }

  // --- counting ---

  /**
   * A product as it stands on the list.
   *
   * @param written what was counted, as written
   * @param wrong what is wrong with it
   */
  public record Row(int number, Counts.Item item, String written, Optional<Message> wrong) {
    /** What the book says, for the form alone: whoever counts counts better without it. */
    public String expected() {
      return item.expected().map(e -> Long.toString(e.thousandths())).orElse("");
    }
  }

  @OpenTo(MEMBERS)
  @GetMapping
  ResponseEntity<String> list(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String moment,
      @RequestParam(defaultValue = "") String family) {
    Moment when = moment(moment);
    return show(
        request, HttpStatus.OK, when, counts.evening(when), family, sheet(""), Map.of(), Map.of());
  }

  private Moment moment(String text) {
    return Arrays.stream(Moment.values())
        .filter(m -> name(m).equals(text))
        .findFirst()
        .orElseGet(() -> counts.now());
  }

  private static String name(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT);
  }

  private static String sheet(String known) {
    if (!known.isEmpty()) {
      return known;
    }
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      HttpStatus status,
      Moment when,
      LocalDate evening,
      String family,
      String sheet,
      Map<String, String> written,
      Map<String, Finding> wrong) {
    List<Counts.Item> items = counts.list(evening);
    Page page =
        screen.page(request, Message.of("grocery.count.title_" + name(when)).with("day", evening));
    Map<String, Object> model = new HashMap<>();
    model.put("families", rows(items, family, written, wrong));
    model.put("names", items.stream().map(i -> i.product().family()).distinct().toList());
    model.put("family", family);
    model.put("moment", name(when));
    model.put("evening", evening);
    model.put("sheet", sheet);
    model.put("open", items.stream().filter(Counts.Item::open).count());
    model.put("troubles", wrong.size());
    model.put("sent", request.getParameter("sent") != null);
    return screen.show(status, "grocery/count.jte", page, model);
  }

  /** The rows of that family, or of each, numbered through. */
  private static Map<String, List<Row>> rows(
      List<Counts.Item> items,
      String family,
      Map<String, String> written,
      Map<String, Finding> wrong) {
    Map<String, List<Row>> families = new LinkedHashMap<>();
    int number = 0;
    for (Counts.Item item : items) {
      Product product = item.product();
      if (family.isEmpty() || family.equals(product.family())) {
        String here = written.getOrDefault(product.id(), "");
        Optional<Message> why = Optional.ofNullable(wrong.get(product.id())).map(Finding::why);
        families
            .computeIfAbsent(product.family(), _ -> new ArrayList<>())
            .add(new Row(++number, item, here, why));
      }
    }
    return families;
  }

  /** The plain form: all that was written is kept, or nothing where something is wrong. */
  @OpenTo(MEMBERS)
  @PostMapping
  ResponseEntity<String> send(
      HttpServletRequest request,
      @RequestParam String day,
      @RequestParam(defaultValue = "") String moment,
      @RequestParam(defaultValue = "") String family,
      @RequestParam(defaultValue = "") String sheet) {
    LocalDate evening = day(day);
    List<Counts.Entry> entries = entries(request, evening, sheet);
    Map<String, Finding> wrong = new HashMap<>();
    counts.check(entries).forEach(a -> a.wrong().ifPresent(w -> wrong.put(a.entry().product(), w)));
    Moment when = moment(moment);
    if (!wrong.isEmpty()) {
      Map<String, String> written = new TreeMap<>();
      entries.forEach(e -> written.put(e.product(), e.quantity()));
      HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
      return show(request, status, when, evening, family, sheet(sheet), written, wrong);
    }
    counts.send(evening, entries);
    return Pages.seeOther(HREF + "?moment=" + name(when) + "&sent");
  }

  /** The numbers that were written on a sheet, each as the next of its product. */
  private List<Counts.Entry> entries(HttpServletRequest request, LocalDate evening, String sheet) {
    return request.getParameterMap().entrySet().stream()
        .filter(field -> field.getKey().startsWith("count.") && !field.getValue()[0].isBlank())
        .map(
            field -> {
              String code = field.getKey().substring("count.".length());
              return new Counts.Entry(
                  sheet,
                  Long.toString(counts.next(sheet, evening, code)),
                  code,
                  field.getValue()[0],
                  written(request, "expected." + code));
            })
        .toList();
  }

  private static String written(HttpServletRequest request, String field) {
    String text = request.getParameter(field);
    return text == null ? "" : text;
  }

  private static LocalDate day(String text) {
    return Written.day(text)
        .orElseThrow(() -> Says.GROCERY.input("count-day", Counts.SOURCE, text));
  }

  /**
   * What came of a line that a page's script sent.
   *
   * @param kept whether it need not be sent again
   * @param why what is wrong with it
   * @param conflict what someone has to choose, because of others or of what came in meanwhile
   */
  record LineAnswer(
      String sheet, String number, String product, boolean kept, String why, String conflict) {}

  /** Lines that a page's script sends, each at the same place of every list. */
  @OpenTo(MEMBERS)
  @PostMapping("/lines")
  ResponseEntity<List<LineAnswer>> lines(HttpServletRequest request, @RequestParam String day) {
    LocalDate evening = day(day);
    Prose prose = Reader.prose(request);
    List<String> sheets = all(request, "sheet");
    List<String> numbers = all(request, "number");
    List<String> products = all(request, "product");
    List<String> quantities = all(request, "quantity");
    List<String> expected = all(request, "expected");
    int lines = products.size();
    if (sheets.size() != lines
        || numbers.size() != lines
        || quantities.size() != lines
        || expected.size() != lines) {
      throw Says.GROCERY.input("count-sheet", Counts.SOURCE, Integer.toString(lines));
    }
    List<Counts.Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      entries.add(
          new Counts.Entry(
              sheets.get(i), numbers.get(i), products.get(i), quantities.get(i), expected.get(i)));
    }
    List<Counts.Answer> answers = counts.send(evening, entries);
    Map<String, Difference> differences =
        counts.differences(evening).stream()
            .collect(Collectors.toMap(d -> d.product().id(), Function.identity()));
    return ResponseEntity.ok(
        answers.stream().map(a -> answer(a, differences.get(a.entry().product()), prose)).toList());
  }

  private static LineAnswer answer(
      Counts.Answer answer, @Nullable Difference difference, Prose prose) {
    Counts.Entry entry = answer.entry();
    return new LineAnswer(
        entry.sheet(),
        entry.number(),
        entry.product(),
        answer.wrong().isEmpty(),
        answer.wrong().map(w -> prose.say(w.why())).orElse(""),
        difference == null || !difference.toChoose()
            ? ""
            : conflict(difference).stream().map(prose::say).collect(Collectors.joining(" ")));
  }

  private static List<String> all(HttpServletRequest request, String field) {
    String[] values = request.getParameterValues(field);
    return values == null ? List.of() : List.of(values);
  }

  /** What two pages say, and what the book said and says. */
  public static List<Message> conflict(Difference difference) {
    List<Message> said = new ArrayList<>();
    if (difference.disputed()) {
      said.add(
          Message.of("grocery.count.disputed")
              .with("first", difference.counted().getFirst().quantity())
              .with("other", difference.counted().getLast().quantity()));
    }
    if (difference.moved()) {
      said.add(
          Message.of("grocery.count.moved")
              .with("before", orUnknown(difference.before()))
              .with("now", orUnknown(difference.expected())));
    }
    return said;
  }

  /** How far a count is from the book. */
  public static Message apart(Quantity apart) {
    return Message.of(
            apart.thousandths() == 0
                ? "grocery.count.same"
                : apart.thousandths() < 0 ? "grocery.receiving.lacking" : "grocery.receiving.over")
        .with("quantity", apart.thousandths() < 0 ? apart.negated() : apart);
  }

  private static Message orUnknown(Optional<Quantity> quantity) {
    return quantity
        .map(q -> Message.of("grocery.count.quantity").with("quantity", q))
        .orElseGet(() -> Message.of("grocery.count.never"));
  }

  // --- differences ---

  /**
   * A difference as it stands on the form.
   *
   * @param counted the quantity chosen, in thousandths; empty while none is
   * @param cause where it comes from, as chosen
   * @param wrong what is wrong with the answer
   */
  public record Answered(
      int number, Difference difference, String counted, String cause, Optional<Message> wrong) {
    /** What it can come from, whichever of the quantities is chosen. */
    public List<LossCause> causes() {
      return difference.counted().stream()
              .anyMatch(c -> difference.apart(c.quantity()).thousandths() < 0)
          ? LossCause.of(false)
          : LossCause.of(true);
    }

    /** Whether a cause is asked for. */
    public boolean differs() {
      return difference.counted().stream()
          .anyMatch(c -> difference.apart(c.quantity()).thousandths() != 0);
    }
  }

  @OpenTo(MEMBERS)
  @GetMapping("/differences")
  ResponseEntity<String> differences(
      HttpServletRequest request, @RequestParam(defaultValue = "") String day) {
    List<LocalDate> waiting = counts.waiting();
    LocalDate evening =
        day.isEmpty()
            ? waiting.isEmpty() ? counts.evening(counts.now()) : waiting.getFirst()
            : day(day);
    return explain(request, HttpStatus.OK, evening, Map.of(), Map.of(), "");
  }

  private ResponseEntity<String> explain(
      HttpServletRequest request,
      HttpStatus status,
      LocalDate evening,
      Map<String, Counts.Choice> choices,
      Map<String, Finding> wrong,
      String reason) {
    List<Difference> all = counts.differences(evening);
    List<Answered> toAnswer = toAnswer(all, choices, wrong);
    String key =
        all.isEmpty()
            ? "grocery.count.differences_none"
            : toAnswer.isEmpty()
                ? "grocery.count.differences_agree"
                : "grocery.count.differences_title";
    Page page =
        screen.page(
            request, Message.of(key).with("count", toAnswer.size()).with("counted", all.size()));
    Map<String, Object> model = new HashMap<>();
    model.put("evening", evening);
    model.put("days", counts.waiting().stream().filter(d -> !d.equals(evening)).toList());
    model.put("toAnswer", toAnswer);
    model.put("agreeing", all.stream().filter(Difference::agrees).toList());
    model.put("reason", reason);
    model.put("wrong", Map.copyOf(wrong));
    model.put("past", counts.past());
    model.put("done", request.getParameter("done") != null);
    model.put(
        "products",
        shelf.products().stream().collect(Collectors.toMap(Product::id, Function.identity())));
    return screen.show(status, "grocery/differences.jte", page, model);
  }

  /** The differences to be explained, as they were answered. */
  private static List<Answered> toAnswer(
      List<Difference> all, Map<String, Counts.Choice> choices, Map<String, Finding> wrong) {
    List<Answered> toAnswer = new ArrayList<>();
    for (Difference difference : all) {
      if (!difference.agrees()) {
        String code = difference.product().id();
        Optional<Counts.Choice> choice = Optional.ofNullable(choices.get(code));
        toAnswer.add(
            new Answered(
                toAnswer.size(),
                difference,
                choice.map(Counts.Choice::counted).orElse(""),
                choice.map(Counts.Choice::cause).orElse(""),
                Optional.ofNullable(wrong.get(code)).map(Finding::why)));
      }
    }
    return toAnswer;
  }

  @OpenTo(MEMBERS)
  @PostMapping("/differences")
  ResponseEntity<String> confirm(
      HttpServletRequest request,
      @RequestParam String day,
      @RequestParam(defaultValue = "") String reason) {
    LocalDate evening = day(day);
    Map<String, Counts.Choice> choices = new LinkedHashMap<>();
    for (String code : all(request, "product")) {
      choices.put(
          code,
          new Counts.Choice(
              code,
              written(request, "seen." + code),
              written(request, "counted." + code),
              written(request, "cause." + code)));
    }
    Counts.Confirmed confirmed = counts.confirm(evening, List.copyOf(choices.values()), reason);
    return confirmed.id().isPresent()
        ? Pages.seeOther(differencesHref(evening) + "&done")
        : explain(
            request, HttpStatus.UNPROCESSABLE_CONTENT, evening, choices, confirmed.wrong(), reason);
  }

  @OpenTo(MEMBERS)
  @PostMapping("/undo")
  ResponseEntity<String> undo(@RequestParam String count) {
    Id id = id(count);
    LocalDate evening =
        counts.past().stream()
            .filter(p -> p.id().equals(id))
            .map(p -> p.what().evening())
            .findFirst()
            .orElseThrow(() -> Says.GROCERY.input("count-unknown", Counts.SOURCE, count));
    counts.undo(id);
    return Pages.seeOther(differencesHref(evening));
  }

  private static Id id(String text) {
    return Screen.id(Says.GROCERY, text, "count-unknown", Counts.SOURCE);
  }

  // --- where products stand ---

  @OpenTo(MEMBERS)
  @GetMapping("/places")
  ResponseEntity<String> places(HttpServletRequest request) {
    return places(request, HttpStatus.OK, Map.of());
  }

  private ResponseEntity<String> places(
      HttpServletRequest request, HttpStatus status, Map<String, String> written) {
    Map<String, List<Row>> families = new LinkedHashMap<>();
    int number = 0;
    for (Counts.Item item : counts.list(counts.evening(counts.now()))) {
      String text =
          written.getOrDefault(
              item.product().id(), item.place().map(p -> Long.toString(p)).orElse(""));
      families
          .computeIfAbsent(item.product().family(), _ -> new ArrayList<>())
          .add(
              new Row(
                  ++number,
                  item,
                  text,
                  isPlace(text)
                      ? Optional.empty()
                      : Optional.of(Message.of("grocery.places.wrong"))));
    }
    Page page = screen.page(request, Message.of("grocery.places.title"));
    Map<String, Object> model = new HashMap<>();
    model.put("families", families);
    model.put("wrong", status != HttpStatus.OK);
    return screen.show(status, "grocery/places.jte", page, model);
  }

  private static boolean isPlace(String text) {
    return text.strip().matches("\\d{0,6}");
  }

  @OpenTo(MEMBERS)
  @PostMapping("/places")
  ResponseEntity<String> arrange(HttpServletRequest request) {
    Map<String, String> written = new HashMap<>();
    request
        .getParameterMap()
        .forEach(
            (field, values) -> {
              if (field.startsWith("place.")) {
                written.put(field.substring("place.".length()), values[0]);
              }
            });
    if (!written.values().stream().allMatch(CountPages::isPlace)) {
      return places(request, HttpStatus.UNPROCESSABLE_CONTENT, written);
    }
    Map<String, Optional<Long>> places = new HashMap<>();
    written.forEach(
        (code, text) ->
            places.put(
                code, text.isBlank() ? Optional.empty() : Optional.of(Long.valueOf(text.strip()))));
    counts.arrange(places);
    return Pages.seeOther(HREF);
  }
}
