// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.imports;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.shop.Batch;
import coop.lanterne.node.grocery.shop.Says;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.IntakePages;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.tables.Shape.DecimalMark;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files that come in: sent, looked at, imported, taken back. */
@Controller
@RequestMapping(ImportPages.HREF)
public class ImportPages {
  static final String HREF = "/grocery/imports";

  private final Screen screen;
  private final Imports imports;
  private final IntakePages<ShopFile.Shown> files;

  /** The pages on that screen. */
  ImportPages(Screen screen, Imports imports) {
    this.screen = screen;
    this.imports = imports;
    this.files = new IntakePages<>(screen.pages(), imports.files(), "grocery", HREF);
  }

  @OpenTo(MEMBERS)
  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    List<Batch> batches = imports.list();
    String title = batches.isEmpty() ? "grocery.imports.title_none" : "grocery.imports.title";
    long standing = batches.stream().filter(b -> b.undoneAt().isEmpty()).count();
    Page page = screen.page(request, Message.of(title).with("count", standing));
    List<Batch> shown = batches.stream().limit(IntakePages.PAGE).toList();
    return screen.show("grocery/imports.jte", page, Map.of("batches", shown));
  }

  @OpenTo(MEMBERS)
  @PostMapping
  ResponseEntity<String> receive(
      @RequestParam MultipartFile file, @RequestParam(defaultValue = "") String kind) {
    return files.toPending(
        IntakePages.sent(
            file,
            () -> Says.GROCERY.input("file-missing", "file", ""),
            (name, in) -> imports.files().receive(name, in, kind(kind)).token()));
  }

  private static Optional<String> kind(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty()).map(t -> FileKind.valueOf(t).name());
  }

  @OpenTo(MEMBERS)
  @GetMapping("/pending/{token}")
  ResponseEntity<String> preview(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "0") int from) {
    Intake.Preview<ShopFile.Shown> preview = imports.files().preview(token, Role.MEMBER.text());
    Map<String, Object> model = IntakePages.findings(preview.findings(), from);
    model.put("preview", preview);
    Page page = screen.page(request, preview.title("grocery.preview"));
    return screen.show("grocery/preview.jte", page, model);
  }

  @OpenTo(MEMBERS)
  @PostMapping("/pending/{token}/reading")
  ResponseEntity<String> readAs(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String decimals) {
    Optional<DecimalMark> mark =
        decimals.isEmpty() ? Optional.empty() : Optional.of(DecimalMark.valueOf(decimals));
    imports.files().readAs(token, kind(kind), mark);
    return files.toPending(token);
  }

  @OpenTo(MEMBERS)
  @PostMapping("/pending/{token}")
  ResponseEntity<String> answer(@PathVariable String token, @RequestParam String choice) {
    if (choice.equals("drop")) {
      imports.files().drop(token);
      return Pages.seeOther(HREF);
    }
    return files.keep(token, Role.MEMBER.text());
  }

  @OpenTo(MEMBERS)
  @GetMapping("/jobs/{token}")
  ResponseEntity<String> job(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "false") boolean block) {
    return files.job(request, token, block);
  }

  @OpenTo(MEMBERS)
  @PostMapping("/jobs/{token}/stop")
  ResponseEntity<String> stop(@PathVariable String token) {
    return files.stop(token);
  }

  @OpenTo(MEMBERS)
  @GetMapping("/{id}")
  ResponseEntity<String> batch(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int from) {
    Batch batch = imports.get(id(id));
    String title =
        batch.undoneAt().isPresent() ? "grocery.batch.title_undone" : "grocery.batch.title";
    Page page =
        screen.page(
            request,
            Message.of(title)
                .with("file", batch.fileName())
                .with("kept", batch.kept())
                .with("aside", batch.setAside()));
    Map<String, Object> model = IntakePages.findings(imports.findings(batch.id()), from);
    model.put("batch", batch);
    return screen.show("grocery/batch.jte", page, model);
  }

  public static Id id(String text) {
    return Screen.id(Says.GROCERY, text, "import-unknown", "import");
  }

  @OpenTo(MEMBERS)
  @PostMapping("/{id}/undo")
  ResponseEntity<String> undo(@PathVariable String id) {
    imports.undo(id(id), Role.MEMBER.text());
    return Pages.seeOther(HREF + "/" + id);
  }
}
