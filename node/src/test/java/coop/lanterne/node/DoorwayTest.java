// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Whom;
import coop.lanterne.node.storage.Trouble;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is turned away before any page is asked. */
@TestInstance(Lifecycle.PER_CLASS)
final class DoorwayTest {
  private static final String HIDDEN = "secret of the machine";

  private Node node;
  private URI url;
  private final HttpClient client = HttpClient.newHttpClient();

  /** A page that fails, and one that says who asks. */
  @Controller
  static class Failing {
    @OpenTo(Whom.VISITORS)
    @GetMapping("/founding/asks")
    @ResponseBody
    String whoAsks(HttpServletRequest request) {
      return request.getRemoteAddr() + " " + request.getScheme() + " " + request.getServerName();
    }

    @OpenTo(Whom.VISITORS)
    @GetMapping("/founding/fails")
    String fail() {
      throw new IllegalStateException(HIDDEN);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @org.springframework.context.annotation.Import(Failing.class)
  static class Broken {}

  @BeforeAll
  void start(@TempDir Path folder) {
    node =
        Node.start(
            NodeOptions.local(false, folder, 0),
            new TestClock("2026-11-24T05:12:00Z"),
            List.of(Broken.class));
    url = URI.create(node.url());
    node.part(Founder.class)
        .found(
            "Épicerie du Canal",
            List.of(
                entrant("aurelien", "Aurélien", List.of(Role.KEEPER), List.of()),
                entrant("mireille", "Mireille", List.of(Role.MEMBER), List.of("commander"))),
            ShippedRules.charter(),
            ShippedRules.charterYaml());
  }

  private static Founder.Entrant entrant(
      String local, String name, List<Role> roles, List<String> mandates) {
    return new Founder.Entrant(Optional.of(local), name, roles, mandates);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  /** Sends lines as they are; the end of a chunked body follows. */
  private String raw(String... lines) throws IOException {
    return ask(in -> new String(in.readAllBytes(), StandardCharsets.UTF_8), lines);
  }

  /** The first line alone: a server may keep the line open to read what it refuses. */
  private String status(String... lines) throws IOException {
    return ask(
        in ->
            String.valueOf(
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine()),
        lines);
  }

  private interface Answer {
    String read(InputStream in) throws IOException;
  }

  private String ask(Answer answer, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      socket.setSoTimeout(20_000);
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return answer.read(socket.getInputStream());
    }
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aForeignNameThatLeadsHereIsNotAnswered() throws IOException {
    assertThat(raw("GET /login HTTP/1.1", "Host: evil.example:" + url.getPort()))
        .startsWith("HTTP/1.1 421")
        .contains("--public-url");
    assertThat(raw("GET /look.css HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 421");
    assertThat(raw("GET /api/v1/version HTTP/1.1", "Host: evil.example"))
        .startsWith("HTTP/1.1 421");
    assertThat(raw("GET /login HTTP/1.1", "Host: localhost:" + url.getPort()))
        .startsWith("HTTP/1.1 200");
    assertThat(raw("GET /login HTTP/1.1", "Host: 127.0.0.1")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aChangeSentByAPageOfAnotherSiteIsRefusedAlsoToPrograms() throws Exception {
    for (String path : List.of("/preferences", "/api/v1/anything")) {
      assertThat(send("POST", path, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
      assertThat(send("POST", path, "Origin", "null").statusCode()).isEqualTo(403);
      assertThat(send("POST", path, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void noPageTakesAChangeWithoutItsHiddenField() throws Exception {
    List<String> changes = new ArrayList<>();
    node.part(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                if (verb != RequestMethod.GET && verb != RequestMethod.HEAD) {
                  mapping
                      .getPatternValues()
                      .forEach(p -> changes.add(verb + " " + p.replaceAll("\\{[^}]*\\}", "1")));
                }
              }
            });
    assertThat(changes).contains("POST /preferences", "POST /personas");
    changes.addAll(List.of("POST /login", "POST /logout"));
    for (String change : changes) {
      String[] parts = change.split(" ", 2);
      boolean program = parts[1].startsWith("/api/");
      assertThat(send(parts[0], parts[1]).statusCode()).as(change).isEqualTo(program ? 401 : 403);
    }
  }

  @Test
  void whatIsTooLargeOrHasNoLengthIsNotRead() throws IOException {
    String host = "Host: localhost";
    assertThat(status("POST /login HTTP/1.1", host, "Content-Length: 300000000"))
        .startsWith("HTTP/1.1 413");
    assertThat(
            status(
                "POST /login HTTP/1.1",
                host,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 3000000"))
        .startsWith("HTTP/1.1 413");
    assertThat(status("POST /login HTTP/1.1", host, "Transfer-Encoding: chunked"))
        .startsWith("HTTP/1.1 411");
  }

  @Test
  void theSessionsCookieIsNeitherReadByScriptsNorSentByOtherSites() throws Exception {
    HttpResponse<String> login = send("GET", "/login");
    assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("JSESSIONID=", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure"); // this node speaks no TLS
    assertThat(login.body()).doesNotContain("jsessionid");
  }

  @Test
  void everyAnswerForbidsFramesSniffingAndForeignContent() throws Exception {
    for (String path : List.of("/login", "/api/v1/version", "/look.css", "/no-such-page")) {
      Map<String, List<String>> headers = send("GET", path).headers().map();
      assertThat(headers.get("content-security-policy"))
          .as(path)
          .singleElement()
          .asString()
          .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(headers).containsEntry("x-content-type-options", List.of("nosniff"));
      assertThat(headers).containsEntry("x-frame-options", List.of("DENY"));
      assertThat(headers).containsEntry("referrer-policy", List.of("same-origin"));
      assertThat(headers).containsEntry("cross-origin-opener-policy", List.of("same-origin"));
    }
  }

  @Test
  void whatIsTurnedAwayForbidsThemToo() throws Exception {
    String host = "Host: localhost";
    for (String refused :
        List.of(
            raw("GET /login HTTP/1.1", "Host: evil.example"),
            raw("POST /preferences HTTP/1.1", host, "Origin: null", "Content-Length: 0"),
            raw("GET /x;y=1//z HTTP/1.1", host),
            raw("TRACK /login HTTP/1.1", host),
            raw("GET /no-such-page HTTP/1.1", host))) {
      assertThat(refused.lines().map(l -> l.toLowerCase(Locale.ROOT)))
          .as(refused)
          .filteredOn(
              l -> l.matches("(content-security-policy|x-content-type-options|x-frame-.*):.*"))
          .hasSize(3);
    }
  }

  @Test
  void onlyTheDeclaredProxySaysForWhomItAsks(@TempDir Path one, @TempDir Path two)
      throws Exception {
    String[] said = {
      "X-Forwarded-For",
      "203.0.113.7",
      "X-Forwarded-Proto",
      "https",
      "X-Forwarded-Host",
      "a.example"
    };
    assertThat(send("GET", "/founding/asks", said).body()).isEqualTo("127.0.0.1 http localhost");
    assertThat(asked(one, "127.0.0.1", said)).isEqualTo("203.0.113.7 https a.example");
    assertThat(asked(two, "192.0.2.1", said))
        .as("a neighbour on the same network is not the proxy")
        .isEqualTo("127.0.0.1 http localhost");
    assertThatThrownBy(() -> asked(one, "no-such-proxy.invalid", said))
        .hasMessageContaining("proxy-unknown");
  }

  /** Who asks, as seen by a node behind a proxy of that address. */
  private String asked(Path folder, String proxy, String... headers) throws Exception {
    NodeOptions options =
        new NodeOptions(
            false,
            folder,
            "127.0.0.1",
            0,
            Optional.of("https://a.example"),
            Optional.empty(),
            Optional.of(proxy),
            NodeOptions.PARIS);
    try (Node behind = Node.start(options, Clock.systemUTC(), List.of(Broken.class))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(behind.localUrl() + "/founding/asks"))
              .headers(headers)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void noErrorPageShowsWhatWentWrongInside() throws Exception {
    HttpResponse<String> failed = send("GET", "/founding/fails");
    assertThat(failed.statusCode()).isEqualTo(500);
    HttpResponse<String> forged = send("POST", "/preferences", "Accept", "text/html");
    String firewall = raw("GET /x;y=1//z HTTP/1.1", "Host: localhost");
    String garbled = raw("GET /%zz HTTP/1.1", "Host: localhost");
    for (String body : List.of(failed.body(), forged.body(), firewall, garbled)) {
      assertThat(body)
          .doesNotContain(HIDDEN, "Exception", "\tat ", "org.springframework", "Tomcat");
    }
  }

  @Test
  void theDemoAnswersThisMachineAlone(@TempDir Path other) {
    for (NodeOptions beyond :
        List.of(
            demo(other, "0.0.0.0", Optional.empty(), Optional.empty()),
            demo(other, "127.0.0.1", Optional.of("https://demo.exemple.coop"), Optional.empty()),
            demo(other, "127.0.0.1", Optional.empty(), Optional.of("localhost")))) {
      assertThatThrownBy(() -> Node.start(beyond))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("demo-beyond-this-machine");
    }
  }

  private static NodeOptions demo(
      Path folder, String address, Optional<String> publicUrl, Optional<String> proxy) {
    return new NodeOptions(
        true, folder, address, 0, publicUrl, Optional.empty(), proxy, NodeOptions.PARIS);
  }
}
