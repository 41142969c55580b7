// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.node.decision.People;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.transparency.Transparency;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log as files, for whoever verifies or mirrors it: receipts, key, checkpoints, proofs, the
 * whole export, and the tiles of C2SP tlog-tiles under the address of the journal.
 */
@RestController
public record LogFiles(Transparency room, People people) {
  static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
  private static final MediaType BYTES = MediaType.APPLICATION_OCTET_STREAM;

  @OpenTo(VISITORS)
  @GetMapping({"/journal/{number:\\d+}/receipt", "/api/v1/journal/receipts/{number:\\d+}"})
  ResponseEntity<String> receipt(@PathVariable long number) {
    return file("recu-" + number + ".tlog-proof", room.receipt(number, Reader.person(people)));
  }

  @OpenTo(VISITORS)
  @GetMapping({"/journal/key", "/api/v1/journal/key"})
  ResponseEntity<String> key() {
    return file("lanterne.key", room.key() + "\n");
  }

  @OpenTo(VISITORS)
  @GetMapping({"/journal/checkpoint", "/api/v1/journal/checkpoint"})
  ResponseEntity<String> checkpoint(@RequestParam(required = false) Optional<Long> size) {
    return text(room.checkpoint(size, Reader.person(people)));
  }

  @OpenTo(VISITORS)
  @GetMapping({"/journal/consistency", "/api/v1/journal/consistency"})
  ResponseEntity<String> consistency(
      @RequestParam long older, @RequestParam(required = false) Optional<Long> newer) {
    return text(room.consistency(older, newer.orElseGet(room::size), Reader.person(people)));
  }

  @OpenTo(VISITORS)
  @GetMapping({"/journal/export", "/api/v1/journal/export"})
  void export(HttpServletResponse response) throws IOException {
    Path file = room.export(Reader.person(people));
    try {
      response.setContentType(TEXT.toString());
      response.setContentLengthLong(Files.size(file));
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journal.lanterne-log\"");
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @OpenTo(VISITORS)
  @GetMapping("/journal/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) {
    String path = request.getRequestURI().substring("/journal/".length());
    return room.tile(path, Reader.person(people))
        .map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(BYTES)
                    .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                    .body(bytes))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<String> text(String text) {
    return ResponseEntity.ok().contentType(TEXT).body(text);
  }

  private static ResponseEntity<String> file(String name, String text) {
    return ResponseEntity.ok()
        .contentType(new MediaType("application", "octet-stream", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(text);
  }
}
