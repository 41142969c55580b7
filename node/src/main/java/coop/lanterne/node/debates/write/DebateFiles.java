// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.DEBATE_IMPORT;

import module java.base;

import coop.lanterne.debate.contributions.ContributionFiles;
import coop.lanterne.debate.contributions.Written;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Waiting;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Contributions that come in files: shown first, then kept, where they wait like the others. A file
 * waits a day at most. Whoever wrote is known by a code alone: what a file calls its authors is not
 * kept.
 */
public final class DebateFiles {
  /** The largest file taken, in bytes. */
  public static final int LARGEST = 16 << 20;

  /** How many rows a preview shows. */
  private static final int SHOWN = 50;

  private static final int LONGEST_ID = 120;
  private static final int LONGEST_THEME = 200;
  private static final int LONGEST_CONSENT = 1000;

  private static final Intake.Words WORDS =
      new Intake.Words(
          (name, size) -> Says.DEBATES.input("debate-file-too-large", "", name),
          DebateFiles::gone,
          (file, other) -> Says.DEBATES.busy("debate-file-busy", "", other),
          file -> Says.DEBATES.finding("debate-file-already", "", file.fileName()),
          file -> gone(file.token()).finding()); // each is of its debate

  private final Ground ground;
  private final Intake<Shown> files;

  /** The files of that node's debates. */
  public DebateFiles(Ground ground) {
    this.ground = ground;
    this.files = new Intake<>(ground, "debate-files", LARGEST, WORDS, List.of());
  }

  private static Trouble gone(String token) {
    return Says.DEBATES.input("debate-file-gone", "", token);
  }

  /**
   * What is shown of a file beside its findings.
   *
   * @param flagged how many of those kept a moderator should look at first
   * @param longer how many are longer than the form takes
   * @param authors how many authors the file tells apart; 0 where it names none
   * @param sample the first ones
   */
  public record Shown(
      ContributionFiles.Origin origin,
      long flagged,
      long longer,
      long authors,
      List<Written> sample) {
    public Shown {
      sample = List.copyOf(sample);
    }

    private static Shown of(ContributionFiles.Read read, List<Stored.Sifted> sifted) {
      List<Written> rows = read.rows();
      return new Shown(
          read.origin(),
          sifted.stream().filter(s -> !s.flags().isEmpty()).count(),
          rows.stream()
              .filter(w -> w.text().codePointCount(0, w.text().length()) > Contributions.LONGEST)
              .count(),
          rows.stream().flatMap(w -> w.author().stream()).distinct().count(),
          rows.stream().limit(SHOWN).toList());
    }
  }

  /** What is sent to a debate, and how those who wrote agreed, once that is said. */
  private record Sent(Ground ground, Debate debate, String consent) implements Intake.Kind<Shown> {
    @Override
    public String name() {
      return debate.id().toString();
    }

    @Override
    public boolean already(DSLContext sql, Waiting file) {
      return sql.fetchExists(
          DEBATE_IMPORT,
          DEBATE_IMPORT.DEBATE.eq(debate.id()),
          DEBATE_IMPORT.FILE_DIGEST.eq(file.digest()));
    }

    @Override
    public Intake.Read<Shown> read(Intake.Source source) throws IOException {
      Waiting file = source.file();
      try (InputStream in = source.open()) {
        ContributionFiles.Read read =
            ContributionFiles.read(file.fileName(), in.readAllBytes(), debate.languages());
        List<Stored.Sifted> sifted =
            read.rows().stream().map(w -> Stored.Sifted.of(w.text())).toList();
        return new Intake.Read<>(
            read.rows().size(),
            read.setAside(),
            read.findings(),
            Shown.of(read, sifted),
            (tx, done) -> keep(tx, source.role(), file, read, sifted));
      }
    }

    private Id keep(
        Tx tx, String role, Waiting file, ContributionFiles.Read read, List<Stored.Sifted> sifted) {
      Id batch = tx.newId("debateimport");
      tx.sql()
          .insertInto(DEBATE_IMPORT)
          .set(DEBATE_IMPORT.ID, batch)
          .set(DEBATE_IMPORT.DEBATE, debate.id())
          .set(DEBATE_IMPORT.FILE_NAME, file.fileName())
          .set(DEBATE_IMPORT.FILE_DIGEST, file.digest())
          .set(DEBATE_IMPORT.KEPT, (long) read.rows().size())
          .set(DEBATE_IMPORT.SET_ASIDE, read.setAside())
          .set(DEBATE_IMPORT.CONSENT, consent)
          .set(DEBATE_IMPORT.IMPORTED_AT, tx.now())
          .execute();
      Map<String, String> authors = new HashMap<>();
      List<Stored.Kept> kept = new ArrayList<>();
      long number = Stored.nextNumber(tx.sql(), debate.id());
      for (int i = 0; i < sifted.size(); i++) {
        Stored.Draft draft = draft(batch, read.rows().get(i), sifted.get(i), authors);
        kept.add(Stored.insert(tx, debate.id(), number++, draft));
      }
      Value received = Contributions.received(debate, kept);
      ground.fact(tx, role, "contributions", "fact.contributions", received);
      Value told =
          Value.rec(
              "debate", debate.id(),
              "file", file.digest(),
              "kept", (long) kept.size(),
              "set_aside", read.setAside());
      ground.fact(tx, role, "debatefile", "fact.debate_file", told);
      return batch;
    }
  }

  /** Keeps a file until someone says what to do with it; its name in addresses. */
  public String receive(People.Person by, Debate debate, String fileName, InputStream in) {
    Floor.mandate(ground, by, Floor.MODERATE);
    requireGathering(debate);
    return files.receive(fileName, in, Optional.of(debate.id().toString())).token();
  }

  private static void requireGathering(Debate debate) {
    if (!debate.gathers()) {
      throw Says.DEBATES.input("debate-not-collecting", "", debate.until().toString());
    }
  }

  private Waiting waiting(Debate debate, String token) {
    Waiting file = files.get(token);
    if (!file.kind().equals(Optional.of(debate.id().toString()))) {
      throw gone(token);
    }
    return file;
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** What that file would bring. */
  public Intake.Preview<Shown> preview(People.Person by, Debate debate, String token) {
    Floor.mandate(ground, by, Floor.MODERATE);
    Sent sent = new Sent(ground, debate, "");
    return files.preview(waiting(debate, token), sent, Holders.role(by));
  }

  /** Gives a file up. */
  public void drop(People.Person by, Debate debate, String token) {
    Floor.mandate(ground, by, Floor.MODERATE);
    files.drop(waiting(debate, token).token());
  }

  /**
   * Keeps what that file holds, whole or not at all.
   *
   * @param consent how those who wrote agreed to their words being published, in words
   * @throws Trouble when there is nothing to keep, or it was kept before
   */
  public void commit(People.Person by, Debate debate, String token, String consent) {
    Floor.mandate(ground, by, Floor.MODERATE);
    String said = cut(consent.strip(), LONGEST_CONSENT);
    Floor.requireVoiced(ground, Holders.role(by), !said.isEmpty());
    requireGathering(debate);
    Waiting file = waiting(debate, token);
    Intake.Result<Shown> result =
        files.commit(file, new Sent(ground, debate, said), Holders.role(by));
    if (result.kept().isEmpty()) {
      throw result.preview().findings().stream()
          .filter(f -> f.severity() == Severity.STOPPED)
          .findFirst()
          .map(f -> new Trouble(Trouble.Cause.INPUT, f))
          .orElseGet(() -> Says.DEBATES.input("nothing-said", "", file.fileName()));
    }
  }

  private static Stored.Draft draft(
      Id batch, Written w, Stored.Sifted sifted, Map<String, String> authors) {
    return new Stored.Draft(
        sifted,
        orNull(w.theme().map(t -> cut(t, LONGEST_THEME))),
        orNull(
            w.author()
                .map(
                    a ->
                        authors.computeIfAbsent(
                            a, _ -> "f" + batch.number() + "-" + (authors.size() + 1)))),
        Contribution.Source.FILE,
        batch,
        orNull(w.id().map(i -> cut(i, LONGEST_ID))),
        null);
  }

  private static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
