// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static coop.lanterne.db.Tables.ROLE_GRANT;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.AccessMatrix.Route;
import coop.lanterne.node.Sample.Browser;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.MandateGrant;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Rights;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.orders.SupplierOrder;
import coop.lanterne.node.shell.Whom;
import coop.lanterne.node.storage.Store;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goes to each address of the matrix as each kind of person, and holds that exactly those it lets
 * in pass; then looks, as a visitor, for what is for members.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AdmissionTest {
  /** What stands in addresses: the beginning of those meant, the part, its value. */
  private static final String NAMED =
      """
      / number 1
      / id ${order}
      / advice ${order}
      / token 000000000000000000000000000000000000000000000000
      / name lanterne-x.zip
      /advice/ id ${opinions}
      /api/v1/advices/ id ${opinions}
      /api/v1/charter/ digest ${charter}
      /api/v1/imports/ id batch-1@epicerie-du-canal
      /api/v1/orders/ id order-1@epicerie-du-canal
      /assembly/ item 1
      /assembly/ paper convocation
      /api/v1/assemblies/ item 1
      /charter/ digest ${charter}
      /debates/ number 2
      /debates/ contribution 1
      /debates/ statement 1
      /debates/ theme 1
      /debates/ draft 1
      /debates/ article 1
      /debates/ edit 1
      /debates/ change 1
      /debates/{number}/drafts/ file odt
      /debates/{number}/opinions/ file comments
      /grocery/ supplier ${supplier}
      /grocery/ day ${day}
      /grocery/ product ${product}
      /grocery/ code ${product}
      /grocery/ due ${day}
      /grocery/ choice adopt
      /grocery/corrections/ id correction-1@epicerie-du-canal
      /grocery/imports/ id batch-1@epicerie-du-canal
      /grocery/growers/ grower ${grower}
      /grower/ token ${growers-link}
      /voice/ token ${seat}
      /words/ token ${words}
      """;

  /** What is sent: after GET, what follows the address; after the others, a form or a document. */
  private static final String SENT =
      """
      GET /api/v1/journal/consistency ?older=0
      GET /debates/{number}/live ?place=debate
      GET /debates/{number}/synthesis/close ?to=1
      GET /journal/consistency ?older=0
      POST /advice/{id}/replay
      POST /advices/{advice}/decision choice=adopt&step=check
      POST /api/v1/advices/{id}/decision {"choice": "cosign", "signed": ""}
      POST /api/v1/advices/{id}/replay
      POST /api/v1/assemblies {"body": "ag", "held": "${later}", "at": "18:00", "place": "Salle", "agenda": [{"kind": "motion", "words": "Un banc"}]}
      POST /api/v1/assemblies/{number}/close
      POST /api/v1/assemblies/{number}/items/{item}/proclaim
      POST /api/v1/assemblies/{number}/items/{item}/recount
      POST /api/v1/assemblies/{number}/items/{item}/votes {"counts": {"favour": 1, "against": 0, "abstain": 0, "blank": 0, "spoilt": 0}}
      POST /api/v1/assemblies/{number}/open {"chair": null}
      POST /api/v1/assemblies/{number}/proxies {"holder": "${karim}"}
      POST /api/v1/assemblies/{number}/second-call {"held": "${later}", "at": "18:00", "place": "Salle"}
      PUT /api/v1/assemblies/{number}/attendance {"present": []}
      POST /api/v1/charter/texts {"yaml": "no charter"}
      POST /api/v1/imports ?name=sales.csv&commit=false date;product;quantity
      POST /api/v1/imports/{id}/undo
      POST /api/v1/orders/{advice}/decision
      POST /assembly body=ag&held=${later}&at=18:00&place=Salle&motions=Un banc
      POST /assembly/{number}/attendance
      POST /assembly/{number}/close
      POST /assembly/{number}/items/{item}/cast choice=FOR
      POST /assembly/{number}/items/{item}/count way=hands&favour=1&against=0&abstain=0
      POST /assembly/{number}/items/{item}/proclaim
      POST /assembly/{number}/items/{item}/recount
      POST /assembly/{number}/open
      POST /assembly/{number}/proxies holder=${karim}
      POST /assembly/{number}/second-call held=${later}&at=18:00&place=Salle
      POST /charter/propose yaml=no charter
      POST /debates question=Une autre question&fr=yes&who=anyone&until=${later}
      POST /debates/{number}/drafts criterion=agreement
      POST /debates/{number}/drafts/{draft}/articles heading=Un&words=Un banc&reason=Essai
      POST /debates/{number}/drafts/{draft}/articles/{article} words=Un banc&reason=Essai
      POST /debates/{number}/drafts/{draft}/articles/{article}/move move=down&reason=Essai
      POST /debates/{number}/drafts/{draft}/edits/{edit}/undo reason=Essai
      POST /debates/{number}/drafts/{draft}/offer
      POST /debates/{number}/drafts/{draft}/title title=Un titre&reason=Essai
      POST /debates/{number}/files file:ideas.csv:texte
      POST /debates/{number}/files/{token} choice=drop
      POST /debates/{number}/links count=1
      POST /debates/{number}/moderate/{contribution} choice=publish
      POST /debates/{number}/notes text=Des bancs
      POST /debates/{number}/opinions/groups groups=2
      POST /debates/{number}/opinions/votes.csv
      POST /debates/{number}/publish contribution=1
      POST /debates/{number}/say idea=Un banc au soleil&consent=yes
      POST /debates/{number}/sorting kind=rename&what=x&name=Bancs&reason=Essai
      POST /debates/{number}/sorting/{change}/undo reason=Essai
      POST /debates/{number}/stage stage=vote&reason=Essai
      POST /debates/{number}/statements words=Il faut des bancs
      POST /debates/{number}/statements/file ?consent=yes file:s.csv:texte
      POST /debates/{number}/statements/publish statement=1
      POST /debates/{number}/statements/{statement} choice=back&words=Essai
      POST /debates/{number}/synthesis
      POST /debates/{number}/synthesis/stop
      POST /debates/{number}/vote-day on=${later}&reason=Essai
      POST /debates/{number}/vote statement=1&vote=1
      POST /debates/{number}/vote/start consent=yes
      POST /debates/{number}/vote/withdraw
      POST /founding/{token}
      POST /grocery/asked product=${product}
      POST /grocery/cold-room packs=4
      POST /grocery/corrections what=factor&about=shop&from=${day}&to=${day}&factor=1&reason=Essai
      POST /grocery/corrections/{id}/withdraw reason=Essai
      POST /grocery/count day=${day}
      POST /grocery/count/differences day=${day}
      POST /grocery/count/lines day=${day}
      POST /grocery/count/places
      POST /grocery/count/undo count=stocktake-1@epicerie-du-canal
      POST /grocery/deliveries/{supplier}/{due}
      POST /grocery/deliveries/{supplier}/{due}/nothing
      POST /grocery/deliveries/{supplier}/{due}/undo
      POST /grocery/growers name=Nour
      POST /grocery/growers/{grower}/link
      POST /grocery/growers/{grower}/revoke
      POST /grocery/imports file:sales.csv:date;product;quantity
      POST /grocery/imports/jobs/{token}/stop
      POST /grocery/imports/pending/{token} choice=drop
      POST /grocery/imports/pending/{token}/reading
      POST /grocery/imports/{id}/undo
      POST /grocery/losses day=${day}&product=${product}&quantity=1&cause=broken
      POST /grocery/losses/markdowns product=${product}&percent=30
      POST /grocery/losses/markdowns/undo id=markdown-1@epicerie-du-canal
      POST /grocery/losses/undo id=loss-1@epicerie-du-canal
      POST /grocery/needs kind=basket&date=${day}&product=${product}&quantity=1
      POST /grocery/orders/{supplier}/{day}/{choice} advice=${order}
      POST /grocery/past from=never&to=never
      POST /grocery/past/stop
      POST /grocery/surplus/cold-room packs=4
      POST /grocery/surplus/{choice} advice=${order}
      POST /grower/{token}/offers product=${product}&quantity=1
      POST /grower/{token}/withdraw offer=${offer}
      POST /invitation/{token} login=a&password=b
      POST /mandates person=${karim}&kind=animer&until=${later}
      POST /mandates/end mandate=mandate-x@epicerie-du-canal
      POST /personas person=none
      POST /preferences language=fr
      POST /voice/{token} statement=1&vote=1
      POST /voice/{token}/start consent=yes
      POST /voice/{token}/withdraw
      POST /words/{token}/ask words=Essai
      POST /words/{token}/withdraw
      """;

  /** Refused, or not understood: it would prove nothing. */
  private static final Set<Integer> NO_ANSWER = Set.of(400, 403, 405, 406, 415, 500);

  private static final Pattern A_PAGE_REFUSED = Pattern.compile("Article (9|10|16)\\b");
  private static final Pattern A_CALL_REFUSED = Pattern.compile("\"article\":\"A(09|10|16)\"");

  private static final String WORDS = "Un potager derrière la remise";

  private static final TestClock CLOCK = new TestClock("2026-11-24T05:12:00Z");
  private static final Map<String, String> THINGS = new HashMap<>();
  @TempDir static Path folder;
  private static Node node;
  private static String members;

  /** Someone who comes: their browser, and who they are where they have signed in. */
  private record Comer(String name, Browser browser, Optional<Id> person) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void open() {
    node = Founded.demo(folder, CLOCK);
    give("ag", "mandater", "Bakary");
    give("conseil", "verifier", "Bakary");
    keepsAndIsNoMember("Aurélien");
    Browser odile = new Browser(node, "fr").as("Odile");
    members = debateForMembers(odile);
    SupplierOrder order = node.part(Grocery.class).orders().ofToday().getFirst();
    THINGS.putAll(
        Map.of(
            "order", order.given().id().toString(),
            "supplier", order.supplier(),
            "day", order.day().toString(),
            "product", order.lines().getFirst().line().product(),
            "charter", node.part(Charters.class).get().digest().hex(),
            "later", order.day().plusDays(60).toString(),
            "karim", person("Karim").id().toString(),
            "opinions", about(odile, "/debates/2/opinions")));
    Browser visitor = new Browser(node, "fr");
    visitor.get("/debates/2/vote");
    THINGS.put("seat", last(visitor.post("/debates/2/vote/start", Map.of("consent", "yes"))));
    visitor.get("/debates/1/say");
    THINGS.put(
        "words",
        Jsoup.parse(
                visitor
                    .post("/debates/1/say", Map.of("idea", "Un banc au soleil", "consent", "yes"))
                    .body())
            .select(".mono a")
            .attr("href")
            .replaceFirst(".*/", ""));
    Browser mireille = new Browser(node, "fr").as("Mireille");
    mireille.get("/grocery/growers");
    String made = mireille.post("/grocery/growers", Map.of("name", "Ada")).body();
    THINGS.put("growers-link", found("/grower/([0-9a-zA-Z_-]+)", made));
    THINGS.put("offer", announced("/grower/" + THINGS.get("growers-link")));
    String other = mireille.post("/grocery/growers", Map.of("name", "Zoé")).body();
    THINGS.put("another-link", found("/grower/([0-9a-zA-Z_-]+)", other));
    THINGS.put(
        "grower", found("/grocery/growers/([^/\"]+)/link(?!.*/link)", other.replace('\n', ' ')));
  }

  /** An offer that waits, announced by the grower whose link this is. */
  private static String announced(String link) {
    Browser grower = new Browser(node, "fr");
    String product =
        Jsoup.parse(grower.get(link).body())
            .select("[name=product] option[value]:not([value=''])")
            .attr("value");
    String day = THINGS.get("day");
    HttpResponse<String> answer =
        grower.post(
            link + "/offers",
            Map.of(
                "product", product, "quantity", "120", "picked", day, "until", day, "gift", "yes"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return Jsoup.parse(grower.get(link).body()).select("[name=offer]").attr("value");
  }

  @AfterAll
  static void close() {
    node.close();
  }

  // --- what there is

  private static People.Person person(String name) {
    return node.part(People.class).list().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static String last(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow())
        .getPath()
        .replaceFirst(".*/", "");
  }

  /** The advice that a page shows. */
  private static String about(Browser browser, String page) {
    return found("/advice/([^\"/?]+)", browser.get(page).body());
  }

  /** A mandate that a body gives, by its own standing mandate. */
  private static void give(String body, String kind, String name) {
    Desk desk = node.part(Desk.class);
    Mandate own =
        node.part(Mandates.class)
            .ofBody(body, MandateGrant.ACT)
            .or(() -> node.part(Mandates.class).ofBody("ag", MandateGrant.ACT))
            .orElseThrow();
    Instant now = CLOCK.instant();
    Mandate given =
        node.part(Charters.class)
            .get()
            .charter()
            .findMandateKind(kind)
            .orElseThrow()
            .grant(
                Id.parse("mandate-" + kind + "@epicerie-du-canal"),
                own.grantor(),
                new Decider.Persons(List.of(person(name).id())),
                now,
                now.plus(Duration.ofDays(60)),
                ZoneId.of("Europe/Paris"));
    desk.decide(
        Desk.Proposal.plain(
            MandateGrant.ACT,
            kind,
            new Outcome.WithoutAdvice<>(new MandateGrant(List.of(given), List.of())),
            own.holder(),
            Role.FACILITATOR.text(),
            own,
            List.of()),
        Rights::apply);
  }

  private static void keepsAndIsNoMember(String name) {
    node.part(Store.class)
        .write(
            tx ->
                tx.sql()
                    .deleteFrom(ROLE_GRANT)
                    .where(
                        ROLE_GRANT.PERSON.eq(person(name).id()),
                        ROLE_GRANT.ROLE.eq(Role.MEMBER.text()))
                    .execute());
  }

  /** A debate for members with all that a debate has; its address. */
  private static String debateForMembers(Browser odile) {
    odile.get("/debates/new");
    String href =
        URI.create(
                odile
                    .post(
                        "/debates",
                        Map.of(
                            "question", "Où mettre le potager ?",
                            "fr", "yes",
                            "who", "members",
                            "until", "2026-12-24"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow())
            .getPath();
    for (int i = 1; i <= 4; i++) {
      done(odile, href + "/notes", Map.of("text", WORDS + ", rang " + i));
      done(odile, href + "/publish", Map.of("contribution", Integer.toString(i)));
    }
    done(odile, href + "/statements", Map.of("words", WORDS, "contribution", "1"));
    done(odile, href + "/stage", Map.of("stage", "vote", "reason", "Tout est dit."));
    done(odile, href + "/synthesis", Map.of());
    String versions = odile.get(href + "/versions").body();
    String criterion = Jsoup.parse(versions).select("[name=criterion]").attr("value");
    done(odile, href + "/drafts", Map.of("n", "1", "criterion", criterion));
    return href;
  }

  private static void done(Browser browser, String path, Map<String, String> form) {
    HttpResponse<String> answer = browser.post(path, form);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(303);
  }

  private static Comer signed(String name) {
    Id id = person(name).id();
    return new Comer(name, new Browser(node, "fr").as(id), Optional.of(id));
  }

  /** Those who come, the ones with the least first: what they are refused changes nothing. */
  private static List<Comer> comers() {
    Browser seated = new Browser(node, "fr");
    seated.get("/voice/" + THINGS.get("seat"));
    Browser grower = new Browser(node, "fr");
    grower.get("/grower/" + THINGS.get("another-link"));
    return List.of(
        new Comer("a visitor", new Browser(node, "fr"), Optional.empty()),
        new Comer("whoever has a seat in another debate", seated, Optional.empty()),
        new Comer("a grower with another’s link", grower, Optional.empty()),
        signed("Aurélien"), // keeper, no member
        signed("Karim"), // member
        signed("Soizic"), // auditor
        signed("Mireille"), // orders
        signed("Jeanne"), // takes second looks
        signed("Odile"), // presides, facilitates
        signed("Bakary")); // gives mandates, checks votes
  }

  // --- the walk

  private static String filled(String text) {
    return Pattern.compile("\\$\\{([a-z-]+)}")
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(Objects.requireNonNull(THINGS.get(m.group(1)))));
  }

  /** The address of a route, each part with its value. */
  private static String address(Route route) {
    return Pattern.compile("\\{(\\w+)}")
        .matcher(route.path().replace("/**", "/0/000"))
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    filled(
                        NAMED
                            .lines()
                            .map(l -> l.split(" "))
                            .filter(l -> l[1].equals(m.group(1)) && route.path().startsWith(l[0]))
                            .max(Comparator.comparingInt(l -> l[0].length()))
                            .orElseThrow(() -> new AssertionError(m.group(1) + " of " + route))[
                            2])));
  }

  private static String sent(Route route) {
    List<String> sent =
        SENT.lines()
            .filter(l -> (l + " ").startsWith(route + " "))
            .map(l -> filled(l.substring(route.toString().length()).strip()))
            .toList();
    assertThat(sent).as("what is sent to %s", route).hasSizeLessThan(2);
    if (sent.isEmpty() && !List.of("GET", "any").contains(route.method())) {
      throw new AssertionError("nothing says what is sent to " + route);
    }
    return sent.isEmpty() ? "" : sent.getFirst();
  }

  private static HttpResponse<String> send(Comer comer, Route route, String path) {
    String sent = sent(route);
    if (sent.startsWith("?")) {
      int end = sent.indexOf(' ');
      path += end < 0 ? sent : sent.substring(0, end);
      sent = end < 0 ? "" : sent.substring(end + 1);
    }
    if (route.isProgram()) {
      String type = sent.startsWith("{") ? "application/json" : "";
      return comer.browser().call(route.method(), path, comer.person(), type, sent);
    }
    if (!route.method().equals("POST")) {
      return comer.browser().get(path);
    }
    comer.browser().get("/personas"); // has the hidden field
    if (sent.startsWith("file:")) {
      String[] file = sent.split(":", 3);
      return comer.browser().upload(path, "file", file[1], file[2] + "\n");
    }
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : sent.isEmpty() ? List.<String>of() : List.of(sent.split("&"))) {
      form.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
    }
    return comer.browser().post(path, form);
  }

  /** Whom the matrix lets in. */
  private static boolean isLetIn(Comer comer, Route route, boolean forMembers) {
    boolean member =
        comer
            .person()
            .flatMap(node.part(People.class)::find)
            .filter(p -> p.is(Role.MEMBER))
            .isPresent();
    return switch (route.open().value()) {
      case VISITORS, LINK -> true;
      case READERS -> member || !forMembers;
      case MEMBERS -> member;
      case HOLDERS ->
          comer
              .person()
              .flatMap(p -> node.part(Mandates.class).find(p, route.open().act()))
              .isPresent();
    };
  }

  private static boolean isAskedToSignIn(HttpResponse<String> answer) {
    return answer.statusCode() == 401
        || (answer.statusCode() == 303
            && answer.headers().firstValue("Location").orElse("").endsWith("/login"));
  }

  /** What is not as the matrix says, if anything. */
  private static Optional<String> walk(Comer comer, Route route, String path, boolean forMembers) {
    HttpResponse<String> answer = send(comer, route, path);
    String what = comer + " at " + route + ": " + answer.statusCode();
    String said = Jsoup.parse(answer.body()).text().replace('\u00a0', ' ');
    if (isLetIn(comer, route, forMembers)) {
      return !isAskedToSignIn(answer) && !NO_ANSWER.contains(answer.statusCode())
          ? Optional.empty()
          : Optional.of(what + " though let in: " + said);
    }
    boolean refused =
        comer.person().isEmpty()
            ? isAskedToSignIn(answer)
            : answer.statusCode() == 403
                && (route.isProgram() ? A_CALL_REFUSED : A_PAGE_REFUSED).matcher(said).find();
    return refused ? Optional.empty() : Optional.of(what + " though not let in: " + said);
  }

  @Test
  @Order(1)
  void whoIsNamedInTheMatrixPassesAndNobodyElse() {
    List<Comer> comers = comers();
    List<String> wrong = new ArrayList<>();
    for (Route route : AccessMatrix.of(node)) {
      for (Comer comer : comers) {
        walk(comer, route, address(route), false).ifPresent(wrong::add);
      }
    }
    System.out.printf(
        "%d routes, by %d kinds of person%n", AccessMatrix.of(node).size(), comers.size());
    assertThat(wrong).isEmpty();
    for (String line : SENT.lines().toList()) {
      assertThat(AccessMatrix.of(node)).anyMatch(r -> (line + " ").startsWith(r + " "));
    }
  }

  @Test
  @Order(2)
  void everyMandateOfTheMatrixIsHeldBySomeoneWhoWalked() {
    Set<String> held = new HashSet<>();
    node.part(Mandates.class).list().stream()
        .filter(m -> m.holder() instanceof Decider.Persons)
        .forEach(m -> held.addAll(m.acts()));
    assertThat(AccessMatrix.of(node))
        .filteredOn(r -> r.open().value() == Whom.HOLDERS)
        .allMatch(r -> held.contains(r.open().act()));
  }

  // --- debates for members

  private static List<Route> ofDebates() {
    return AccessMatrix.of(node).stream()
        .filter(r -> r.open().of() == DebateReaders.class)
        .toList();
  }

  @Test
  @Order(1)
  void aDebateForMembersIsForMembersOnEveryPageAndFile() {
    List<Comer> comers = comers();
    List<String> wrong = new ArrayList<>();
    for (Route route : ofDebates()) {
      String path = address(route).replaceFirst("/debates/[0-9]+", members);
      comers.subList(0, 5).forEach(c -> walk(c, route, path, true).ifPresent(wrong::add));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Order(1)
  void aDebateForMembersIsNamedNowhereElseToVisitors() {
    Browser visitor = new Browser(node, "fr");
    Browser karim = new Browser(node, "fr").as("Karim");
    assertThat(karim.get("/debates").body()).contains("Où mettre le potager");
    String advice = about(karim, members + "/synthesis");
    assertThat(karim.get("/advice/" + advice).statusCode()).isEqualTo(200);
    assertThat(isAskedToSignIn(visitor.get("/advice/" + advice))).isTrue();
    for (String path : List.of("/", "/debates", "/journal", "/assembly", "/mandates")) {
      assertThat(visitor.get(path).body()).as(path).doesNotContain("potager", members + "\"");
    }
    for (long n = 0; n < 80; n++) {
      assertThat(visitor.get("/journal/" + n).body()).doesNotContain("potager");
    }
  }

  // --- what visitors see of the shop and of people

  @Test
  @Order(1)
  void visitorsReadNoNameAndNoFigureOfTheShop() {
    List<String> names = node.part(People.class).list().stream().map(People.Person::name).toList();
    String supplier =
        node.part(Grocery.class).orders().ofToday().getFirst().proposal().supplierName();
    Browser visitor = new Browser(node, "fr");
    List<String> pages = new ArrayList<>(List.of("/", "/journal", "/assembly", "/assembly/1"));
    pages.addAll(List.of("/assembly/1/items/1", "/assembly/1/convocation", "/assembly/1/minutes"));
    pages.addAll(List.of("/mandates", "/charter", "/charter/history", "/journal/0"));
    for (String path : pages) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      String text = Jsoup.parse(answer.body()).text();
      assertThat(words(text)).as(path).doesNotContainAnyElementsOf(names);
      assertThat(text).as(path).doesNotContain(supplier);
    }
    assertThat(isAskedToSignIn(visitor.get("/advice/" + THINGS.get("order")))).isTrue();
  }

  private static List<String> words(String text) {
    return List.of(text.split("[^\\p{L}]+"));
  }

  @Test
  @Order(3)
  void whatIsDecidedOnAnOrderIsSaidToVisitorsWithoutSupplierNorAmount() {
    Browser mireille = new Browser(node, "fr").as("Mireille");
    SupplierOrder order = node.part(Grocery.class).orders().ofToday().getFirst();
    String here = "/grocery/orders/" + order.supplier() + "/" + order.day();
    mireille.get(here);
    HttpResponse<String> done =
        mireille.post(
            "/advices/" + order.given().id() + "/decision",
            Map.of("choice", "refuse", "refusal_reason", "Le camion est en panne."));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    String entry = Jsoup.parse(mireille.get("/journal").body()).select("tbody th a").attr("href");
    assertThat(mireille.get(entry).body()).contains(order.supplier());
    String read = new Browser(node, "fr").get(entry).body();
    assertThat(Jsoup.parse(read).select("main").text())
        .contains("Commande")
        .doesNotContain(order.supplier(), order.proposal().supplierName(), "camion", "Mireille");
  }
}
