// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.junit.jupiter.api.Test;

/** Exports of Polis, read and written. */
class PolisFilesTest {
  private static final String COMMENTS =
      "comment-id,comment-body,moderated\n1,Un,1\n2,Deux,-1\n3,Trois,0\n";

  private static List<String> codes(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.code() + " " + f.severity() + " " + f.place().line() + " " + f.seen())
        .toList();
  }

  @Test
  void bothWaysOfNamingColumnsAreRead() {
    PolisReader.Read one =
        Debates.read(COMMENTS, "timestamp,datetime,comment-id,voter-id,vote\n5,x,1,7,-1\n");
    PolisReader.Read two =
        Debates.read(
            "tid,txt,mod,is_meta\n1,Un,1,false\n2,Deux,-1,true\n3,Trois,0,false\n",
            "pid,tid,vote,modified\n7,1,-1,5.0\n");
    PolisReader.Read three =
        Debates.read(
            "statement_id,txt,moderated\n1,Un,1\n2,Deux,-1\n3,Trois,0\n",
            "participant_id,statement_id,vote\n7,1,-1\n");
    for (PolisReader.Read read : List.of(one, two, three)) {
      assertThat(read.findings()).isEmpty();
      assertThat(read.votes().find("7", "1")).contains(Stance.DISAGREE);
      assertThat(read.votes().unvoted().getFirst().moderatedOut()).isTrue();
      assertThat(read.votes().unvoted().getLast().moderatedOut()).isFalse();
    }
    assertThat(two.votes().unvoted().getFirst().meta()).isTrue();
  }

  @Test
  void oneColumnAStatementSaysTheSameAsOneLineAVote() {
    PolisReader.Read lines = Debates.read(Debates.file("comments.csv"), Debates.file("votes.csv"));
    PolisReader.Read columns =
        Debates.matrix(Debates.file("comments.csv"), Debates.file("participants-votes.csv"));
    assertThat(lines.findings()).isEmpty();
    assertThat(columns.findings()).isEmpty();
    assertThat(Opinions.of(columns.votes(), Options.seeded(1)))
        .isEqualTo(Opinions.of(lines.votes(), Options.seeded(1)));
  }

  @Test
  void theLastVoteCounts() {
    PolisReader.Read read =
        Debates.read(
            COMMENTS, "timestamp,comment-id,voter-id,vote\n30,1,7,1\n10,1,7,-1\n20,1,7,0\n");
    assertThat(read.votes().find("7", "1")).contains(Stance.AGREE);
    assertThat(read.votes().size()).isEqualTo(1);
    assertThat(codes(read.findings()))
        .containsExactly("voted-twice WARNING 3 7", "voted-twice WARNING 4 7");
  }

  @Test
  void ofTwoVotesOfOneMomentThatDifferNoneIsTheLast() {
    for (String votes : List.of("5,1,7,1\n5,1,7,-1\n", "5,1,7,-1\n5,1,7,1\n")) {
      PolisReader.Read read =
          Debates.read(COMMENTS, "timestamp,comment-id,voter-id,vote\n" + votes);
      assertThat(read.votes().find("7", "1")).contains(Stance.PASS);
      assertThat(codes(read.findings())).containsExactly("voted-twice WARNING 3 7");
    }
  }

  @Test
  void aVoteOnAStatementThatIsNotListedCounts() {
    PolisReader.Read read = Debates.read(COMMENTS, "comment-id,voter-id,vote\n1,7,1\n99,7,1\n");
    assertThat(read.votes().find("7", "99")).contains(Stance.AGREE);
    assertThat(read.votes().statements().getLast()).isEqualTo(Statement.of("99", ""));
    assertThat(codes(read.findings())).containsExactly("unknown-statement WARNING 3 99");
  }

  @Test
  void whatIsNoVoteIsSetAside() {
    PolisReader.Read read =
        Debates.read(COMMENTS, "comment-id,voter-id,vote\n1,7,1\n3,7,2\n3,8,oui\n");
    assertThat(read.votes().size()).isEqualTo(1);
    assertThat(codes(read.findings()))
        .containsExactly("not-a-vote SET_ASIDE 3 2", "not-a-vote SET_ASIDE 4 oui");
  }

  @Test
  void aDebateWhereNobodyVotedStops() {
    PolisReader.Read read = Debates.read(COMMENTS, "comment-id,voter-id,vote\n");
    assertThat(read.stopped()).isTrue();
    assertThat(codes(read.findings())).containsExactly("nobody-voted STOPPED 0 ");
  }

  @Test
  void aTableWithoutParticipantsStops() {
    PolisReader.Read read = Debates.matrix(COMMENTS, "who,1,2\na,1,1\n");
    assertThat(codes(read.findings())).containsExactly("missing-column STOPPED 1 who,1,2");
  }

  @Test
  void aLineWithoutParticipantIsSetAside() {
    PolisReader.Read read = Debates.matrix(COMMENTS, "participant,1,2\na,1,\n,1,-1\n");
    assertThat(codes(read.findings())).containsExactly("missing-value SET_ASIDE 3 ,1,-1");
    assertThat(read.votes().size()).isEqualTo(1);
  }

  @Test
  void groupsAreReadFromATable() {
    Votes votes = Debates.of("a +", "b -", "c +");
    PolisReader.Groups groups =
        PolisReader.groups(
            "groups.csv",
            "participant,group\na,left\nb,right\nb,left\nzoe,left\n".getBytes(UTF_8),
            votes);
    assertThat(groups.of()).isEqualTo(new TreeMap<>(Map.of("a", "left", "b", "right")));
    assertThat(codes(groups.findings()))
        .containsExactly("group-twice SET_ASIDE 4 b", "unknown-participant SET_ASIDE 5 zoe");
    assertThat(
            PolisReader.groups("g", "participant,group\nzoe,left\n".getBytes(UTF_8), votes)
                .stopped())
        .isTrue();
  }

  @Test
  void eachFindingIsSaidInBothLanguages() {
    Votes votes = Debates.of("a +");
    List<List<Finding>> all =
        List.of(
            Debates.read(
                    COMMENTS,
                    "timestamp,comment-id,voter-id,vote\n1,1,7,1\n2,1,7,0\n2,1,7,1\n1,9,7,5\n1,9,7,1\n")
                .findings(),
            Debates.read(COMMENTS, "timestamp,comment-id,voter-id,vote\n1,1,7,1\n2,1,7,0\n")
                .findings(),
            Debates.read(COMMENTS, "comment-id,voter-id,vote\n").findings(),
            Debates.matrix(COMMENTS, "who,1,2\na,1,1\n").findings(),
            Debates.matrix(COMMENTS, "participant,1\na,1\n,1\n").findings(),
            PolisReader.groups("g", "participant,group\na,x\na,y\nzoe,x\n".getBytes(UTF_8), votes)
                .findings(),
            PolisReader.groups("g", "participant,group\n".getBytes(UTF_8), votes).findings());
    assertThat(all).allSatisfy(f -> assertThat(f).isNotEmpty());
    for (Language language : Language.values()) {
      Prose prose = Prose.in(language);
      all.forEach(found -> found.forEach(f -> assertThat(prose.finding(f)).isNotBlank()));
    }
  }

  @Test
  void thePublicExportHoldsNoVoter() {
    Votes.Builder renamed = Votes.builder();
    Votes camps = Debates.camps(new Random(9), 12, 40, 30, 5);
    camps.each((who, on, stance) -> renamed.vote("voter" + who, on, stance));
    renamed.statement(new Statement("77", "Un, \"deux\"", -1, false));
    PublicView view = PublicView.of(Opinions.of(renamed.build(), Options.seeded(1)), 11);
    String comments = PolisExport.comments(view);
    String groups = PolisExport.commentGroups(view);
    assertThat(comments + groups + PolisExport.summary(view, "Essai")).doesNotContain("voter1");
    assertThat(comments.lines()).contains("77,,,-1,0,\"Un, \"\"deux\"\"\"").hasSize(14);
    assertThat(groups.lines().findFirst().orElse("")).contains("group-0-agrees", "group-1-votes");
    PolisReader again = new PolisReader();
    again.comments("comments.csv", comments.getBytes(UTF_8));
    assertThat(again.read().findings()).noneMatch(f -> !f.code().equals("nobody-voted"));
  }

  @Test
  void theAuditorsVotesGiveTheSameFiguresUnderOtherIds() {
    Votes votes = Debates.invented();
    String csv = PolisExport.auditorVotes(votes, 99);
    Votes read = Debates.read(Debates.file("comments.csv"), csv).votes();
    assertThat(csv)
        .isNotEqualTo(PolisExport.auditorVotes(votes, 98))
        .startsWith("comment-id,voter-id,vote\n");
    Opinions before = Opinions.of(votes, Options.seeded(1));
    Opinions after = Opinions.of(read, Options.seeded(1));
    assertThat(after.statements().stream().map(StatementStats::all).toList())
        .isEqualTo(before.statements().stream().map(StatementStats::all).toList());
    long same =
        votes.participants().stream()
            .filter(
                p ->
                    before.statements().stream()
                        .allMatch(
                            s ->
                                votes
                                    .find(p, s.statement().id())
                                    .equals(read.find(p, s.statement().id()))))
            .count();
    assertThat(same).as("people whose id is the same").isLessThan(5);
  }
}
