// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.imports;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Finding.Severity;
import coop.lanterne.kernel.Id;
import coop.lanterne.node.grocery.shop.Batch;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Waiting;

/**
 * A shop's files come in: shown first, then imported whole rows at a time, taken back as long as no
 * decision used them.
 */
public final class Imports {
  /** The largest file taken, in bytes. */
  public static final long LARGEST = 128L << 20;

  private static final Intake.Words WORDS =
      new Intake.Words(
          (name, size) -> Says.GROCERY.input("file-too-large", name, Long.toString(size >> 20)),
          token -> Says.GROCERY.input("import-gone", "import", token),
          (file, other) -> Says.GROCERY.busy("two-imports-at-once", file.fileName(), other),
          file -> finding("already-imported", Severity.WARNING, file, file.digest().brief()),
          file -> finding("unknown-kind", Severity.STOPPED, file, file.fileName()));

  private final Ground ground;
  private final Intake<ShopFile.Shown> files;

  /** The imports of that node. */
  public Imports(Ground ground) {
    this.ground = ground;
    // stock without its dates looks like sales, which are many more
    Set<FileKind> after = EnumSet.complementOf(EnumSet.of(FileKind.SALES));
    this.files =
        new Intake<>(
            ground,
            "imports",
            LARGEST,
            WORDS,
            Stream.concat(Stream.of(FileKind.SALES), after.stream())
                .map(kind -> new ShopFile(ground, kind))
                .toList());
  }

  private static Finding finding(String code, Severity severity, Waiting file, String seen) {
    return Says.GROCERY.finding(code, severity, new Finding.Place(file.fileName(), 0, ""), seen);
  }

  /** The columns that files may have and that the engines need. */
  public static Stream<Ask.ReadField> reads() {
    return Stream.of(FileKind.values())
        .flatMap(kind -> kind.forms().stream().flatMap(form -> ShopFile.reads(kind, form)));
  }

  /** The files, until they are imported. */
  public Intake<ShopFile.Shown> files() {
    return files;
  }

  /** Every import, the newest first. */
  public List<Batch> list() {
    return ground.read(Batch::list);
  }

  /** That import. */
  public Batch get(Id id) {
    return ground.read(sql -> Batches.get(sql, id));
  }

  /** What that import found. */
  List<Finding> findings(Id id) {
    return ground.read(sql -> Batches.findings(sql, id));
  }

  /**
   * Takes an import back.
   *
   * @throws coop.lanterne.node.storage.Trouble when a decision used it, or it is undone already
   */
  public void undo(Id id, String role) {
    ground.note(
        tx -> {
          Batch batch = Batches.get(tx.sql(), id);
          if (batch.undoneAt().isPresent() || batch.used()) {
            String code = batch.undoneAt().isPresent() ? "import-undone" : "import-used";
            throw Says.GROCERY.input(code, batch.fileName(), id.toString());
          }
          Batches.undo(tx, batch);
          Intake.undone(ground, tx, ShopFile.FACT, id, batch.digest(), role);
          return true;
        });
  }
}
