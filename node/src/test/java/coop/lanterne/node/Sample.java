// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Commits;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.shell.Awaiting;
import coop.lanterne.node.shell.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The simplest advice that there is, and a browser to read it. */
final class Sample {
  static final Id MIREILLE = Id.parse("person-m4k7p@epicerie-du-canal");

  private Sample() {}

  /** Twice what is asked, at a price that an advice does not know. */
  record Pieces(long pieces, long cents) implements Commits {
    Pieces(long pieces) {
      this(pieces, 0);
    }

    @Override
    public Money amount() {
      return Money.eur(cents);
    }

    @Override
    public String party() {
      return "boulangerie";
    }

    @Override
    public Value canonical() {
      return Value.rec("pieces", pieces);
    }
  }

  record Inputs(Value.Rec canonical) implements Canonical {}

  static final class Doubling implements Method<Pieces> {
    @Override
    public String name() {
      return "doublement/1";
    }

    @Override
    public Advice<Pieces> run(Value.Rec inputs) {
      Quantity half = Quantity.of(inputs.integer("pieces"), Unit.PIECE);
      Digest none = Digest.of(new byte[0]);
      Message word = Message.of("gallery.today");
      return new Advice<>(
          "order.adopt",
          Advice.Subject.THINGS,
          new Pieces(2 * inputs.integer("pieces")),
          new Explanation.Sum(
              word,
              List.of(new Explanation.Part(word, half), new Explanation.Part(word, half)),
              half.plus(half)),
          List.of(new Advice.SetAside(word, word)),
          List.of(new Advice.Uncertainty.NotKnown(word)),
          List.of(new Advice.Source(word, none)),
          List.of(new Advice.Parameter(word, new Message.Measured(half), word)),
          new Explanation.Trace(word, List.of(new Explanation.Step(word, word, Optional.empty()))),
          new Advice.Provenance(
              Advices.inputsDigest(new Inputs(inputs)),
              none,
              none,
              name(),
              MethodClass.RULES,
              Optional.empty(),
              Release.NAME,
              1));
    }
  }

  /** What a room would bring: a method, and something that awaits. */
  @Configuration(proxyBeanMethods = false)
  static class Room {
    @Bean
    Method<?> doubling() {
      return new Doubling();
    }

    @Bean
    Awaiting awaitingBread() {
      return person ->
          List.of(
              new Awaiting.Item(
                  Message.of("gallery.orders"),
                  Message.of("gallery.h1"),
                  Optional.of(Instant.parse("2026-11-24T08:30:00Z")),
                  false,
                  new Page.Link(Message.of("gallery.today"), "/journal"),
                  person.filter(p -> p.id().equals(MIREILLE)).isPresent()));
    }
  }

  /** Founds a node that is no demonstration, with two people. */
  static void found(Node node) {
    node.part(Founder.class)
        .found(
            "Le Bief",
            List.of(
                new Founder.Entrant(
                    Optional.of("omar"), "Omar", List.of(Role.KEEPER, Role.MEMBER), List.of()),
                new Founder.Entrant(
                    Optional.of("lea"), "Léa", List.of(Role.MEMBER), List.of("commander"))),
            ShippedRules.charter(),
            ShippedRules.charterYaml());
  }

  static Id advise(Node node, long pieces) {
    Inputs inputs = new Inputs(Value.rec("pieces", pieces));
    return node.part(Advices.class)
        .keep(
            new Doubling().run(inputs.canonical()),
            inputs,
            "boulangerie",
            LocalDate.of(2026, 11, 24));
  }

  static Desk.Done<Pieces> order(Node node, Id advice, long pieces, long cents, String reason) {
    return node.part(Desk.class)
        .decide(
            new Desk.Proposal<>(
                "order.adopt",
                "boulangerie",
                new Outcome.Amended<>(new Pieces(pieces, cents)),
                new Decider.Persons(List.of(MIREILLE)),
                Role.MEMBER.text(),
                node.part(Mandates.class).find(MIREILLE, "order.adopt").orElseThrow(),
                List.of(advice),
                Optional.of(reason),
                Optional.empty(),
                false,
                Optional.empty(),
                Desk.Lines.NONE),
            (tx, enacted) -> {});
  }

  /** A browser without script: keeps cookies, sends the hidden field of the last page. */
  static final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final String url;
    private final String language;
    private final HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token = "";

    Browser(Node node, String language) {
      this.url = node.url();
      this.language = language;
    }

    HttpResponse<String> get(String path, String... headers) {
      return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    byte[] bytes(String path) {
      try {
        HttpResponse<byte[]> response =
            client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return response.statusCode() == 200 ? response.body() : new byte[0];
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
      String body =
          java.util.stream.Stream.concat(
                  fields.entrySet().stream(), Map.of("_csrf", token).entrySet().stream())
              .map(
                  e ->
                      URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8)
                          + "="
                          + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return send(
          HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)),
          path,
          "Content-Type",
          "application/x-www-form-urlencoded");
    }

    /** Sends a file by a form. */
    HttpResponse<String> upload(String path, String field, String name, String text) {
      String edge = "----edge";
      String body =
          "--%s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n"
                  .formatted(edge, token)
              + "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                  .formatted(edge, field, name)
              + "Content-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n".formatted(text, edge);
      return send(
          HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)),
          path,
          "Content-Type",
          "multipart/form-data; boundary=" + edge);
    }

    /** A call of a program that sends something, with its credentials. */
    HttpResponse<String> api(
        String method, String path, String login, String password, String type, String body) {
      String basic =
          Base64.getEncoder()
              .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
      return send(
          HttpRequest.newBuilder().method(method, HttpRequest.BodyPublishers.ofString(body)),
          path,
          "Authorization",
          "Basic " + basic,
          "Content-Type",
          type.isEmpty() ? "text/plain" : type);
    }

    /** A call of a program, with its credentials. */
    HttpResponse<String> api(String method, String path, String login, String password) {
      String basic =
          Base64.getEncoder()
              .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
      return send(
          HttpRequest.newBuilder().method(method, HttpRequest.BodyPublishers.noBody()),
          path,
          "Authorization",
          "Basic " + basic);
    }

    /** A call of a program, with the credentials of a person of the demonstration, if any. */
    HttpResponse<String> call(
        String method, String path, Optional<Id> person, String type, String body) {
      if (person.isPresent()) {
        return api(method, path, person.get().local(), "", type, body);
      }
      return send(
          HttpRequest.newBuilder().method(method, HttpRequest.BodyPublishers.ofString(body)),
          path,
          "Content-Type",
          type.isEmpty() ? "text/plain" : type);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
      request.uri(URI.create(url + path)).header("Accept-Language", language);
      if (headers.length > 0) {
        request.headers(headers);
      }
      try {
        HttpResponse<String> response =
            client.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Matcher hidden = TOKEN.matcher(response.body());
        if (hidden.find()) {
          token = hidden.group(1);
        }
        return response;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    Browser as(String persona) {
      return choose(
          Jsoup.parse(get("/personas").body())
              .select("li:has(.when:contains(" + persona + "))")
              .select("input[name=person]")
              .attr("value"));
    }

    Browser as(Id person) {
      get("/personas");
      return choose(person.local());
    }

    private Browser choose(String local) {
      HttpResponse<String> chosen = post("/personas", Map.of("person", local));
      if (chosen.statusCode() != 303) {
        throw new AssertionError(chosen.statusCode() + " " + chosen.body());
      }
      return this;
    }
  }
}
