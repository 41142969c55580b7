// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.kernel.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A debate in its own words, from one contribution to three hundred. */
class SynthesisTest {
  private static final Path DEBATE =
      Path.of(System.getProperty("lanterne.root", "../..")).resolve("examples/debate");

  private static Contribution by(String id, String author, String text) {
    return new Contribution(id, text, Optional.of(author), Optional.empty());
  }

  private static Synthesis of(Contribution... contributions) {
    return Synthesis.of(List.of(contributions), Sorting.none(), Options.words(200));
  }

  private static List<Contribution> debate(String file) throws IOException {
    return Contributions.read(file, Files.readAllBytes(DEBATE.resolve(file))).list();
  }

  @Test
  void oneContributionIsItsOwnSynthesis() {
    Synthesis s = of(by("c1", "a1", "Un banc devant la porte, à l’ombre."));
    assertThat(s.sentences()).hasSize(1);
    assertThat(s.sentences().getFirst().quote())
        .isEqualTo(new Quote("c1", 0, 35, "Un banc devant la porte, à l’ombre."));
    assertThat(s.coverage().represented()).isEqualTo(1);
    assertThat(s.minority().groups()).isEmpty();
    assertThat(s.certificate().holds()).isTrue();
    assertThat(s.findings()).isEmpty();
  }

  @Test
  void nothingGivesNothing() {
    Synthesis s = of();
    assertThat(s.sentences()).isEmpty();
    assertThat(s.themes()).isEmpty();
    assertThat(s.coverage().standings()).isEmpty();
  }

  @Test
  void copiesAreOneIdeaWithTheirAuthorsCountedOnce() {
    String text = "Il faut garder le marché du mercredi.";
    Synthesis s =
        of(by("1", "a", text), by("2", "b", text), by("3", "b", text + " "), by("4", "b", text));
    assertThat(s.sentences()).hasSize(1);
    assertThat(s.sentences().getFirst().supporters()).isEqualTo(2);
    assertThat(s.sentences().getFirst().sources()).hasSize(4);
  }

  @Test
  void thousandsOfCopiesByOnePersonAreOneIdeaOfOnePerson() {
    List<Contribution> all = new ArrayList<>();
    int copies = Boolean.getBoolean("lanterne.long") ? 10_000 : 2_000;
    for (int i = 0; i < copies; i++) {
      all.add(by("f" + i, "flood", "Il faut fermer le magasin le samedi et le dimanche !"));
    }
    all.add(by("x1", "x", "Planter des arbres fruitiers devant l’école."));
    all.add(by("y1", "y", "Plantons des arbres fruitiers devant l’école !"));
    Synthesis s = Synthesis.of(all, Sorting.none(), Options.sentences(1));
    assertThat(s.sentences().getFirst().quote().text()).contains("arbres fruitiers");
    assertThat(s.sentences().getFirst().supporters()).isEqualTo(2);
    assertThat(s.ideas()).extracting(Idea::supporters).containsExactly(2, 1);
  }

  @Test
  void aYesAndANoAreTwoIdeasAndNeitherRepresentsTheOther() {
    List<Contribution> both =
        List.of(
            by("1", "a", "Il faut ouvrir le magasin le dimanche."),
            by("2", "b", "Il ne faut pas ouvrir le magasin le dimanche."));
    Synthesis s = Synthesis.of(both, Sorting.none(), Options.sentences(1));
    assertThat(s.ideas()).hasSize(2);
    assertThat(s.coverage().represented()).isEqualTo(1);
    assertThat(s.coverage().others()).hasSize(1);
  }

  @Test
  void withoutAuthorsThatRepetitionCannotBeDampedIsTold() {
    Synthesis s = of(Contribution.of("1", "Il faut garder le marché du mercredi."));
    assertThat(s.findings()).extracting(Finding::code).containsExactly("no-author");
  }

  @Test
  void whoIsLeftOutStandsInTheMinorityReportWithoutACountWhenFew() {
    List<Contribution> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(by("m" + i, "m" + i, "Il faut garder le marché du mercredi, dit le n° " + i + "."));
    }
    all.add(by("z", "z", "Une borne pour recharger les vélos électriques."));
    Synthesis s = Synthesis.of(all, Sorting.none(), Options.sentences(1));
    assertThat(s.coverage().others()).containsExactly("z");
    assertThat(s.minority().groups()).hasSize(1);
    assertThat(s.minority().groups().getFirst().people()).isEmpty();
    assertThat(s.minority().groups().getFirst().phrases()).isEmpty();
    assertThat(s.minority().groups().getFirst().texts())
        .extracting(Quote::text)
        .containsExactly("Une borne pour recharger les vélos électriques.");
  }

  @Test
  void twoContributionsWithOneIdAreRefused() {
    assertThatThrownBy(() -> of(by("1", "a", "un deux trois"), by("1", "b", "quatre")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 20, 75, 300, 600, 5000})
  void neverMoreWordsThanAskedForAndEachWordStandsInItsSource(int most) throws IOException {
    List<Contribution> all = debate("contributions.csv");
    Map<String, String> texts = new HashMap<>();
    all.forEach(c -> texts.put(c.id(), c.text()));
    Synthesis s = Synthesis.of(all, Sorting.none(), Options.words(most));
    int words = 0;
    for (Idea idea : s.sentences()) {
      int own = idea.quote().text().split("\\s+").length;
      assertThat(own).isBetween(4, 40);
      words += own;
      for (Quote q : idea.sources()) {
        String text = texts.getOrDefault(q.contribution(), "");
        int[] points = text.codePoints().toArray();
        int[] span = Arrays.copyOfRange(points, q.start(), q.end());
        assertThat(new String(span, 0, span.length)).isEqualTo(q.text());
      }
    }
    assertThat(words).isLessThanOrEqualTo(most).isEqualTo(s.words());
  }

  @Test
  void neverMoreSentencesThanAskedFor() throws IOException {
    List<Contribution> all = debate("contributions.en.csv");
    assertThat(Synthesis.of(all, Sorting.none(), Options.sentences(7)).sentences()).hasSize(7);
  }

  @Test
  void theOrderOfRowsAndTheNumberOfThreadsChangeNothing() throws Exception {
    List<Contribution> all = debate("contributions.csv");
    Synthesis once = Synthesis.of(all, Sorting.none(), Options.words(300));
    List<Contribution> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(7));
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(5)) {
      for (ForkJoinPool pool : List.of(one, many)) {
        Synthesis again =
            pool.submit(() -> Synthesis.of(shuffled, Sorting.none(), Options.words(300))).get();
        assertThat(again).isEqualTo(once);
      }
    }
  }

  @Test
  void aThemeThatItsAuthorChoseIsKept() throws IOException {
    List<Contribution> all = debate("contributions.csv");
    Synthesis s = Synthesis.of(all, Sorting.none(), Options.words(100));
    Map<String, Theme> byContribution = new HashMap<>();
    s.themes().forEach(t -> t.contributions().forEach(c -> byContribution.put(c, t)));
    List<Contribution> given = all.stream().filter(c -> c.theme().isPresent()).toList();
    assertThat(given).isNotEmpty();
    for (Contribution c : given) {
      assertThat(byContribution.get(c.id()))
          .extracting(Theme::name)
          .isEqualTo(c.theme().orElse(""));
    }
  }

  @Test
  void themesAreFoundWhereNoneIsGivenAboutTenForThreeHundred() throws IOException {
    List<Contribution> all =
        debate("contributions.csv").stream()
            .map(c -> new Contribution(c.id(), c.text(), c.author(), Optional.empty()))
            .toList();
    List<Theme> themes = Synthesis.of(all, Sorting.none(), Options.words(100)).themes();
    assertThat(themes).hasSizeBetween(8, 12);
    String everything = all.stream().map(Contribution::text).collect(Collectors.joining("\n"));
    for (Theme t : themes) {
      assertThat(t.id()).startsWith("found:");
      for (String word : String.join(" ", t.phrases()).split(" ")) {
        assertThat(everything.toLowerCase(java.util.Locale.ROOT)).contains(word);
      }
    }
    List<String> filed = themes.stream().flatMap(t -> t.contributions().stream()).toList();
    assertThat(filed).doesNotHaveDuplicates();
  }

  @Test
  void peopleRenameMoveAndSplitThemesAndTheProposalStays() throws IOException {
    List<Contribution> all = debate("contributions.csv");
    Synthesis before = Synthesis.of(all, Sorting.none(), Options.words(100));
    Theme first = before.themes().getFirst();
    Theme second = before.themes().get(1);
    String moved = first.contributions().getFirst();
    List<String> rest = second.contributions().subList(0, 3);
    Sorting sorting =
        Sorting.none()
            .with(new Sorting.Rename(first.id(), "Un autre nom"))
            .with(new Sorting.Move(moved, second.id()))
            .with(new Sorting.Split("À part", Set.copyOf(rest)))
            .with(new Sorting.Move("nobody", second.id()));
    Synthesis after = Synthesis.of(all, sorting, Options.words(100));
    assertThat(after.proposed()).isEqualTo(before.themes());
    assertThat(theme(after, first.id())).extracting(Theme::name).isEqualTo("Un autre nom");
    assertThat(theme(after, second.id()).contributions())
        .contains(moved)
        .doesNotContainAnyElementsOf(rest);
    assertThat(theme(after, "hand:À part").contributions()).hasSameElementsAs(rest);
    assertThat(after.findings()).extracting(Finding::code).containsExactly("correction-lost");
    assertThat(Synthesis.of(all, Sorting.none(), Options.words(100))).isEqualTo(before); // undone
  }

  @Test
  void peopleMergeAndUnmergeIdeas() {
    List<Contribution> all =
        List.of(
            by("1", "a", "Il faut garder le marché du mercredi."),
            by("2", "b", "Il faut garder le marché du mercredi !"),
            by("3", "c", "Mercredi, jour de halle : qu’elle reste."));
    Sorting apart = Sorting.none().with(new Sorting.Unmerge("2@0"));
    assertThat(Synthesis.of(all, Sorting.none(), Options.words(99)).ideas()).hasSize(2);
    assertThat(Synthesis.of(all, apart, Options.words(99)).ideas()).hasSize(3);
    Sorting joined = apart.with(new Sorting.Merge("2@0", "3@0"));
    assertThat(Synthesis.of(all, joined, Options.words(99)).ideas())
        .extracting(Idea::supporters)
        .containsExactly(2, 1);
    Sorting lost = Sorting.none().with(new Sorting.Merge("1@0", "9@9"));
    assertThat(Synthesis.of(all, lost, Options.words(99)).findings())
        .extracting(Finding::code)
        .containsExactly("correction-lost");
  }

  @Test
  void aContributionOfAMillionSignsSpeaksForOnePersonOnly() {
    StringBuilder long1 = new StringBuilder();
    int length = Boolean.getBoolean("lanterne.long") ? 1_000_000 : 100_000;
    for (int i = 0; long1.length() < length; i++) {
      long1
          .append("Il faut repeindre la porte numéro ")
          .append(i * 7919L % 100_003)
          .append(" en bleu. ");
    }
    List<Contribution> all = new ArrayList<>(List.of(by("long", "l", long1.toString())));
    IntStream.range(0, 30)
        .forEach(
            i ->
                all.add(
                    by("p" + i, "p" + i, "Planter des arbres fruitiers devant l’école n° " + i)));
    Synthesis s = Synthesis.of(all, Sorting.none(), Options.sentences(1));
    assertThat(s.sentences().getFirst().quote().text()).contains("arbres fruitiers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"markup.csv", "mixed.csv", "personal.csv", "identical.csv", "one.csv"})
  void whatIsOddIsShownAsItIs(String file) throws IOException {
    List<Contribution> all = debate("bad/" + file);
    Map<String, String> texts = new HashMap<>();
    all.forEach(c -> texts.put(c.id(), c.text()));
    Synthesis s = Synthesis.of(all, Sorting.none(), Options.words(100));
    assertThat(s.sentences()).isNotEmpty();
    assertThat(s.sentences())
        .allSatisfy(
            i ->
                assertThat(texts.getOrDefault(i.quote().contribution(), ""))
                    .contains(i.quote().text()));
  }

  private static Theme theme(Synthesis synthesis, String id) {
    return synthesis.themes().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
  }
}
