// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.db.Tables.DEBATE_FILE;
import static coop.lanterne.db.Tables.DEBATE_IMPORT;

import coop.lanterne.db.tables.records.DebateFileRecord;
import coop.lanterne.debate.contributions.ContributionFiles;
import coop.lanterne.debate.contributions.Flags;
import coop.lanterne.debate.contributions.Written;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.decision.Holders;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.SecretLink;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_THEME = 200;
  private static final int LONGEST_CONSENT = 1000;

  private final Ground ground;

  /** The files of that node's debates. */
  public DebateFiles(Ground ground) {
    this.ground = ground;
  }

  /**
   * What a file would bring, before anything is kept.
   *
   * @param kept contributions that would be kept
   * @param setAside rows that would not
   * @param flagged how many of those kept a moderator should look at first
   * @param longer how many are longer than the form takes
   * @param authors how many authors the file tells apart; 0 where it names none
   * @param sample the first ones
   */
  public record Preview(
      String token,
      String fileName,
      ContributionFiles.Origin origin,
      int kept,
      long setAside,
      long flagged,
      long longer,
      long authors,
      List<Finding> findings,
      List<Written> sample) {
    public Preview {
      findings = List.copyOf(findings);
      sample = List.copyOf(sample);
    }

    /** Whether there is anything to keep. */
    public boolean usable() {
      return kept > 0 && findings.stream().noneMatch(f -> f.severity() == Severity.STOPPED);
    }
  }

  /** A file that was kept. */
  public record Kept(Id id, int contributions) {}

  /** Keeps a file until someone says what to do with it. */
  public String receive(People.Person by, Debate debate, String fileName, InputStream in) {
    Floor.mandate(ground, by, Floor.MODERATE);
    if (!debate.gathers()) {
      throw Says.DEBATES.input("debate-not-collecting", "", debate.until().toString());
    }
    byte[] bytes;
    try {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.length > LARGEST) {
      throw Says.DEBATES.input("debate-file-too-large", "", name(fileName));
    }
    String token = SecretLink.draw();
    ground.draft(
        tx -> {
          tx.sql()
              .deleteFrom(DEBATE_FILE)
              .where(DEBATE_FILE.SENT_AT.lt(tx.now().minus(LONGEST_WAIT)))
              .execute();
          tx.sql()
              .insertInto(DEBATE_FILE)
              .set(DEBATE_FILE.TOKEN, token.substring(0, 24))
              .set(DEBATE_FILE.DEBATE, debate.id())
              .set(DEBATE_FILE.FILE_NAME, name(fileName))
              .set(DEBATE_FILE.FILE_DIGEST, Digest.of(bytes))
              .set(DEBATE_FILE.CONTENT, bytes)
              .set(DEBATE_FILE.SENT_AT, tx.now())
              .execute();
          return token;
        });
    return token.substring(0, 24);
  }

  private static String name(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = cut(last.replaceAll("\\p{Cntrl}", "").strip(), LONGEST_NAME);
    return plain.isEmpty() ? "?" : plain;
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** What that file would bring. */
  public Preview preview(People.Person by, Debate debate, String token) {
    Floor.mandate(ground, by, Floor.MODERATE);
    DebateFileRecord file = ground.read(sql -> find(sql, debate, token));
    return preview(debate, file, read(debate, file));
  }

  private static DebateFileRecord find(DSLContext sql, Debate debate, String token) {
    return sql.selectFrom(DEBATE_FILE)
        .where(DEBATE_FILE.TOKEN.eq(token).and(DEBATE_FILE.DEBATE.eq(debate.id())))
        .fetchOptional()
        .orElseThrow(() -> Says.DEBATES.input("debate-file-gone", "", token));
  }

  private static ContributionFiles.Read read(Debate debate, DebateFileRecord file) {
    return ContributionFiles.read(file.getFileName(), file.getContent(), debate.languages());
  }

  private Preview preview(Debate debate, DebateFileRecord file, ContributionFiles.Read read) {
    List<Finding> findings = new ArrayList<>();
    if (ground.read(sql -> already(sql, debate, file))) {
      findings.add(
          Says.DEBATES.finding(
              "debate-file-already",
              Severity.STOPPED,
              new Finding.Place("", 0, ""),
              file.getFileName()));
    }
    findings.addAll(read.findings());
    return new Preview(
        file.getToken(),
        file.getFileName(),
        read.origin(),
        read.rows().size(),
        read.setAside(),
        read.rows().stream().filter(w -> !Flags.of(w.text()).isEmpty()).count(),
        read.rows().stream()
            .filter(w -> w.text().codePointCount(0, w.text().length()) > Contributions.LONGEST)
            .count(),
        read.rows().stream().flatMap(w -> w.author().stream()).distinct().count(),
        findings,
        read.rows().stream().limit(SHOWN).toList());
  }

  private static boolean already(DSLContext sql, Debate debate, DebateFileRecord file) {
    return sql.fetchExists(
        DEBATE_IMPORT,
        DEBATE_IMPORT
            .DEBATE
            .eq(debate.id())
            .and(DEBATE_IMPORT.FILE_DIGEST.eq(file.getFileDigest())));
  }

  /** Gives a file up. */
  public void drop(People.Person by, Debate debate, String token) {
    Floor.mandate(ground, by, Floor.MODERATE);
    ground.draft(
        tx ->
            tx.sql()
                .deleteFrom(DEBATE_FILE)
                .where(DEBATE_FILE.TOKEN.eq(token).and(DEBATE_FILE.DEBATE.eq(debate.id())))
                .execute());
  }

  /**
   * Keeps what that file holds, whole or not at all.
   *
   * @param consent how those who wrote agreed to their words being published, in words
   * @throws Trouble when there is nothing to keep, or it was kept before
   */
  public Kept commit(People.Person by, Debate debate, String token, String consent) {
    Floor.mandate(ground, by, Floor.MODERATE);
    String said = cut(consent.strip(), LONGEST_CONSENT);
    Floor.requireVoiced(ground, Holders.role(by), !said.isEmpty());
    if (!debate.gathers()) {
      throw Says.DEBATES.input("debate-not-collecting", "", debate.until().toString());
    }
    DebateFileRecord file = ground.read(sql -> find(sql, debate, token));
    ContributionFiles.Read read = read(debate, file);
    Preview preview = preview(debate, file, read);
    if (!preview.usable()) {
      throw preview.findings().stream()
          .filter(f -> f.severity() == Severity.STOPPED)
          .findFirst()
          .map(f -> new Trouble(Trouble.Cause.INPUT, f))
          .orElseGet(() -> Says.DEBATES.input("nothing-said", "", file.getFileName()));
    }
    return ground.note(tx -> keep(tx, by, debate, file, read, said));
  }

  private Kept keep(
      Tx tx,
      People.Person by,
      Debate debate,
      DebateFileRecord file,
      ContributionFiles.Read read,
      String consent) {
    if (already(tx.sql(), debate, file)) {
      throw Says.DEBATES.input("debate-file-already", "", file.getFileName());
    }
    Id batch = tx.newId("debateimport");
    Instant now = tx.now();
    tx.sql()
        .insertInto(DEBATE_IMPORT)
        .set(DEBATE_IMPORT.ID, batch)
        .set(DEBATE_IMPORT.DEBATE, debate.id())
        .set(DEBATE_IMPORT.FILE_NAME, file.getFileName())
        .set(DEBATE_IMPORT.FILE_DIGEST, file.getFileDigest())
        .set(DEBATE_IMPORT.KEPT, (long) read.rows().size())
        .set(DEBATE_IMPORT.SET_ASIDE, read.setAside())
        .set(DEBATE_IMPORT.CONSENT, consent)
        .set(DEBATE_IMPORT.IMPORTED_AT, now)
        .execute();
    Map<String, String> authors = new HashMap<>();
    List<Stored.Kept> kept = new ArrayList<>();
    long number = Stored.nextNumber(tx.sql(), debate.id());
    for (Written w : read.rows()) {
      kept.add(Stored.insert(tx, debate.id(), number++, draft(batch, w, authors)));
    }
    tx.sql().deleteFrom(DEBATE_FILE).where(DEBATE_FILE.TOKEN.eq(file.getToken())).execute();
    ground.fact(
        tx,
        Holders.role(by),
        "contributions",
        "fact.contributions",
        Contributions.received(debate, kept));
    ground.fact(
        tx,
        Holders.role(by),
        "debatefile",
        "fact.debate_file",
        Value.rec(
            "debate",
            debate.id(),
            "file",
            file.getFileDigest(),
            "kept",
            (long) kept.size(),
            "set_aside",
            read.setAside()));
    return new Kept(batch, kept.size());
  }

  private static Stored.Draft draft(Id batch, Written w, Map<String, String> authors) {
    return new Stored.Draft(
        w.text(),
        orNull(w.theme().map(t -> cut(t, LONGEST_THEME))),
        orNull(
            w.author()
                .map(
                    a ->
                        authors.computeIfAbsent(
                            a, _ -> "f" + batch.number() + "-" + (authors.size() + 1)))),
        Contribution.Source.FILE,
        batch,
        orNull(w.id().map(i -> cut(i, LONGEST_NAME))),
        null);
  }

  private static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
