// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import coop.lanterne.debate.synthesis.Contributions;
import coop.lanterne.debate.synthesis.Coverage;
import coop.lanterne.debate.synthesis.Debate;
import coop.lanterne.debate.synthesis.Idea;
import coop.lanterne.debate.synthesis.Options;
import coop.lanterne.debate.synthesis.Quote;
import coop.lanterne.debate.synthesis.Sorting;
import coop.lanterne.debate.synthesis.Synthesis;
import coop.lanterne.language.Negation;
import coop.lanterne.language.Sentences;
import coop.lanterne.language.Span;
import coop.lanterne.language.Vectors;
import coop.lanterne.language.Words;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What synthesis.py needs of the engines: {@code Ideas CONTRIBUTIONS} prints, one a line, each
 * sentence of 4 to 40 words with its place, the idea that it was gathered into, its stems and its
 * vector; {@code Ideas CONTRIBUTIONS WORDS}, for a synthesis of so many words, each sentence that is
 * close to one shown, that one, and their cosine; {@code Ideas CONTRIBUTIONS PAIRS} prints for each judged pair of sentences the cosine,
 * whether their negations differ, and whether they were gathered. Tab-separated.
 */
class Ideas {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var all = Contributions.read(args[0], Files.readAllBytes(Path.of(args[0]))).list();
    Map<String, String> texts = new HashMap<>();
    all.forEach(c -> texts.put(c.id(), c.text()));
    Debate debate = new Debate(all, Sorting.none(), Vectors.shipped());
    Map<String, Integer> ideas = new HashMap<>();
    int number = 0;
    for (Idea idea : debate.ideas()) {
      number++;
      for (Quote q : idea.sources()) {
        ideas.put(q.key(), number);
      }
    }
    Vectors vectors = Vectors.shipped();
    if (args.length > 1 && args[1].matches("[0-9]+")) {
      Synthesis synthesis = Synthesis.of(debate, Options.words(Integer.parseInt(args[1])));
      for (Coverage.Standing s : synthesis.coverage().standings()) {
        if (s.how() == Coverage.How.CLOSE) {
          out.println(
              String.join("\t", line(s.own()), line(s.shown()), Double.toString(s.closeness())));
        }
      }
    } else if (args.length > 1) {
      pairs(Files.readAllLines(Path.of(args[1])), texts, ideas, vectors, out);
    } else {
      for (var c : all) {
        for (Span s : Sentences.units(c.text())) {
          List<String> numbers = new ArrayList<>();
          for (float x : vectors.of(s.text())) {
            numbers.add(Float.toString(x));
          }
          out.println(
              String.join(
                  "\t",
                  c.id(),
                  Integer.toString(s.start()),
                  ideas.getOrDefault(c.id() + "@" + s.start(), 0).toString(),
                  Words.stems(s.text()).stream().distinct().collect(Collectors.joining(" ")),
                  String.join(" ", numbers),
                  s.text().replaceAll("\\s", " ")));
        }
      }
    }
    out.flush();
  }

  private static String line(Optional<Quote> quote) {
    return quote.orElseThrow().text().replaceAll("\\s", " ");
  }

  private static void pairs(
      List<String> lines,
      Map<String, String> texts,
      Map<String, Integer> ideas,
      Vectors vectors,
      PrintStream out) {
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      String a = cut(texts.get(cells[0]), cells[1], cells[2]);
      String b = cut(texts.get(cells[3]), cells[4], cells[5]);
      Integer one = ideas.get(cells[0] + "@" + cells[1]);
      Integer other = ideas.get(cells[3] + "@" + cells[4]);
      out.println(
          String.join(
              "\t",
              Double.toString(Vectors.cosine(vectors.of(a), vectors.of(b))),
              Boolean.toString(Negation.differ(a, b)),
              Boolean.toString(one != null && one.equals(other)),
              cells[6],
              cells[7]));
    }
  }

  private static String cut(String text, String start, String end) {
    int[] points = text.codePoints().toArray();
    int from = Integer.parseInt(start);
    return new String(points, from, Integer.parseInt(end) - from);
  }
}
