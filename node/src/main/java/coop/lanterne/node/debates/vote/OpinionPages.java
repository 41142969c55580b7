// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import static coop.lanterne.node.shell.Whom.HOLDERS;
import static coop.lanterne.node.shell.Whom.READERS;

import module java.base;

import coop.lanterne.debate.opinions.Counts;
import coop.lanterne.debate.opinions.OpinionAdvisor;
import coop.lanterne.debate.opinions.Opinions;
import coop.lanterne.debate.opinions.Side;
import coop.lanterne.debate.opinions.StatementStats;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.DebateReaders;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.debates.vote.OpinionAnalyses.PublicFile;
import coop.lanterne.node.debates.vote.OpinionAnalyses.Shown;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the votes of a debate say, as everyone reads it, and what leaves in files. */
@Controller
@RequestMapping("/debates/{number:[0-9]+}/opinions")
public record OpinionPages(Hall hall, OpinionAnalyses analyses, Moderation moderation) {
  private static final int SHOWN = 3;

  /** A statement that divides, with the group on each side. */
  public record Divided(StatementStats stats, String agree, String disagree) {}

  /** A group and what it holds: only what may still be read. */
  public record Holding(String letter, int members, List<Opinions.Held> holds) {}

  /** What would change if a group had not come, in the words of statements. */
  public record Without(String letter, List<Change> changes) {}

  /** A statement gained or lost, on a side. */
  public record Change(String words, Side side, boolean gained) {}

  // --- words for templates

  /** The letter of a group. */
  public static String letter(String group) {
    return OpinionAdvisor.letter(group);
  }

  /** How many people are in each group shown. */
  public static Map<String, Integer> members(Opinions opinions) {
    Map<String, Integer> members = new HashMap<>();
    opinions.groups().forEach(g -> members.put(g.id(), g.members()));
    return members;
  }

  /** Between which shares of the voters an answer lies, in whole percents. */
  public static Message interval(Counts counts, Side side) {
    Counts.Interval interval = counts.interval(side);
    return Message.of("opinions.interval")
        .with("low", percent(interval.low()))
        .with("high", percent(interval.high()));
  }

  private static Message.Share percent(double share) {
    return new Message.Share(BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP));
  }

  // --- pages

  @Cached
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping
  ResponseEntity<String> opinions(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    Optional<Shown> shown = analyses.shown(debate);
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("open", Voices.open(debate));
    model.put("k", analyses.smallest());
    if (shown.isEmpty()) {
      return hall.show("opinions/none.jte", request, Message.of("opinions.none.title"), model);
    }
    model.putAll(model(shown.get()));
    model.put("moderates", moderation.may(hall.reader()));
    model.put("audits", analyses.mayAudit(hall.reader()));
    model.put("groups", analyses.groups(debate));
    return hall.show("opinions/opinions.jte", request, title(shown.get()), model);
  }

  private static Map<String, Object> model(Shown now) {
    List<StatementStats> shared = shared(now);
    List<Divided> divided = divided(now);
    return Map.of(
        "shown", now,
        "chart", OpinionChart.of(now.view(), Optional.empty()),
        "shared", shared.stream().limit(SHOWN).toList(),
        "sharedCount", shared.size(),
        "divided", divided.stream().limit(SHOWN).toList(),
        "dividedCount", divided.size(),
        "holdings", holdings(now),
        "absences", absences(now));
  }

  /** How many voted, as far as that may be said, and on how many statements. */
  public static Message title(Shown now) {
    Opinions o = now.view().opinions();
    String key =
        now.view().voters().isPresent()
            ? "opinions.title"
            : o.groups().isEmpty() ? "opinions.title_few" : "opinions.title_some";
    return Message.of(key)
        .with(
            "voters",
            now.view().voters().orElse(o.groups().stream().mapToInt(Opinions.Group::members).sum()))
        .with("statements", o.statements().size());
  }

  /** What most of each group answers alike, as far as it may still be read. */
  public static List<StatementStats> shared(Shown now) {
    List<StatementStats> shared = new ArrayList<>(now.view().opinions().shared(Side.AGREE));
    shared.addAll(now.view().opinions().shared(Side.DISAGREE));
    shared.removeIf(s -> !now.reads(s.statement()));
    return shared;
  }

  /** What divides two groups, the sharpest first, as far as it may still be read. */
  public static List<Divided> divided(Shown now) {
    Opinions o = now.view().opinions();
    return o.divides().stream()
        .filter(d -> now.reads(d.statement()))
        .map(d -> new Divided(o.get(d.statement().id()), d.agree(), d.disagree()))
        .toList();
  }

  private static List<Holding> holdings(Shown now) {
    return now.view().opinions().groups().stream()
        .map(
            g ->
                new Holding(
                    letter(g.id()),
                    g.members(),
                    g.holds().stream().filter(h -> now.reads(h.statement())).toList()))
        .toList();
  }

  private static List<Without> absences(Shown now) {
    List<Without> all = new ArrayList<>();
    for (Opinions.Absence absence : now.view().opinions().absences()) {
      List<Change> changes = new ArrayList<>();
      absence.gained().forEach(p -> change(now, p, true).ifPresent(changes::add));
      absence.lost().forEach(p -> change(now, p, false).ifPresent(changes::add));
      all.add(new Without(letter(absence.group()), changes));
    }
    return all;
  }

  private static Optional<Change> change(Shown now, Opinions.Position position, boolean gained) {
    return Optional.ofNullable(now.statements().get(position.statement()))
        .filter(DebateStatement::votable)
        .flatMap(DebateStatement::words)
        .map(words -> new Change(words, position.side(), gained));
  }

  /**
   * Nothing while what is shown stays the same; else the page, from which the figures are taken.
   */
  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/fresh")
  ResponseEntity<String> fresh(
      HttpServletRequest request,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String advice) {
    boolean same =
        analyses
            .shown(hall.debate(number))
            .map(s -> s.given().id().toString().equals(advice))
            .orElse(advice.isEmpty());
    return same ? ResponseEntity.noContent().build() : opinions(request, number);
  }

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/statements")
  ResponseEntity<String> statements(HttpServletRequest request, @PathVariable long number) {
    Debate debate = hall.debate(number);
    Optional<Shown> shown = analyses.shown(debate);
    if (shown.isEmpty()) {
      return Pages.seeOther(Hall.href(debate) + "/opinions");
    }
    Shown now = shown.get();
    List<StatementStats> all =
        now.view().opinions().statements().stream()
            .filter(s -> now.reads(s.statement()))
            .sorted(
                Comparator.comparingDouble(
                    (StatementStats s) ->
                        -Math.max(s.consensus(Side.AGREE), s.consensus(Side.DISAGREE))))
            .toList();
    return hall.show(
        "opinions/all.jte",
        request,
        Message.of("opinions.all.title").with("statements", all.size()),
        Map.of("debate", debate, "shown", now, "all", all));
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/groups")
  ResponseEntity<String> groups(
      @PathVariable long number, @RequestParam(defaultValue = "0") String groups) {
    Debate debate = hall.debate(number);
    if (!groups.matches("[0-9]")) {
      throw Says.OPINIONS.input("groups-number", groups);
    }
    analyses.askGroups(hall.actor(), debate, Integer.parseInt(groups));
    return Pages.seeOther(Hall.href(debate) + "/opinions");
  }

  // --- files

  @OpenTo(value = READERS, of = DebateReaders.class)
  @GetMapping("/{file:comments|comment-groups|summary}.csv")
  ResponseEntity<String> file(@PathVariable long number, @PathVariable String file) {
    Debate debate = hall.debate(number);
    PublicFile which =
        switch (file) {
          case "comments" -> PublicFile.COMMENTS;
          case "comment-groups" -> PublicFile.COMMENT_GROUPS;
          default -> PublicFile.SUMMARY;
        };
    return analyses
        .file(debate, which)
        .map(csv -> Hall.table(file, csv))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
  }

  @OpenTo(value = HOLDERS, act = OpinionAnalyses.AUDIT)
  @PostMapping("/votes.csv")
  ResponseEntity<String> audit(@PathVariable long number) {
    return Hall.table("votes", analyses.audit(hall.actor(), hall.debate(number)));
  }
}
