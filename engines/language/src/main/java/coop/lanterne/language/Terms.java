// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.core.StopFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The terms by which texts are searched: Unicode words without elided articles or empty words,
 * stemmed lightly in French (Savoy, 2006), by Snowball in English, accents off.
 */
final class Terms implements AutoCloseable {
  private final Analyzer analyzer;

  /** Terms of texts in English, or in French and whatever else. */
  Terms(Tongue tongue) {
    CharArraySet empty = new CharArraySet(Words.emptyWords(tongue), false);
    analyzer =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream stems =
                tongue == Tongue.ENGLISH
                    ? new SnowballFilter(
                        full(new EnglishPossessiveFilter(words)), new EnglishStemmer())
                    : new FrenchLightStemFilter(
                        full(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)));
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(stems));
          }

          private TokenStream full(TokenStream words) {
            return new StopFilter(new LowerCaseFilter(words), empty);
          }
        };
  }

  /** The terms in order; serves any number of threads. */
  List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", Words.composed(text))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory
    }
    return terms;
  }

  @Override
  public void close() {
    analyzer.close();
  }
}
