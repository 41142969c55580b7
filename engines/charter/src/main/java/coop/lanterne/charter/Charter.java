// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

import coop.lanterne.kernel.Advice.Subject;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Value;

/**
 * A charter that was read whole and holds together: its articles, who decides, which data each room
 * may read. What a charter says is data; what enforces it is {@link Gates}.
 */
public final class Charter {
  /** The type name of a charter's canonical bytes. */
  public static final String TYPE = "charter/1";

  private final Value.Rec tree;
  private final Digest digest;
  private final SortedMap<String, Article> articles;
  private final SortedMap<String, Purpose> purposes;
  private final SortedMap<String, MandateKind> mandateKinds;
  private final SortedMap<String, Body> bodies;
  private final List<Exemption> exceptions;
  private final Amendment amendment;
  private final Map<String, Digest> vectors;

  private Charter(Value.Rec tree, Map<String, Digest> vectors) {
    this.tree = tree;
    this.vectors = Map.copyOf(vectors);
    TreeMap<String, Value> voted = new TreeMap<>(tree.fields());
    voted.keySet().removeAll(CharterShape.OUTSIDE_DIGEST);
    this.digest = CanonicalBytes.digest(TYPE, new Value.Rec(voted));
    this.articles = each("articles", Article::of);
    this.purposes = each("purposes", Purpose::of);
    this.mandateKinds = each("mandate_kinds", MandateKind::of);
    this.bodies = each("bodies", (name, b) -> new Body(name, b.text("kind"), b.text("rules")));
    this.exceptions =
        tree.items("exceptions").stream().map(e -> Canonical.read(Exemption.class, e)).toList();
    this.amendment = Canonical.read(Amendment.class, tree.get("amendment"));
  }

  /** What reading a text gives: the charter, or the findings that forbid it. */
  public record Reading(Optional<Charter> charter, List<Finding> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads a charter.
   *
   * @param yaml the bytes of {@code charter.yaml}
   * @param source its name, for the findings
   * @param vectorFiles the files of {@code charter.vectors}, by name; every article's must be there
   */
  public static Reading read(byte[] yaml, String source, Map<String, byte[]> vectorFiles) {
    return new CharterReader(source, Optional.of(vectorFiles)).read(yaml);
  }

  /**
   * Reads a charter without its examples, as a node does when it starts: the release that it runs
   * has been built with them.
   */
  public static Reading readAlone(byte[] yaml, String source) {
    return new CharterReader(source, Optional.empty()).read(yaml);
  }

  /** The charter of a tree that {@link #read} accepted and that was stored. */
  public static Charter of(Value.Rec tree) {
    return new Charter(tree, Map.of());
  }

  static Charter of(Value.Rec tree, Map<String, Digest> vectors) {
    return new Charter(tree, vectors);
  }

  // --- who and what

  /** Its name, with the node in it. */
  public String id() {
    return tree.text("id");
  }

  /** Its version, as the file says it; {@link CharterDiff#step} computes what it should be. */
  public String version() {
    return tree.text("version");
  }

  /** The digest of what is voted: the whole text but its state and the decision that adopted it. */
  public Digest digest() {
    return digest;
  }

  /** The whole text as plain data, to be stored; {@link #of} gives the charter back. */
  public Value.Rec tree() {
    return tree;
  }

  /** Its title. */
  public Words title() {
    return Words.of(tree.get("title"));
  }

  /** What is read before the articles. */
  public Words preamble() {
    return Words.of(tree.get("preamble"));
  }

  /** What the organisation is. */
  public Profile profile() {
    return Canonical.read(Profile.class, tree.get("profile"));
  }

  /** The articles, by id. */
  public SortedMap<String, Article> articles() {
    return articles;
  }

  /** The article of that id, such as {@code A16}. */
  public Article article(String id) {
    Article article = articles.get(id);
    if (article == null) {
      throw new IllegalArgumentException("no article \"" + id + "\". Maybe A01 to A20?");
    }
    return article;
  }

  /** The purposes for which data are read, by name. */
  public SortedMap<String, Purpose> purposes() {
    return purposes;
  }

  /** The purpose of that name. */
  public Optional<Purpose> findPurpose(String name) {
    return Optional.ofNullable(purposes.get(name));
  }

  /** The rooms that have a purpose. */
  public SortedSet<String> rooms() {
    TreeSet<String> rooms = new TreeSet<>();
    purposes.values().forEach(p -> rooms.add(p.room()));
    return rooms;
  }

  /** For how long the rows of a table are kept. */
  public Optional<Period> findStay(String table) {
    return purposes.values().stream()
        .flatMap(p -> Optional.ofNullable(p.stay().get(table)).stream())
        .findFirst();
  }

  /** What may be delegated, by name. */
  public SortedMap<String, MandateKind> mandateKinds() {
    return mandateKinds;
  }

  /** The kind of mandate of that name. */
  public Optional<MandateKind> findMandateKind(String name) {
    return Optional.ofNullable(mandateKinds.get(name));
  }

  /** The bodies that decide, by name. */
  public SortedMap<String, Body> bodies() {
    return bodies;
  }

  /** The body of that name. */
  public Optional<Body> findBody(String name) {
    return Optional.ofNullable(bodies.get(name));
  }

  /** The name of the general assembly. */
  public String assembly() {
    return bodies.values().stream()
        .filter(b -> b.kind().equals("general_assembly"))
        .findFirst()
        .orElseThrow()
        .name();
  }

  /** What the assembly has admitted for a time. */
  public List<Exemption> exceptions() {
    return exceptions;
  }

  /** How the charter changes. */
  public Amendment amendment() {
    return amendment;
  }

  /** The digests of the vectors of each article, where they were read with the text. */
  public Map<String, Digest> vectors() {
    return vectors;
  }

  /** An article as people say it: {@code A8}, not {@code A08}. */
  public static String spoken(String article) {
    return article.replaceFirst("^A0", "A");
  }

  /** The number of an article, as a sentence says it: {@code 8} for {@code A08}. */
  public static String number(String article) {
    return spoken(article).substring(1);
  }

  // --- the parts

  /** The same words in both languages. */
  public record Words(String fr, String en) implements Canonical {
    static Words of(Value v) {
      return Canonical.read(Words.class, v);
    }
  }

  /** What the organisation is: switches on what the law asks of some. */
  public record Profile(
      boolean publicService, long fte, boolean employer, boolean teachingInstitution)
      implements Canonical {}

  /** Who keeps an article. */
  public enum KeptBy {
    /** A check, at a gate. */
    MACHINE,
    /** People, who are named. */
    PEOPLE,
    /** Nobody yet: its act is refused until it exists. */
    LATER
  }

  /**
   * An article.
   *
   * @param refusal what the refused person reads first
   * @param people what people keep of it, where a machine cannot
   * @param params the parameters of its check
   */
  public record Article(
      String id,
      String condition,
      KeptBy keptBy,
      Optional<Gate> gate,
      Optional<String> check,
      Optional<String> keeper,
      Optional<Period> review,
      boolean excepted,
      Words title,
      Words norm,
      Words reason,
      Words refusal,
      Optional<Words> people,
      Value.Rec params) {
    static Article of(String id, Value.Rec a) {
      return new Article(
          id,
          a.text("condition"),
          KeptBy.valueOf(a.text("kept_by").toUpperCase(Locale.ROOT)),
          find(a, "gate").map(g -> Gate.valueOf(Kind.text(g).toUpperCase(Locale.ROOT))),
          find(a, "check").map(Kind::text),
          find(a, "keeper").map(Kind::text),
          find(a, "review").map(Kind::period),
          a.flag("excepted"),
          Words.of(a.get("title")),
          Words.of(a.get("norm")),
          Words.of(a.get("reason")),
          Words.of(a.get("refusal")),
          find(a, "people").map(Words::of),
          find(a, "params").map(Value.Rec.class::cast).orElseGet(() -> new Value.Rec(Map.of())));
    }
  }

  /**
   * What a room may read, and for what.
   *
   * @param data fields ({@code table.column}) by category
   * @param stay for how long, by table
   * @param methodMax the ceiling of method by subject: things, organisation, persons
   */
  public record Purpose(
      String name,
      Words title,
      String room,
      SortedMap<String, List<String>> data,
      Words basis,
      SortedMap<String, Period> stay,
      SortedMap<String, MethodClass> methodMax) {
    public Purpose {
      data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
      stay = Collections.unmodifiableSortedMap(new TreeMap<>(stay));
      methodMax = Collections.unmodifiableSortedMap(new TreeMap<>(methodMax));
    }

    static Purpose of(String name, Value.Rec p) {
      TreeMap<String, List<String>> data = new TreeMap<>();
      p.rec("data").fields().forEach((c, fields) -> data.put(c, texts(fields)));
      TreeMap<String, Period> stay = new TreeMap<>();
      p.rec("stay").fields().forEach((t, v) -> stay.put(t, Kind.period(v)));
      TreeMap<String, MethodClass> methodMax = new TreeMap<>();
      p.rec("method_max").fields().forEach((s, v) -> methodMax.put(s, methodClass(Kind.text(v))));
      return new Purpose(
          name,
          Words.of(p.get("title")),
          p.text("room"),
          data,
          Words.of(p.get("basis")),
          stay,
          methodMax);
    }

    private static MethodClass methodClass(String letter) {
      return switch (letter) {
        case "R" -> MethodClass.RULES;
        case "O" -> MethodClass.OPTIMISATION;
        case "S" -> MethodClass.STATISTICS;
        case "L" -> MethodClass.LEARNED;
        case "G" -> MethodClass.GENERATIVE;
        default -> throw new IllegalArgumentException("no class of method: " + letter);
      };
    }

    /** The category of a field, where this purpose reads it. */
    public Optional<String> categoryOf(String field) {
      return data.entrySet().stream()
          .filter(e -> e.getValue().contains(field))
          .map(Map.Entry::getKey)
          .findFirst();
    }

    /** How far a method may go for results about that subject; none is allowed where empty. */
    public Optional<MethodClass> ceiling(Subject subject) {
      return Optional.ofNullable(
          methodMax.get(
              switch (subject) {
                case THINGS -> "things";
                case ORGANISATION -> "organisation";
                case PERSON -> "persons";
              }));
    }
  }

  /**
   * What may be delegated.
   *
   * @param givenBy the body that gives it
   * @param maxTerm the longest time
   */
  public record MandateKind(
      String name,
      Words title,
      String givenBy,
      String room,
      List<String> acts,
      Mandate.Limits limits,
      Period maxTerm) {
    public MandateKind {
      acts = List.copyOf(acts);
    }

    static MandateKind of(String name, Value.Rec k) {
      Optional<Money> perWeek = find(k, "per_week").map(Kind::money);
      return new MandateKind(
          name,
          Words.of(k.get("title")),
          k.text("given_by"),
          k.text("room"),
          texts(k.get("acts")),
          new Mandate.Limits(
              find(k, "per_act").map(Kind::money),
              perWeek,
              perWeek.map(_ -> Duration.ofDays(7)),
              find(k, "cosign_above").map(Kind::money),
              find(k, "urgent").map(u -> urgency((Value.Rec) u))),
          Kind.period(k.get("max_term")));
    }

    private static Mandate.Urgency urgency(Value.Rec u) {
      return new Mandate.Urgency(
          Kind.money(u.get("ceiling")),
          new TreeSet<>(texts(u.get("kinds"))),
          u.count("persons"),
          Duration.ofDays(Kind.fewestDays(Kind.period(u.get("ratify_within")))));
    }

    /** The latest end of a mandate of this kind that begins then. */
    public Instant latestEnd(Instant from, ZoneId zone) {
      return from.atZone(zone).plus(maxTerm).toInstant();
    }

    /**
     * A mandate of this kind.
     *
     * @param until its end, at most {@link #latestEnd}
     * @throws IllegalArgumentException when it would last longer; ask {@link Ask.Grant} first
     */
    public Mandate grant(
        Id id, Mandate.Grantor grantor, Decider holder, Instant from, Instant until, ZoneId zone) {
      if (until.isAfter(latestEnd(from, zone))) {
        throw new IllegalArgumentException(
            name + " lasts " + maxTerm + " at most, asked: " + from + " to " + until);
      }
      return new Mandate(id, name, grantor, holder, new TreeSet<>(acts), limits, from, until);
    }
  }

  /**
   * Who decides together.
   *
   * @param kind general_assembly, board, commission, person
   * @param rules the file of its rules, in {@code rules/assembly}
   */
  public record Body(String name, String kind, String rules) {}

  /** What the assembly has admitted for a time. */
  public record Exemption(
      String id,
      String article,
      Words text,
      String covers,
      String purpose,
      String basis,
      String dpia,
      LocalDate from,
      LocalDate until,
      long renewals,
      String decision)
      implements Canonical {}

  /** How the charter changes. */
  public record Amendment(String rules, long readings, Period apart, Period review, Period notice)
      implements Canonical {}

  // --- reading the tree

  private <T> SortedMap<String, T> each(String section, BiFunction<String, Value.Rec, T> make) {
    TreeMap<String, T> parts = new TreeMap<>();
    tree.rec(section)
        .fields()
        .forEach((name, v) -> parts.put(name, make.apply(name, (Value.Rec) v)));
    return Collections.unmodifiableSortedMap(parts);
  }

  static Optional<Value> find(Value.Rec rec, String name) {
    return Optional.ofNullable(rec.fields().get(name));
  }

  static List<String> texts(Value list) {
    return ((Value.Seq) list).items().stream().map(Kind::text).toList();
  }
}
