// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates;

import module java.base;

import coop.lanterne.node.debates.drafts.DraftEdits;
import coop.lanterne.node.debates.drafts.DraftOffers;
import coop.lanterne.node.debates.drafts.Drafts;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Openings;
import coop.lanterne.node.debates.synthesis.Freezes;
import coop.lanterne.node.debates.synthesis.Sortings;
import coop.lanterne.node.debates.synthesis.Syntheses;
import coop.lanterne.node.debates.vote.OpinionAnalyses;
import coop.lanterne.node.debates.vote.Statements;
import coop.lanterne.node.debates.vote.Voices;
import coop.lanterne.node.debates.write.Contribution;
import coop.lanterne.node.debates.write.Contributions;
import coop.lanterne.node.debates.write.DebateFiles;
import coop.lanterne.node.debates.write.Moderation;
import coop.lanterne.node.decision.People;

/**
 * The door of debates: what the demonstration may ask of this room.
 *
 * @param openings debates opened, and moved from stage to stage
 * @param contributions what people write, and where their words went
 * @param moderation what is published, what is set aside and why
 * @param files contributions that come in files
 * @param statements what people vote on
 * @param voices who votes, and what they answer
 * @param analyses what the votes say
 * @param syntheses what was said, in a few sentences of those who said it
 * @param drafts texts that people make of a version
 * @param edits how those are changed
 * @param offers how those are offered to a vote
 */
public record Debates(
    Openings openings,
    Contributions contributions,
    Moderation moderation,
    DebateFiles files,
    Statements statements,
    Voices voices,
    OpinionAnalyses analyses,
    Sortings sortings,
    Freezes freezes,
    Syntheses syntheses,
    Drafts drafts,
    DraftEdits edits,
    DraftOffers offers) {
  private static final String CONTRIBUTIONS = "contributions.csv";
  private static final Duration SEEDING = Duration.ofMinutes(2);
  private static final Period COLLECTED = Period.ofWeeks(3);

  /**
   * Opens the two invented debates of the demonstration, by the very path that people use: one in
   * which people write, one in which they vote on statements.
   */
  void seed(People.Person by) {
    collecting(by);
    voting(by);
  }

  /** What the machine points at is left to be read. */
  private void collecting(People.Person by) {
    Debate debate =
        open(
            by,
            "Comment notre épicerie coopérative doit-elle évoluer dans les trois ans\u202f?",
            "Le conseil prépare le projet des trois prochaines années. Rien n’est décidé d’avance."
                + " Les textes déjà là sont inventés.",
            "/examples/debate/" + CONTRIBUTIONS);
    publish(by, debate, c -> c.flags().isEmpty());
  }

  /**
   * Statements are taken from contributions that a facilitator has read, flagged or not; a
   * synthesis is made of what people wrote and voted.
   */
  private void voting(People.Person by) {
    Debate debate =
        open(
            by,
            "Que doit contenir la charte du territoire de Valmont\u202f?",
            "L’assemblée du printemps votera une charte. Ce débat en prépare les articles\u00a0:"
                + " rien n’est décidé d’avance. La commune, les textes et les votes sont"
                + " inventés.",
            ValmontSample.FOLDER + CONTRIBUTIONS);
    List<ValmontSample.Sentence> sentences = ValmontSample.statements();
    Set<String> cited =
        sentences.stream().map(ValmontSample.Sentence::contribution).collect(Collectors.toSet());
    Map<String, Long> numbers =
        publish(
            by,
            debate,
            c -> c.flags().isEmpty() || c.nameInFile().filter(cited::contains).isPresent());
    List<Long> added = statements.add(by, debate, drafts(sentences, numbers));
    openings.move(by, debate, Debate.Stage.SORT, "Trois semaines ont passé.");
    openings.move(
        by,
        openings.get(debate.number()),
        Debate.Stage.VOTE,
        "Soixante propositions sont tirées des contributions.");
    Debate open = openings.get(debate.number());
    voices.seed(open, ValmontSample.votes(added));
    analyses.look(open, true);
    syntheses.make(by, open, SEEDING);
  }

  private static List<Statements.Draft> drafts(
      List<ValmontSample.Sentence> sentences, Map<String, Long> numbers) {
    return sentences.stream()
        .map(
            s -> new Statements.Draft(s.text(), Optional.ofNullable(numbers.get(s.contribution()))))
        .toList();
  }

  private Debate open(People.Person by, String question, String about, String file) {
    Debate debate =
        openings.open(
            by,
            new Openings.Asked(
                question,
                about,
                List.of("fr"),
                Debate.Who.ANYONE,
                openings.today().plus(COLLECTED)));
    try (InputStream in = Objects.requireNonNull(Debates.class.getResourceAsStream(file))) {
      files.commit(by, debate, files.receive(by, debate, CONTRIBUTIONS, in), "Textes inventés");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return debate;
  }

  /** Publishes those; of each contribution, its number by its name in the file. */
  private Map<String, Long> publish(
      People.Person by, Debate debate, Predicate<Contribution> which) {
    List<Contribution> waiting =
        moderation.list(by, debate, Moderation.Show.WAITING, 0, Integer.MAX_VALUE).contributions();
    moderation.publish(
        by, debate, waiting.stream().filter(which).map(Contribution::number).toList());
    Map<String, Long> numbers = new HashMap<>();
    waiting.stream()
        .filter(which)
        .forEach(c -> c.nameInFile().ifPresent(name -> numbers.put(name, c.number())));
    return numbers;
  }
}
