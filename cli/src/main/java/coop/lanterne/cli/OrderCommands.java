// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.grocery.files.Grocery;
import coop.lanterne.grocery.files.GroceryFiles;
import coop.lanterne.grocery.order.GroceryOrders;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderAdvisor;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderPolicy;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.grocery.order.Seasons;
import coop.lanterne.grocery.order.ShopDemand;
import coop.lanterne.grocery.order.Simulation;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Amount;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Value;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on orders. */
@Command(name = "order")
record OrderCommands(Output output) {
  private static final String POLICY = "order-policy.yaml";
  private static final String SEASONS = "seasons.yaml";

  @Command(name = "advise")
  int advise(
      @Parameters(paramLabel = "DIR") String folder,
      @Option(names = "--date", paramLabel = "D") @Nullable LocalDate date,
      @Option(names = "--policy", paramLabel = "FILE") @Nullable String policyFile)
      throws IOException {
    LocalDate day = date == null ? LocalDate.now(ZoneId.systemDefault()) : date;
    OrderAdvisor advisor = new OrderAdvisor(new ShopDemand());
    List<Map<String, @Nullable Object>> answer = new ArrayList<>();
    for (OrderInputs inputs : orders(folder(folder), day, policyFile)) {
      OrderAdvisor.Explained explained = advisor.explain(inputs);
      if (output.json()) {
        OrderProposal proposal = explained.advice().result();
        explained.lines().forEach(line -> answer.add(tree(line, proposal)));
      } else {
        text(explained);
      }
    }
    if (output.json()) {
      output.line(Json.write(answer));
    }
    return Exit.DONE;
  }

  private List<OrderInputs> orders(Path dir, LocalDate day, @Nullable String policyFile)
      throws IOException {
    OrderPolicy policy =
        policyFile == null
            ? policy(shipped(POLICY), POLICY)
            : policy(output.read(policyFile), policyFile);
    Path own = dir.resolve(SEASONS);
    Seasons seasons =
        Files.exists(own)
            ? seasons(output.read(own.toString()), own.toString())
            : seasons(shipped(SEASONS), SEASONS);
    List<OrderInputs.Source> sources = new ArrayList<>();
    Grocery grocery = grocery(new Folder(dir, sources), day);
    long seed = output.settings().seed().orElse(GroceryOrders.seedOf(day));
    output.say(Message.of("logistics.order.seed").with("seed", Long.toString(seed)));
    Digest noCharter = CanonicalBytes.digest("no-charter/1", Value.nil());
    return GroceryOrders.inputs(grocery, day, policy, seasons, seed, sources, noCharter, release());
  }

  /** The files of a folder up to a day, and what was found in them. */
  private Grocery grocery(GroceryFiles.Opener files, LocalDate day) throws IOException {
    Grocery grocery = GroceryFiles.readAll(files, day);
    if (grocery.stopped()) {
      throw new Stop(exit(grocery.findings()), grocery.findings());
    }
    output.say(grocery.findings());
    return grocery;
  }

  @Command(name = "simulate")
  int simulate(
      @Parameters(paramLabel = "DIR") String folder,
      @Option(names = "--policy", paramLabel = "NAME", required = true) String name,
      @Option(names = "--service", paramLabel = "Q", split = ",", arity = "1..*", required = true)
          List<BigDecimal> knobs,
      @Option(names = "--from", paramLabel = "D", required = true) LocalDate from,
      @Option(names = "--to", paramLabel = "D", required = true) LocalDate to,
      @Option(names = "--mean-days", paramLabel = "N", defaultValue = "28") int meanDays)
      throws IOException {
    Simulation simulation = simulation(name, knobs, from, to, meanDays);
    Past files = new Past(new Folder(folder(folder), new ArrayList<>()));
    Grocery grocery = grocery(files, to.plusDays(1));
    OrderPolicy policy = policy(shipped(POLICY), POLICY);
    List<Simulation.Result> outcomes =
        simulation.run(GroceryOrders.past(grocery, to.plusDays(1), policy), this::day);
    output.say(Message.of("logistics.simulation.seed"));
    if (output.json()) {
      outcomes.forEach(o -> output.json(tree(o)));
    } else {
      output.line(Message.of("logistics.simulation.heading"));
      outcomes.forEach(o -> output.line(line(o)));
    }
    return Exit.DONE;
  }

  private static Simulation simulation(
      String name, List<BigDecimal> knobs, LocalDate from, LocalDate to, int meanDays) {
    Simulation.Policy policy =
        Arrays.stream(Simulation.Policy.values())
            .filter(p -> key(p).equals(name))
            .findAny()
            .orElseThrow(() -> WrongUse.value("--policy", name));
    for (BigDecimal knob : knobs) {
      if (!policy.allows(knob)) {
        throw WrongUse.value("--service", knob.toPlainString());
      }
    }
    if (to.isBefore(from)) {
      throw WrongUse.value("--to", to.toString());
    }
    if (meanDays < 1) {
      throw WrongUse.value("--mean-days", Integer.toString(meanDays));
    }
    return new Simulation(policy, knobs, from, to, meanDays);
  }

  private static String key(Simulation.Policy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }

  /** The files of a past: shelves start empty, so counts may be left out. */
  private record Past(Folder folder) implements GroceryFiles.Opener {
    @Override
    public Optional<InputStream> open(FileKind kind) throws IOException {
      Optional<InputStream> file = folder.open(kind);
      return file.isPresent() || kind != FileKind.STOCK
          ? file
          : Optional.of(
              new ByteArrayInputStream("date,product,quantity\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String name(FileKind kind) {
      return folder.name(kind);
    }
  }

  /** Says each month that was played. */
  private void day(LocalDate day) {
    if (day.equals(day.withDayOfMonth(day.lengthOfMonth()))) {
      output.say(Message.of("logistics.simulation.until").with("day", day));
    }
  }

  private static Map<String, @Nullable Object> tree(Simulation.Result o) {
    return Json.object(
        "policy", key(o.policy()),
        "knob", o.knob(),
        "ordered", o.ordered(),
        "waste", o.waste(),
        "waste_share", o.wasteShare().orElse(null),
        "fill_rate", o.fillRate().orElse(null),
        "stockout_days", o.stockoutDays(),
        "mean_stock", o.meanStock(),
        "orders", o.orders(),
        "served_under_half", o.servedUnderHalf());
  }

  private static Message line(Simulation.Result o) {
    return Message.of("logistics.simulation.line")
        .with("knob", o.knob())
        .with("ordered", o.ordered().setScale(0, RoundingMode.HALF_UP))
        .with("waste", o.waste().setScale(0, RoundingMode.HALF_UP))
        .with("share", share(o.wasteShare()))
        .with("filled", share(o.fillRate()))
        .with("lacked", o.stockoutDays())
        .with("stock", o.meanStock().setScale(1, RoundingMode.HALF_UP))
        .with("orders", o.orders())
        .with("half", o.servedUnderHalf());
  }

  private static Message.Arg share(Optional<BigDecimal> share) {
    return share.<Message.Arg>map(Message.Share::new).orElseGet(() -> new Message.Words("–"));
  }

  static Path folder(String folder) {
    Path dir = Path.of(folder);
    if (!Files.isDirectory(dir)) {
      boolean file = Files.exists(dir);
      throw Stop.because(
          file ? "not-a-folder" : "missing-folder",
          Message.of(file ? "logistics.order.not_a_folder" : "logistics.order.no_folder"),
          folder,
          folder,
          file ? Message.of("logistics.order.not_a_folder.mend") : Output.lookInThisFolder());
    }
    return dir;
  }

  /** Opens each file of a folder, CSV first, and keeps its digest among {@code sources}. */
  private record Folder(Path dir, List<OrderInputs.Source> sources) implements GroceryFiles.Opener {
    @Override
    public Optional<InputStream> open(FileKind kind) throws IOException {
      Path file = dir.resolve(name(kind));
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      sources.add(new OrderInputs.Source(kind, digest(file)));
      return Optional.of(Files.newInputStream(file));
    }

    @Override
    public String name(FileKind kind) {
      boolean workbook =
          !Files.exists(dir.resolve(kind.fileName()))
              && Files.exists(dir.resolve(kind.workbookName()));
      return workbook ? kind.workbookName() : kind.fileName();
    }
  }

  /** The digest of a file of any size, read piece by piece. */
  private static Digest digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        sha.update(piece, 0, n);
      }
      return Digest.ofRaw(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A column that names members is what the charter refuses, files or node alike. */
  private static int exit(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.code().equals("member-column"))
        ? Exit.REFUSED
        : Exit.NOTHING_DONE;
  }

  private static byte[] shipped(String name) throws IOException {
    try (InputStream in = OrderCommands.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " in this jar");
      }
      return in.readAllBytes();
    }
  }

  private static OrderPolicy policy(byte[] yaml, String file) {
    OrderPolicy.Reading reading = OrderPolicy.read(yaml, file);
    return reading.policy().orElseThrow(() -> Stop.because(reading.findings()));
  }

  private static Seasons seasons(byte[] yaml, String file) {
    Seasons.Reading reading = Seasons.read(yaml, file);
    return reading.seasons().orElseThrow(() -> Stop.because(reading.findings()));
  }

  private static String release() {
    String version = OrderCommands.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  private Map<String, @Nullable Object> tree(LineAdvice line, OrderProposal proposal) {
    return Json.object(
        "product", line.line().product(),
        "quantity", line.line().quantity().decimal(),
        "unit", line.line().quantity().unit().symbol(),
        "sum",
            Json.list(
                line.sum().parts(),
                p -> Json.object("name", say(p.name()), "amount", p.amount().decimal())),
        "set_aside",
            Json.list(
                line.setAside(), a -> Json.object("what", say(a.what()), "rule", say(a.rule()))),
        "name", line.line().name(),
        "supplier", proposal.supplier(),
        "order_day", proposal.day().toString(),
        "delivery", proposal.delivery().toString(),
        "risk", line.effect().risk(),
        "waste", line.effect().waste().decimal(),
        "look", Json.list(line.look(), this::say));
  }

  /** What to look at, then what else to order, line by line; what is not ordered by its names. */
  private void text(OrderAdvisor.Explained explained) {
    OrderProposal proposal = explained.advice().result();
    output.line(
        Message.of("logistics.order.heading")
            .with("supplier", proposal.supplierName())
            .with("day", proposal.day())
            .with("delivery", proposal.delivery())
            .with("total", proposal.total()));
    List<LineAdvice> look = new ArrayList<>();
    List<LineAdvice> order = new ArrayList<>();
    List<LineAdvice> nothing = new ArrayList<>();
    for (LineAdvice line : explained.lines()) {
      boolean ordered = line.line().quantity().thousandths() > 0;
      (!line.look().isEmpty() ? look : ordered ? order : nothing).add(line);
    }
    group("heading_look", look);
    group("heading_order", order);
    if (!nothing.isEmpty()) {
      output.line("  " + say(heading("heading_nothing", nothing)));
      String between = say(Message.of("logistics.order.between_names"));
      output.line("      " + String.join(between, Json.list(nothing, l -> l.line().name())));
    }
    for (Advice.SetAside aside : explained.advice().setAside()) {
      if (aside.what().key().equals("logistics.order.aside_minimum")) {
        output.line("  → " + say(aside.what()) + " " + say(aside.rule()));
      }
    }
    output.line("");
  }

  private static Message heading(String key, List<LineAdvice> lines) {
    return Message.of("logistics.order." + key).with("count", lines.size());
  }

  private void group(String key, List<LineAdvice> lines) {
    if (lines.isEmpty()) {
      return;
    }
    output.line("  " + say(heading(key, lines)));
    for (LineAdvice line : lines) {
      output.line("    " + amount(line.line().quantity()) + "  " + line.line().name());
      line.look().forEach(m -> output.line(" ".repeat(16) + "→ " + say(m)));
      for (Explanation.Part part : line.sum().parts()) {
        if (part.amount().decimal().signum() != 0) {
          output.line(" ".repeat(8) + amount(part.amount()) + "  " + say(part.name()));
        }
      }
    }
  }

  /** Amounts stand under one another, to the right. */
  private String amount(Amount amount) {
    String words = output.words().amount(amount);
    return " ".repeat(Math.max(0, 12 - words.length())) + words;
  }

  private String say(Message message) {
    return output.words().say(message);
  }
}
