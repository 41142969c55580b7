// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.write;

import static coop.lanterne.node.shell.Whom.HOLDERS;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.debates.open.Debate;
import coop.lanterne.node.debates.open.Floor;
import coop.lanterne.node.debates.open.Hall;
import coop.lanterne.node.debates.open.Says;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.IntakePages;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files of contributions: sent, looked at, kept or given up. */
@Controller
@RequestMapping("/debates/{number:[0-9]+}/files")
record DebateFilePages(Hall hall, Moderation moderation, DebateFiles files) {
  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @GetMapping
  ResponseEntity<String> form(HttpServletRequest request, @PathVariable long number) {
    Page page = hall.page(request, Message.of("debates.files.title"));
    return hall.pages().show("debates/files.jte", page, Map.of("debate", hall.debate(number)));
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping
  ResponseEntity<String> receive(@PathVariable long number, @RequestParam MultipartFile file) {
    Debate debate = hall.debate(number);
    String token =
        IntakePages.sent(
            file,
            () -> Says.DEBATES.input("debate-file-missing", ""),
            (name, in) -> files.receive(hall.actor(), debate, name, in));
    return Pages.seeOther(Hall.href(debate) + "/files/" + token);
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @GetMapping("/{token}")
  ResponseEntity<String> preview(
      HttpServletRequest request, @PathVariable long number, @PathVariable String token) {
    return show(request, HttpStatus.OK, hall.debate(number), token, Map.of());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request,
      HttpStatus status,
      Debate debate,
      String token,
      Map<String, Message> wrong) {
    Intake.Preview<DebateFiles.Shown> preview = files.preview(hall.actor(), debate, token);
    Page page = hall.page(request, preview.title("debates.file"));
    Map<String, Object> model = new HashMap<>();
    model.put("debate", debate);
    model.put("preview", preview);
    model.put("wrong", wrong);
    return hall.pages().show(status, "debates/file.jte", page, model);
  }

  @OpenTo(value = HOLDERS, act = Floor.MODERATE)
  @PostMapping("/{token}")
  ResponseEntity<String> answer(
      HttpServletRequest request,
      @PathVariable long number,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String choice,
      @RequestParam(defaultValue = "") String consent) {
    Debate debate = hall.debate(number);
    if (choice.equals("drop")) {
      files.drop(hall.actor(), debate, token);
      return Pages.seeOther(Hall.href(debate) + "/files");
    }
    if (consent.isBlank()) {
      return show(
          request,
          HttpStatus.UNPROCESSABLE_CONTENT,
          debate,
          token,
          Map.of("consent", Message.of("debates.file.consent_wrong")));
    }
    files.commit(hall.actor(), debate, token, consent);
    return Pages.seeOther(Hall.href(debate) + "/moderate");
  }
}
