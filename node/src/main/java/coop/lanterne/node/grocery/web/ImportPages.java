// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.web;

import coop.lanterne.grocery.files.FileKind;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.grocery.internal.Batch;
import coop.lanterne.node.grocery.internal.Imports;
import coop.lanterne.node.grocery.internal.Preview;
import coop.lanterne.node.grocery.internal.Says;
import coop.lanterne.node.room.Work;
import coop.lanterne.node.shell.Job;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.tables.Shape.DecimalMark;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
@RequestMapping("/grocery/imports")
public class ImportPages {
  private static final int PAGE = 50;

  /** A file that takes longer gets a page that says how far it is. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Screens screens;

  /** The pages on those screens. */
  public ImportPages(Screens screens) {
    this.screens = screens;
  }

  private Imports imports() {
    return screens.grocery().imports();
  }

  @GetMapping
  ResponseEntity<String> list(HttpServletRequest request) {
    if (screens.reader().isEmpty()) {
      return Screens.askWho();
    }
    List<Batch> batches = imports().list();
    Page page =
        screens
            .pages()
            .page(
                request,
                Message.of(
                        batches.isEmpty() ? "grocery.imports.title_none" : "grocery.imports.title")
                    .with("count", batches.stream().filter(b -> b.undoneAt().isEmpty()).count()));
    return screens
        .pages()
        .show(
            "grocery/imports.jte", page, Map.of("batches", batches.stream().limit(PAGE).toList()));
  }

  @PostMapping
  ResponseEntity<String> receive(
      @RequestParam("file") MultipartFile file,
      @RequestParam(name = "kind", defaultValue = "") String kind)
      throws IOException {
    screens.requireMember("import");
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    if (name.isEmpty()) {
      throw Says.GROCERY.input("file-missing", "file", "");
    }
    try (InputStream in = file.getInputStream()) {
      String token = imports().receive(name, in, kind(kind)).token();
      return Pages.seeOther("/grocery/imports/pending/" + token);
    }
  }

  private static Optional<FileKind> kind(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(FileKind.valueOf(text));
  }

  @GetMapping("/pending/{token}")
  ResponseEntity<String> preview(
      HttpServletRequest request,
      @PathVariable("token") String token,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    screens.requireMember("import");
    Preview preview = imports().preview(token, Role.MEMBER.text());
    Message title =
        Message.of(preview.usable() ? "grocery.preview.title" : "grocery.preview.title_none")
            .with("kept", preview.kept())
            .with("aside", preview.setAside());
    Page page = screens.pages().page(request, title);
    Map<String, Object> model = new HashMap<>();
    model.put("preview", preview);
    findings(model, preview.findings(), from);
    return screens.pages().show("grocery/preview.jte", page, model);
  }

  private static void findings(Map<String, Object> model, List<Finding> all, int from) {
    int first = Math.max(0, Math.min(from, Math.max(0, all.size() - 1)));
    model.put("findings", all.stream().skip(first).limit(PAGE).toList());
    model.put("first", first);
    model.put("total", all.size());
    model.put("size", PAGE);
  }

  @PostMapping("/pending/{token}/reading")
  ResponseEntity<String> readAs(
      @PathVariable("token") String token,
      @RequestParam(name = "kind", defaultValue = "") String kind,
      @RequestParam(name = "decimals", defaultValue = "") String decimals) {
    screens.requireMember("import");
    imports()
        .readAs(
            token,
            kind(kind),
            decimals.isEmpty() ? Optional.empty() : Optional.of(DecimalMark.valueOf(decimals)));
    return Pages.seeOther("/grocery/imports/pending/" + token);
  }

  @PostMapping("/pending/{token}")
  ResponseEntity<String> answer(
      @PathVariable("token") String token, @RequestParam(name = "choice") String choice) {
    screens.requireMember("import");
    if (choice.equals("drop")) {
      imports().drop(token);
      return Pages.seeOther("/grocery/imports");
    }
    Work<Imports.Result> job = imports().start(token, Role.MEMBER.text());
    job.await(PATIENCE);
    return Pages.seeOther("/grocery/imports/jobs/" + token);
  }

  @GetMapping("/jobs/{token}")
  ResponseEntity<String> job(
      HttpServletRequest request,
      @PathVariable("token") String token,
      @RequestParam(name = "block", defaultValue = "false") boolean block) {
    screens.requireMember("import");
    Work<Imports.Result> job =
        imports().job(token).orElseThrow(() -> Says.GROCERY.input("import-gone", "import", token));
    if (job.failure().isPresent()) {
      throw job.failure().get();
    }
    Optional<Id> batch = job.result().flatMap(Imports.Result::batch);
    if (!block && batch.isPresent()) {
      return Pages.seeOther("/grocery/imports/" + batch.get() + "?done");
    }
    if (!block && (job.wasStopped() || job.result().isPresent())) {
      return Pages.seeOther("/grocery/imports/pending/" + token);
    }
    String href = "/grocery/imports/jobs/" + token;
    Job shown =
        new Job(
            "import-job",
            job.name(),
            Message.of("grocery.job.progress").with("done", job.done()).with("total", job.total()),
            job.done(),
            job.total(),
            job.left(),
            href + "?block=true",
            href + "/stop");
    Page page =
        screens.pages().page(request, Message.of("grocery.job.title").with("file", job.name()));
    return screens
        .pages()
        .show(
            block ? "grocery/jobBlock.jte" : "grocery/job.jte",
            page,
            Map.of("job", shown, "href", href));
  }

  @PostMapping("/jobs/{token}/stop")
  ResponseEntity<String> stop(@PathVariable("token") String token) {
    screens.requireMember("import");
    imports()
        .job(token)
        .ifPresent(
            job -> {
              job.stop();
              job.await(PATIENCE);
            });
    return Pages.seeOther("/grocery/imports/jobs/" + token);
  }

  @GetMapping("/{id}")
  ResponseEntity<String> batch(
      HttpServletRequest request,
      @PathVariable("id") String id,
      @RequestParam(name = "from", defaultValue = "0") int from) {
    if (screens.reader().isEmpty()) {
      return Screens.askWho();
    }
    Batch batch = imports().get(id(id));
    Page page =
        screens
            .pages()
            .page(
                request,
                Message.of(
                        batch.undoneAt().isPresent()
                            ? "grocery.batch.title_undone"
                            : "grocery.batch.title")
                    .with("file", batch.fileName())
                    .with("kept", batch.kept())
                    .with("aside", batch.setAside()));
    Map<String, Object> model = new HashMap<>();
    model.put("batch", batch);
    findings(model, imports().findings(batch.id()), from);
    return screens.pages().show("grocery/batch.jte", page, model);
  }

  static Id id(String text) {
    return Screens.id(text, "import-unknown", "import");
  }

  @PostMapping("/{id}/undo")
  ResponseEntity<String> undo(@PathVariable("id") String id) {
    screens.requireMember("import");
    imports().undo(id(id), Role.MEMBER.text());
    return Pages.seeOther("/grocery/imports/" + id);
  }
}
