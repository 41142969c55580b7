// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import org.junit.jupiter.api.Test;

/** A file of contributions, as people have it. */
class ContributionsTest {
  private static Contributions read(String csv) {
    return Contributions.read("f.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void textsAndIdsAreKeptAsTheyStand() {
    Contributions read =
        read("id,text,author,theme\n 7 ,\"  Cafe\u0301, \"\"oui\"\" \n b \",a1,Lieu\n");
    assertThat(read.findings()).isEmpty();
    assertThat(read.list())
        .containsExactly(
            new Contribution(
                " 7 ", "  Cafe\u0301, \"oui\" \n b ", Optional.of("a1"), Optional.of("Lieu")));
  }

  @Test
  void anEmptyOneIsLeftOutAndTold() {
    Contributions read = read("id,text\n1,Ouvrir le jeudi soir\n2,\n3,\" \"\n");
    assertThat(read.list()).extracting(Contribution::id).containsExactly("1");
    assertThat(read.findings()).extracting(Finding::code).containsOnly("empty-contribution");
    assertThat(read.findings()).extracting(f -> f.place().line()).containsExactly(3L, 4L);
    assertThat(read.stopped()).isFalse();
  }

  @Test
  void aRepetitionIsKeptAndTold() {
    Contributions read = read("id,text,author\n1,Du pain,a\n2,Du pain,a\n3,Du pain,b\n");
    assertThat(read.list()).hasSize(3);
    assertThat(read.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("repeated-contribution"))
        .satisfies(f -> assertThat(f.place().line()).isEqualTo(3));
  }

  @Test
  void ofTwoWithOneIdTheLongerIsKeptWhateverTheOrder() {
    assertThat(read("id,text\n1,Du pain\n1,Du pain frais\n").list())
        .isEqualTo(read("id,text\n1,Du pain frais\n1,Du pain\n").list())
        .extracting(Contribution::text)
        .containsExactly("Du pain frais");
  }

  @Test
  void nothingIsTold() {
    Contributions read = read("id,text\n");
    assertThat(read.stopped()).isTrue();
    assertThat(read.findings()).extracting(Finding::code).contains("no-contribution");
  }
}
