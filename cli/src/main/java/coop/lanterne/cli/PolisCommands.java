// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.GroupStats;
import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Options;
import coop.lanterne.debate.opinions.PolisReader;
import coop.lanterne.debate.opinions.Side;
import coop.lanterne.debate.opinions.Statement;
import coop.lanterne.debate.opinions.StatementStats;
import coop.lanterne.debate.opinions.Votes;
import coop.lanterne.kernel.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on votes in the form of a Polis export. */
@Command(name = "polis")
record PolisCommands(Output output) {
  private static final long SEED = 1;
  private static final int MOST_GROUPS = 100;

  @Command(name = "analyse")
  int analyse(
      @Parameters(paramLabel = "DIR") String folder,
      @Option(names = "--groups", paramLabel = "FILE") @Nullable String groupsFile,
      @Option(names = "--k", paramLabel = "N") @Nullable Integer asked)
      throws IOException {
    if (asked != null && (asked < 1 || asked > MOST_GROUPS)) {
      throw WrongUse.value("--k", asked.toString());
    }
    PolisReader.Read read = PolisFolder.read(OrderCommands.folder(folder), output);
    Options options = Options.seeded(output.settings().seed().orElse(SEED));
    options = asked == null ? options : options.withGroups(asked);
    if (groupsFile != null) {
      options = options.withGiven(groups(groupsFile, read.votes()));
    }
    output.say(Message.of("deliberation.polis.seed").with("seed", Long.toString(options.seed())));
    Opinions opinions = Opinions.of(read.votes(), options);
    if (output.json()) {
      output.json(tree(opinions));
    } else {
      text(opinions);
    }
    return Exit.DONE;
  }

  private SortedMap<String, String> groups(String file, Votes votes) throws IOException {
    PolisReader.Groups groups = PolisReader.groups(file, output.read(file), votes);
    if (groups.stopped()) {
      throw Stop.because(groups.findings());
    }
    output.say(groups.findings());
    return groups.of();
  }

  private static Map<String, @Nullable Object> tree(Opinions opinions) {
    Map<String, @Nullable Object> participants = new LinkedHashMap<>();
    opinions.places().forEach((id, place) -> place.group().ifPresent(g -> participants.put(id, g)));
    return Json.object(
        "k", opinions.k(),
        "participants", participants,
        "statements", Json.list(opinions.statements(), PolisCommands::tree),
        "groups", Json.list(opinions.groups(), PolisCommands::tree),
        "agreed", Json.list(opinions.consensus(Side.AGREE), c -> c.statement().id()),
        "disagreed", Json.list(opinions.consensus(Side.DISAGREE), c -> c.statement().id()),
        "shared", ids(opinions.shared(Side.AGREE)),
        "rejected", ids(opinions.shared(Side.DISAGREE)),
        "divides", Json.list(opinions.divides(), PolisCommands::tree),
        "without", Json.list(opinions.absences(), PolisCommands::tree),
        "tried",
            Json.list(
                opinions.choices(),
                c -> Json.object("k", c.k(), "silhouette", c.silhouette(), "kept", c.kept())),
        "seed", opinions.seed());
  }

  private static List<String> ids(List<StatementStats> statements) {
    return Json.list(statements, s -> s.statement().id());
  }

  private static Map<String, @Nullable Object> tree(StatementStats s) {
    Map<String, @Nullable Object> groups = new LinkedHashMap<>();
    s.groups().forEach((id, g) -> groups.put(id, tree(g)));
    return Json.object(
        "id", s.statement().id(),
        "moderated", s.statement().moderation(),
        "meta", s.statement().meta(),
        "priority", s.priority(),
        "consensus", s.consensus(),
        "groups", groups);
  }

  private static Map<String, @Nullable Object> tree(GroupStats g) {
    Side side = g.side();
    Counts in = g.in();
    Counts.Interval agree = in.interval(Side.AGREE);
    Counts.Interval disagree = in.interval(Side.DISAGREE);
    return Json.object(
        "A", in.agrees(),
        "D", in.disagrees(),
        "P", in.passes(),
        "S", in.seen(),
        "pa", in.share(Side.AGREE),
        "pd", in.share(Side.DISAGREE),
        "repness", g.ratio(side),
        "repness_test", g.ratioTest(side),
        "repful_for", name(side),
        "p_test", in.test(side),
        "agree95", List.of(agree.low(), agree.high()),
        "disagree95", List.of(disagree.low(), disagree.high()));
  }

  private static Map<String, @Nullable Object> tree(Opinions.Group g) {
    return Json.object(
        "id", g.id(),
        "members", g.members(),
        "x", g.x(),
        "y", g.y(),
        "holds",
            Json.list(
                g.holds(), h -> Json.object("id", h.statement().id(), "side", name(h.side()))));
  }

  private static Map<String, @Nullable Object> tree(Opinions.Divide d) {
    return Json.object(
        "id", d.statement().id(),
        "agree", d.agree(),
        "disagree", d.disagree(),
        "measure", d.measure());
  }

  private static Map<String, @Nullable Object> tree(Opinions.Absence a) {
    return Json.object(
        "group", a.group(), "gained", positions(a.gained()), "lost", positions(a.lost()));
  }

  private static List<Map<String, @Nullable Object>> positions(
      Collection<Opinions.Position> positions) {
    return Json.list(positions, p -> Json.object("id", p.statement(), "side", name(p.side())));
  }

  private static String name(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private void text(Opinions opinions) {
    line(
        0,
        Message.of("deliberation.polis.title")
            .with("voters", opinions.voters())
            .with("votes", opinions.votes())
            .with("statements", opinions.statements().size())
            .with("count", opinions.k()));
    opinions.groups().forEach(this::text);
    heading(
        "deliberation.polis.shared",
        opinions.shared(Side.AGREE).isEmpty() && opinions.shared(Side.DISAGREE).isEmpty());
    for (Side side : Side.values()) {
      opinions.shared(side).forEach(s -> line(1, shared(s, side)));
    }
    heading("deliberation.polis.divides", opinions.divides().isEmpty());
    opinions.divides().forEach(d -> line(1, divide(d)));
    opinions.absences().forEach(absence -> line(0, without(absence)));
  }

  private static Message without(Opinions.Absence absence) {
    return Message.of("deliberation.polis.without")
        .with("group", absence.group())
        .with("gained", absence.gained().size())
        .with("lost", absence.lost().size());
  }

  private static Message shared(StatementStats s, Side side) {
    return Message.of("deliberation.polis.shared." + name(side))
        .with("product", share(s.consensus(side)))
        .with("text", said(s.statement()));
  }

  private static Message divide(Opinions.Divide d) {
    return Message.of("deliberation.polis.divide")
        .with("measure", share(d.measure()))
        .with("agree", d.agree())
        .with("disagree", d.disagree())
        .with("text", said(d.statement()));
  }

  private void text(Opinions.Group group) {
    line(
        0,
        Message.of("deliberation.polis.group")
            .with("group", group.id())
            .with("count", group.members()));
    for (Opinions.Held held : group.holds()) {
      Counts in = held.stats().in();
      line(
          1,
          Message.of("deliberation.polis.held." + name(held.side()))
              .with("some", in.on(held.side()))
              .with("seen", in.seen())
              .with("low", share(in.interval(held.side()).low()))
              .with("high", share(in.interval(held.side()).high()))
              .with("text", said(held.statement())));
    }
  }

  private void heading(String key, boolean nothing) {
    line(0, Message.of(key));
    if (nothing) {
      line(1, Message.of("deliberation.polis.nothing"));
    }
  }

  private void line(int indent, Message message) {
    output.line("  ".repeat(indent) + output.words().say(message));
  }

  private static Message.Share share(double share) {
    return new Message.Share(BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP));
  }

  private static String said(Statement statement) {
    return statement.text().isEmpty() ? statement.id() : statement.text();
  }
}
