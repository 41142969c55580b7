// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance.web;

import static coop.lanterne.node.shell.Whom.MEMBERS;
import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.governance.Governance;
import coop.lanterne.node.room.Cached;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The charter: the text in force, those proposed, and how it came to be. */
@Controller
public record CharterPages(Governance governance, Charters charters, People people, Pages pages) {
  /** A text that is known. */
  public record Known(Digest digest, String version, boolean inForce) {}

  /** A text that came into force, and the entry of the journal that says so. */
  public record Came(Charters.InForce text, Optional<Long> entry) {}

  @Cached
  @OpenTo(VISITORS)
  @GetMapping("/charter")
  ResponseEntity<String> inForce(HttpServletRequest request) {
    Charters.InForce inForce = charters.get();
    Page page =
        pages.page(
            request,
            Message.of(
                    inForce.adopted() ? "governance.charter.adopted" : "governance.charter.title")
                .with("version", inForce.charter().version()));
    Map<String, Object> model = new HashMap<>();
    model.put("charter", inForce.charter());
    model.put("inForce", inForce);
    model.put("known", known());
    governance.entry(inForce.decision()).ifPresent(e -> model.put("entry", e));
    model.put("member", Reader.person(people).isPresent());
    return pages.show("governance/charter.jte", page, model);
  }

  private List<Known> known() {
    Digest now = charters.get().digest();
    return charters.list().stream()
        .map(d -> new Known(d, charters.text(d).version(), d.equals(now)))
        .toList();
  }

  @OpenTo(VISITORS)
  @GetMapping("/charter/texts/{digest}")
  ResponseEntity<String> text(
      HttpServletRequest request,
      @PathVariable("digest") String hex,
      @RequestParam(name = "done", required = false) @Nullable String done) {
    Digest digest = Forms.digest(hex);
    Charter charter = governance.text(digest);
    Page page =
        pages.page(request, Message.of("governance.text.title").with("version", charter.version()));
    Map<String, Object> model = new HashMap<>();
    model.put("charter", charter);
    model.put("digest", digest);
    model.put("diff", governance.diff(digest));
    model.put("inForce", charters.get());
    model.put("standing", governance.readings().standing(digest));
    model.put("convenes", governance.may(Reader.id(), Governance.CONVENE));
    model.put("kept", done != null);
    return pages.show("governance/text.jte", page, model);
  }

  @OpenTo(VISITORS)
  @GetMapping("/charter/texts/{digest}/charter.yaml")
  ResponseEntity<byte[]> yaml(@PathVariable("digest") String hex) {
    Digest digest = Forms.digest(hex);
    String version = governance.text(digest).version();
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename("charter-" + version + ".yaml")
                .build()
                .toString())
        .body(charters.yaml(digest));
  }

  @OpenTo(VISITORS)
  @GetMapping("/charter/history")
  ResponseEntity<String> history(HttpServletRequest request) {
    List<Came> came =
        charters.history().reversed().stream()
            .map(t -> new Came(t, governance.entry(t.decision())))
            .toList();
    return pages.show(
        "governance/history.jte",
        pages.page(request, Message.of("governance.history.title")),
        Map.of("came", came, "known", known(), "readings", governance.readings().list()));
  }

  @OpenTo(MEMBERS)
  @GetMapping("/charter/propose")
  ResponseEntity<String> propose(HttpServletRequest request) {
    return form(request, HttpStatus.OK, "", List.of());
  }

  private ResponseEntity<String> form(
      HttpServletRequest request,
      HttpStatus status,
      String yaml,
      List<coop.lanterne.kernel.Finding> findings) {
    Page page = pages.page(request, Message.of("governance.propose.title"));
    return pages.show(
        status,
        "governance/propose.jte",
        page,
        Map.of("yaml", yaml, "findings", findings, "inForce", charters.get()));
  }

  @OpenTo(MEMBERS)
  @PostMapping("/charter/propose")
  ResponseEntity<String> proposed(
      HttpServletRequest request,
      @RequestParam(name = "yaml", defaultValue = "") String yaml,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
    Id by = Forms.signed();
    byte[] text =
        file == null || file.isEmpty() ? yaml.getBytes(StandardCharsets.UTF_8) : bytes(file);
    Charter.Reading reading = governance.propose(by, text);
    return reading
        .charter()
        .map(c -> Pages.seeOther("/charter/texts/" + c.digest().hex() + "?done=kept"))
        .orElseGet(
            () ->
                form(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new String(text, StandardCharsets.UTF_8),
                    reading.findings()));
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
