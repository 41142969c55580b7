// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the commands on a node end, with a stand-in that answers what it is told to. */
class NodeAnswersTest {
  private static final String ASIDE =
      """
      {"batch":null,"kept":0,"setAside":1,"findings":[{"code":"unknown-product",\
      "severity":"SET_ASIDE","file":"sales.csv","line":2,"column":"product","seen":"Batvia",\
      "why":"Ce produit n’est pas dans le catalogue.","maybe":"est-ce batavia."}]}\
      """;

  @TempDir Path data;
  private HttpServer node;
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext("/api/v1/version", exchange -> send(exchange, 200, "{}"));
    node.createContext("/", exchange -> send(exchange, status, answer));
    node.start();
    Files.writeString(data.resolve("demo.mark"), "");
    Files.writeString(
        data.resolve("node.json"),
        Json.write(
            Json.object(
                "pid",
                ProcessHandle.current().pid(),
                "url",
                "http://127.0.0.1:" + node.getAddress().getPort())));
    Files.writeString(data.resolve("sales.csv"), "date,product,quantity\n");
  }

  @AfterEach
  void stop() {
    node.stop(0);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Ran imports(String... more) {
    String[] args = {
      "import", data.resolve("sales.csv").toString(), "--data", data.toString(), "--as", "mireille"
    };
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return Ran.of("", all);
  }

  @Test
  void a_file_of_which_every_row_is_set_aside_did_nothing_usable() {
    answer = ASIDE;
    Ran words = imports();
    assertThat(words.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(words.err())
        .contains(
            "sales.csv, ligne\u00a02, colonne «\u00a0product\u00a0»", "Batvia", "est-ce batavia");
    Ran json = imports("--json");
    assertThat(json.exit()).isEqualTo(Exit.NOTHING_DONE);
    assertThat(json.out().lines()).hasSize(1);
    assertThat(json.json().get("setAside").asInt()).isEqualTo(1);
  }

  @Test
  void a_file_that_is_known_already_or_has_good_rows_is_done() {
    answer = "{\"batch\":null,\"kept\":0,\"setAside\":0,\"findings\":[]}";
    assertThat(imports().exit()).isEqualTo(Exit.DONE);
    answer = ASIDE.replace("\"kept\":0", "\"kept\":5");
    assertThat(imports().exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void a_node_that_answers_without_a_word_is_said() {
    status = 400;
    answer = "";
    Ran ran = Ran.of("", "replay", "n/importe", "--data", data.toString(), "--as", "karim");
    assertThat(ran.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.err()).contains("Le nœud répond 400, et rien de plus");
  }

  @Test
  void an_export_that_the_node_could_not_sign_is_written_and_said() throws IOException {
    Path journal = Path.of(System.getProperty("lanterne.root", "..")).resolve("examples/journal");
    answer = Files.readString(journal.resolve("journal.lanterne-log"));
    Ran signed = Ran.of("", "log", "export", "--data", data.toString());
    assertThat(signed.exit()).isEqualTo(Exit.DONE);
    assertThat(signed.out()).isEqualTo(answer);
    assertThat(signed.err()).doesNotContain("Pas encore signé");
    answer = answer.replaceAll("checkpoint .*\n", "");
    Ran early = Ran.of("", "log", "export", "--data", data.toString());
    assertThat(early.exit()).isEqualTo(Exit.DONE);
    assertThat(early.out()).isEqualTo(answer);
    assertThat(early.err())
        .contains("pas encore signé, 20 entrées")
        .contains("Pas encore signé\u00a0: ");
  }
}
