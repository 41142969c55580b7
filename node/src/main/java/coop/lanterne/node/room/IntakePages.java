// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the pages of every room's files share. A file waits at {@code <href>/pending/<token>}, is
 * being kept at {@code <href>/jobs/<token>}, and what was kept is at {@code <href>/<id>}; the room
 * has the templates {@code <voice>/job.jte} and {@code jobBlock.jte}.
 *
 * @param voice the first segment of the keys of the room's words
 */
public record IntakePages<S>(Pages pages, Intake<S> files, String voice, String href) {
  /** How many findings a page shows. */
  public static final int PAGE = 50;

  /** A file that takes longer gets a page that says how far it is. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  /** What a form sent: its name and its bytes go where the room takes them. */
  public static <T> T sent(
      MultipartFile file,
      Supplier<? extends RuntimeException> missing,
      BiFunction<String, InputStream, T> room) {
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    if (name.isEmpty()) {
      throw missing.get();
    }
    try (InputStream in = file.getInputStream()) {
      return room.apply(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page of findings, from that one on, for {@code shell.pager}. */
  public static Map<String, Object> findings(List<Finding> all, int from) {
    int first = Math.max(0, Math.min(from, Math.max(0, all.size() - 1)));
    Map<String, Object> model = new HashMap<>();
    model.put("findings", all.stream().skip(first).limit(PAGE).toList());
    model.put("first", first);
    model.put("total", all.size());
    model.put("size", PAGE);
    return model;
  }

  /** To the file that waits. */
  public ResponseEntity<String> toPending(String token) {
    return Pages.seeOther(href + "/pending/" + token);
  }

  /** Begins to keep a file, and waits for it a little. */
  public ResponseEntity<String> keep(String token, String role) {
    files.start(token, role).await(PATIENCE);
    return Pages.seeOther(href + "/jobs/" + token);
  }

  /** How far a file is; once it is over, what came of it, unless the block alone is asked. */
  public ResponseEntity<String> job(HttpServletRequest request, String token, boolean block) {
    Work<Intake.Result<S>> job = files.job(token);
    if (job.failure().isPresent()) {
      throw job.failure().get();
    }
    Optional<Id> kept = job.result().flatMap(Intake.Result::kept);
    if (!block && kept.isPresent()) {
      return Pages.seeOther(href + "/" + kept.get() + "?done");
    }
    if (!block && (job.wasStopped() || job.result().isPresent())) {
      return toPending(token);
    }
    String here = href + "/jobs/" + token;
    return pages.show(
        voice + (block ? "/jobBlock.jte" : "/job.jte"),
        pages.page(request, Message.of(voice + ".job.title").with("file", job.name())),
        Map.of("job", job.shown("import-job", voice + ".job.progress", here), "href", here));
  }

  /** Asks to stop it. */
  public ResponseEntity<String> stop(String token) {
    files.job(token).stop(PATIENCE);
    return Pages.seeOther(href + "/jobs/" + token);
  }
}
