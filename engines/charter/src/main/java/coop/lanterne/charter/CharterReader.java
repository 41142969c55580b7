// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static coop.lanterne.charter.Charter.find;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Value;
import coop.lanterne.rules.Problems;

/**
 * Reads a charter strictly: the shape first, then what holds it together, then the floors that the
 * code keeps. A text with any finding gives no charter.
 */
final class CharterReader {
  /** The fewest people in a published figure, whatever an assembly votes. */
  static final long K_FLOOR = 5;

  /** The shortest time to contest, in days. */
  static final long CONTEST_FLOOR_DAYS = 30;

  private final Problems problems;
  private final Reader reader;
  private final Optional<Map<String, byte[]>> vectorFiles;
  private final Map<String, Digest> vectors = new HashMap<>();

  CharterReader(String source, Optional<Map<String, byte[]>> vectorFiles) {
    this.problems = new Problems(source);
    this.reader = new Reader(problems);
    this.vectorFiles = vectorFiles;
  }

  Charter.Reading read(byte[] yaml) {
    Optional<Value> value =
        CharterShape.FILE.read(yaml, problems).flatMap(t -> reader.read(CharterShape.ROOT, t));
    List<Finding> inVectors = new ArrayList<>();
    if (value.isPresent() && problems.found().isEmpty()) {
      Value.Rec tree = (Value.Rec) value.get();
      heading(tree);
      articles(tree, inVectors);
      bodies(tree);
      purposes(tree);
      exceptions(tree);
      notInService(tree);
    }
    List<Finding> all = new ArrayList<>(problems.found());
    all.addAll(inVectors);
    return new Charter.Reading(
        all.isEmpty() ? value.map(v -> Charter.of((Value.Rec) v, vectors)) : Optional.empty(), all);
  }

  private void heading(Value.Rec tree) {
    if (!tree.text("schema").equals(CharterShape.SCHEMA)) {
      at("charter.schema", "schema", tree.text("schema"));
    }
    Value.Rec languages = tree.rec("languages");
    Set<String> all = new TreeSet<>(Charter.texts(languages.get("also")));
    all.add(languages.text("authentic"));
    for (String language : Shape.Sentence.LANGUAGES) {
      if (!all.contains(language)) {
        problems.missingLanguage(reader.line("languages"), "languages", language);
      }
    }
    boolean adopted = !tree.text("state").equals("provisional");
    if (adopted != find(tree, "adopted_by").isPresent()) {
      at("charter.state", "state", tree.text("state"));
    }
  }

  private void articles(Value.Rec tree, List<Finding> inVectors) {
    Value.Rec articles = tree.rec("articles");
    for (String id : Checks.articles()) {
      if (find(articles, id).isEmpty()) {
        at("charter.missing_article", "articles", id);
      }
    }
    articles
        .fields()
        .forEach(
            (id, v) -> {
              Value.Rec article = (Value.Rec) v;
              keptBy(tree, id, article);
              floors(id, article);
              vectors(id, article, inVectors);
            });
  }

  private void keptBy(Value.Rec tree, String id, Value.Rec article) {
    String path = "articles." + id;
    String keptBy = article.text("kept_by");
    if (keptBy.equals("people")) {
      need(article, path, "keeper");
      need(article, path, "review");
      if (find(article, "check").isPresent()) {
        at("charter.check_of_people", path + ".check", article.text("check"));
      }
    } else {
      need(article, path, "gate");
      need(article, path, "check");
      need(article, path, "vectors");
      find(article, "check").ifPresent(name -> check(id, keptBy, Kind.text(name), article));
    }
    find(article, "keeper")
        .map(Kind::text)
        .filter(body -> find(tree.rec("bodies"), body).isEmpty())
        .ifPresent(body -> at("charter.unknown_body", path + ".keeper", body));
  }

  private void check(String id, String keptBy, String name, Value.Rec article) {
    String path = "articles." + id;
    Optional<Check> check = Checks.find(id, name);
    boolean later = name.equals(NotInServiceCheck.CHECK.name());
    if (check.isEmpty() || keptBy.equals("later") != later) {
      String known = String.join(", ", Checks.namesFor(id));
      problems.add(
          "charter.unknown_check",
          reader.line(path + ".check"),
          path + ".check",
          name,
          m -> m.with("check", name).with("article", Charter.spoken(id)).with("known", known));
      return;
    }
    if (find(article, "params").isEmpty()) {
      check.get().params().fields().stream()
          .filter(Shape.Field::required)
          .forEach(f -> missing(path, "params." + f.name()));
    }
    find(article, "gate")
        .map(Kind::text)
        .filter(gate -> !later && !Checks.gates(check.get()).contains(gate))
        .ifPresent(gate -> at("charter.wrong_gate", path + ".gate", gate));
  }

  private void floors(String id, Value.Rec article) {
    String path = "articles." + id;
    boolean machine = article.text("kept_by").equals("machine");
    if (Checks.FLOOR.contains(id) && article.flag("excepted")) {
      floor(path + ".excepted", "true", "false");
    }
    if (!machine && (Checks.FLOOR.contains(id) || id.equals("A08"))) {
      floor(path + ".kept_by", article.text("kept_by"), "machine");
    }
    if (id.equals("A08")) {
      find(article, "params")
          .flatMap(p -> find((Value.Rec) p, "k"))
          .map(k -> ((Value.Int) k).value())
          .filter(k -> k < K_FLOOR)
          .ifPresent(k -> floor(path + ".params.k", Long.toString(k), Long.toString(K_FLOOR)));
    }
    find(article, "params")
        .flatMap(p -> find((Value.Rec) p, "contest_within"))
        .map(Kind::period)
        .filter(p -> Kind.fewestDays(p) < CONTEST_FLOOR_DAYS)
        .ifPresent(p -> floor(path + ".params.contest_within", p.toString(), "P30D"));
  }

  private void vectors(String id, Value.Rec article, List<Finding> inVectors) {
    Optional<String> file = find(article, "vectors").map(Kind::text);
    if (file.isEmpty() || vectorFiles.isEmpty()) {
      return;
    }
    byte[] bytes = vectorFiles.get().get(file.get());
    if (bytes == null) {
      at("charter.missing_vectors", "articles." + id + ".vectors", file.get());
      return;
    }
    vectors.put(id, Digest.of(bytes));
    Vectors.Reading reading = Vectors.read(bytes, file.get());
    inVectors.addAll(reading.findings());
    Optional<String> check = find(article, "check").map(Kind::text);
    reading
        .file()
        .filter(f -> !f.article().equals(id) || !Optional.of(f.check()).equals(check))
        .map(f -> f.article() + ", " + f.check())
        .ifPresent(other -> at("charter.other_vectors", "articles." + id + ".vectors", other));
  }

  private void bodies(Value.Rec tree) {
    Value.Rec bodies = tree.rec("bodies");
    long assemblies =
        bodies.fields().values().stream()
            .filter(b -> ((Value.Rec) b).text("kind").equals("general_assembly"))
            .count();
    if (assemblies != 1) {
      at("charter.one_assembly", "bodies", Long.toString(assemblies));
    }
    Set<String> rooms = rooms(tree);
    Period longest = params(tree, "A16", "max_term").map(Kind::period).orElse(Period.ofYears(100));
    tree.rec("mandate_kinds")
        .fields()
        .forEach(
            (name, kind) ->
                mandateKind("mandate_kinds." + name, (Value.Rec) kind, bodies, rooms, longest));
  }

  private void mandateKind(
      String path, Value.Rec kind, Value.Rec bodies, Set<String> rooms, Period longest) {
    if (find(bodies, kind.text("given_by")).isEmpty()) {
      at("charter.unknown_body", path + ".given_by", kind.text("given_by"));
    }
    if (!rooms.contains(kind.text("room"))) {
      at("charter.unknown_room", path + ".room", kind.text("room"));
    }
    Value term = kind.get("max_term");
    if (Kind.PERIOD.order().compare(term, Value.of(longest.toString())) > 0) {
      problems.add(
          "charter.long_term",
          reader.line(path + ".max_term"),
          path + ".max_term",
          Kind.text(term),
          m -> m.with("seen", Kind.PERIOD.say(term)).with("limit", Kind.say(longest)));
    }
  }

  /** A parameter of an article, where both stand. */
  private static Optional<Value> params(Value.Rec tree, String article, String name) {
    return find(tree.rec("articles"), article)
        .flatMap(a -> find((Value.Rec) a, "params"))
        .flatMap(p -> find((Value.Rec) p, name));
  }

  private void purposes(Value.Rec tree) {
    Map<String, Value> stays = new HashMap<>();
    tree.rec("purposes")
        .fields()
        .forEach((name, p) -> purpose("purposes." + name, (Value.Rec) p, stays));
  }

  private void purpose(String path, Value.Rec purpose, Map<String, Value> stays) {
    Value.Rec stay = purpose.rec("stay");
    Set<String> tables = tables(path, purpose.rec("data"));
    for (String table : tables) {
      if (find(stay, table).isEmpty()) {
        at("charter.no_stay", path + ".stay", table);
      }
    }
    stay.fields()
        .forEach(
            (table, time) -> {
              if (!tables.contains(table)) {
                at("charter.idle_stay", path + ".stay." + table, table);
              }
              Value before = stays.putIfAbsent(table, time);
              if (before != null && !before.equals(time)) {
                at("charter.two_stays", path + ".stay." + table, table);
              }
            });
  }

  /** The tables of which a purpose reads fields. */
  private Set<String> tables(String path, Value.Rec data) {
    Set<String> tables = new TreeSet<>();
    data.fields()
        .forEach(
            (category, fields) -> {
              for (String field : Charter.texts(fields)) {
                if (!field.matches("[a-z_]+\\.[a-z_]+")) {
                  at("charter.bad_field", path + ".data." + category, field);
                }
                tables.add(field.split("\\.", 2)[0]);
              }
            });
    return tables;
  }

  private void exceptions(Value.Rec tree) {
    Set<String> ids = new HashSet<>();
    List<Value> exceptions = tree.items("exceptions");
    for (int i = 0; i < exceptions.size(); i++) {
      Value.Rec e = (Value.Rec) exceptions.get(i);
      String path = "exceptions[" + i + "]";
      if (!ids.add(e.text("id"))) {
        at("charter.reused_id", path + ".id", e.text("id"));
      }
      Optional<Value> article = find(tree.rec("articles"), e.text("article"));
      if (article.filter(a -> ((Value.Rec) a).get("excepted").equals(Value.of(true))).isEmpty()) {
        at("charter.not_excepted", path + ".article", e.text("article"));
      }
    }
  }

  /** What this release cannot do, a text cannot switch on. */
  private void notInService(Value.Rec tree) {
    Value.Rec models = tree.rec("models");
    if (models.get("enabled").equals(Value.of(true))) {
      at("charter.not_in_service", "models.enabled", "true");
    }
    for (String list : List.of("list", "hosts")) {
      if (!models.items(list).isEmpty()) {
        at("charter.not_in_service", "models." + list, models.items(list).size() + "");
      }
    }
    params(tree, "A14", "hosts")
        .filter(hosts -> !((Value.Seq) hosts).items().isEmpty())
        .ifPresent(
            hosts ->
                at(
                    "charter.not_in_service",
                    "articles.A14.params.hosts",
                    String.join(", ", Charter.texts(hosts))));
  }

  private static Set<String> rooms(Value.Rec tree) {
    Set<String> rooms = new TreeSet<>();
    tree.rec("purposes").fields().values().forEach(p -> rooms.add(((Value.Rec) p).text("room")));
    return rooms;
  }

  private void need(Value.Rec rec, String path, String field) {
    if (find(rec, field).isEmpty()) {
      missing(path, field);
    }
  }

  private void missing(String path, String field) {
    problems.missing(reader.line(path), path + "." + field);
  }

  private void floor(String path, String seen, String limit) {
    problems.add("charter.floor", reader.line(path), path, seen, m -> m.with("limit", limit));
  }

  private void at(String code, String path, String seen) {
    problems.add(code, reader.line(path), path, seen);
  }
}
