// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import static coop.lanterne.node.shell.Whom.MEMBERS;
import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import coop.lanterne.journal.Entry;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Replay;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.transparency.Transparency;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same use cases for programs. */
@RestController
public record TransparencyApi(Transparency room, People people, Charters charters, Store store) {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

  /**
   * What answers.
   *
   * @param charter the charter in force; null before the founding
   * @param entries how many entries the last checkpoint covers
   * @param time the node's clock
   */
  public record Version(
      String name,
      String release,
      String node,
      @Nullable InForce charter,
      long entries,
      String key,
      String time) {}

  /** The charter in force. */
  public record InForce(String version, String digest, boolean adopted) {}

  /**
   * An advice.
   *
   * @param advice its canonical form as it was given; messages as a key and what fills it
   * @param explanation in words, as lines; null when it can no longer be computed
   * @param same whether computing it now gives the same bytes
   */
  public record AdviceBody(
      String id,
      String act,
      String subject,
      String asOf,
      String madeAt,
      String digest,
      @Nullable String decision,
      boolean superseded,
      long entry,
      @Nullable Object advice,
      @Nullable String explanation,
      boolean same) {}

  /** The answer of a replay; what does not apply is null. */
  public record Replayed(
      String answer,
      @Nullable String digest,
      @Nullable String where,
      @Nullable String before,
      @Nullable String now,
      @Nullable String article,
      @Nullable String release) {
    static Replayed of(Replay replay) {
      return switch (replay) {
        case Replay.Same(Digest d) ->
            new Replayed("same_bytes", d.toString(), null, null, null, null, null);
        case Replay.Differs(String place, String before, String now) ->
            new Replayed("differs", null, place, before, now, null, null);
        case Replay.Erased(String article, Digest d) ->
            new Replayed("erased", d.toString(), null, null, null, article, null);
        case Replay.OtherRelease(String release) ->
            new Replayed("other_release", null, null, null, null, null, release);
      };
    }
  }

  /** A page of the journal. */
  public record Entries(
      long total, int page, int pages, List<Map<String, @Nullable Object>> entries) {}

  @OpenTo(VISITORS)
  @GetMapping("/api/v1/version")
  Version version() {
    return new Version(
        "lanterne",
        Release.NAME,
        store.node(),
        charters
            .find()
            .map(c -> new InForce(c.charter().version(), c.digest().toString(), c.adopted()))
            .orElse(null),
        room.size(),
        room.key(),
        room.now().toString());
  }

  @OpenTo(VISITORS)
  @GetMapping("/api/v1/openapi.yaml")
  ResponseEntity<Resource> openapi() {
    return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("openapi.yaml"));
  }

  @OpenTo(MEMBERS)
  @GetMapping("/api/v1/advices/{id}")
  AdviceBody advice(HttpServletRequest request, @PathVariable String id) {
    Transparency.Why why = room.why(AdvicePages.parse(id), Reader.person(people));
    return new AdviceBody(
        why.given().id().toString(),
        why.given().act(),
        why.given().subject(),
        why.given().asOf().toString(),
        why.given().madeAt().toString(),
        why.given().digest().toString(),
        why.given().decision().map(Id::toString).orElse(null),
        why.given().superseded(),
        why.entry(),
        tree(why.kept()),
        why.advice().map(a -> Reader.prose(request).explain(a.explanation())).orElse(null),
        why.same());
  }

  @OpenTo(MEMBERS)
  @PostMapping("/api/v1/advices/{id}/replay")
  Replayed replay(@PathVariable String id) {
    return Replayed.of(room.replay(AdvicePages.parse(id), Reader.person(people)));
  }

  @OpenTo(VISITORS)
  @GetMapping("/api/v1/journal/entries")
  Entries entries(
      @RequestParam(required = false) Optional<String> kind,
      @RequestParam(defaultValue = "1") int page) {
    Transparency.Listing listing = room.list(kind, page, Reader.person(people));
    return new Entries(
        listing.total(),
        listing.page(),
        listing.pages(),
        listing.lines().stream().map(l -> entry(l.entry(), l.state().name())).toList());
  }

  private static Map<String, @Nullable Object> entry(Entry entry, String state) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    entry.canonical().fields().forEach((name, value) -> fields.put(name, tree(value)));
    fields.put("state", state.toLowerCase(java.util.Locale.ROOT));
    return fields;
  }

  /** Kernel data as JSON has it; a digest is written as sha256:… */
  private static @Nullable Object tree(Value value) {
    return switch (value) {
      case Value.Nil() -> null;
      case Value.Bool(boolean b) -> b;
      case Value.Int(long n) -> n;
      case Value.Real(double x) -> x;
      case Value.Text(String s) -> s;
      case Value.Bytes b ->
          b.value().length == 32
              ? Digest.ofRaw(b.value()).toString()
              : java.util.HexFormat.of().formatHex(b.value());
      case Value.Seq(List<Value> items) -> items.stream().map(TransparencyApi::tree).toList();
      case Value.Rec(Map<String, Value> fields) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        fields.forEach((k, v) -> map.put(k, tree(v)));
        yield map;
      }
    };
  }
}
