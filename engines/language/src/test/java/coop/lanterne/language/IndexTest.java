// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.language.Index.Document;
import coop.lanterne.language.Index.Hit;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** Search by words and meaning, on texts made here. */
class IndexTest {
  private static final List<Document> TEXTS =
      List.of(
          new Document("a", "Le pain de la coopérative.\nIl est cuit sur place."),
          new Document("b", "Des pistes pour les vélos"),
          new Document("c", "Le bus de nuit"));

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  @Test
  void aSharedWordComesFirst() {
    Index index = Index.of(TEXTS, SmallTable.vectors());
    assertThat(ids(index.search("la piste", 1))).containsExactly("b");
    assertThat(ids(index.search("L’autobus ? non, le BUS", 1))).containsExactly("c");
  }

  @Test
  void aScoreIsWordsPlusMeaning() {
    for (Hit hit : Index.of(TEXTS, SmallTable.vectors()).search("vélo et pain", 3)) {
      assertThat(hit.score()).isEqualTo(hit.words() + hit.meaning());
    }
  }

  @Test
  void aQueryWithoutWordsFindsNothing() {
    assertThat(Index.of(TEXTS, SmallTable.vectors()).search("?! 🚲", 3)).isEmpty();
    assertThat(Index.of(List.of(), SmallTable.vectors()).search("pain", 3)).isEmpty();
  }

  @Test
  void theOrderOfTheTextsChangesNothing() {
    long seed = new Random().nextLong();
    List<Document> shuffled = new ArrayList<>(TEXTS);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Index.of(shuffled, SmallTable.vectors()).search("un vélo de nuit", 3))
        .as("seed %d", seed)
        .isEqualTo(Index.of(TEXTS, SmallTable.vectors()).search("un vélo de nuit", 3));
  }

  @Test
  void termsOfEachLanguage() {
    try (Terms french = new Terms(Tongue.FRENCH);
        Terms english = new Terms(Tongue.ENGLISH)) {
      assertThat(french.of("L’été, quels vélos dans les ÉCOLES ?"))
          .containsExactly("ete", "velo", "ecol");
      assertThat(english.of("The town’s bikes and whose schools?"))
          .containsExactly("town", "bike", "whose", "school");
    }
  }

  /**
   * The scores that Lucene’s own index gives, on texts short enough for it to keep their length.
   */
  @Test
  void wordsScoreAsInLucene() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> words = List.of("jardin table chaise fleur arbre lampe livre porte".split(" "));
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      documents.add(new Document(String.valueOf(10 + i), sentence(words, random, 1 + i % 30)));
    }
    List<String> query = List.of("jardin", "lampe", "absent");
    assertThat(Index.of(documents, SmallTable.vectors()).bm25(query))
        .as("seed %d", seed)
        .containsExactly(lucene(documents, query), within(1e-5));
  }

  private static String sentence(List<String> words, Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return text.toString();
  }

  private static double[] lucene(List<Document> documents, List<String> query) throws IOException {
    double[] scores = new double[documents.size()];
    try (Terms terms = new Terms(Tongue.FRENCH);
        ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(memory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
        for (Document d : documents) {
          writer.addDocument(
              List.of(
                  new StringField("id", d.id(), Field.Store.YES),
                  new TextField("text", String.join(" ", terms.of(d.text())), Field.Store.NO)));
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(memory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(1.2f, .75f));
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        query.forEach(t -> any.add(new TermQuery(new Term("text", t)), BooleanClause.Occur.SHOULD));
        for (ScoreDoc hit : searcher.search(any.build(), documents.size()).scoreDocs) {
          String id = searcher.storedFields().document(hit.doc).get("id");
          scores[Integer.parseInt(id) - 10] = hit.score;
        }
      }
    }
    assertThat(Arrays.stream(scores).max().orElse(0)).isPositive();
    return scores;
  }
}
