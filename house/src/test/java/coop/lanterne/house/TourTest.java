// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five minutes of README and LISEZMOI, on a demonstration that runs, answers and all. */
class TourTest {
  @TempDir Path folder;

  /** From a title to the next one. */
  private static String section(String document, String title) {
    return Repository.matches("^## " + title + "\\n([\\s\\S]*?)^## ", Repository.text(document))
        .getFirst()
        .group(1);
  }

  /** With ordinary spaces: what people see. */
  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  @ParameterizedTest
  @CsvSource({"fr, LISEZMOI.md, Cinq minutes", "en, README.md, Five minutes"})
  void theCommandsOfTheTourAnswerAsTheDocumentSays(String language, String document, String title)
      throws Exception {
    String tour = section(document, title);
    assertThat(tour).contains("./lanterne demo");
    Path data = Demo.copy(folder.resolve("data"));
    int blocks = 0;
    try (Demo demo = Demo.start(data, Demo.TUESDAY)) {
      Iterator<MatchResult> all = Repository.matches(DocumentsTest.BLOCK, tour).iterator();
      while (all.hasNext()) {
        MatchResult commands = all.next();
        assertThat(commands.group(1)).as("a command").isEmpty();
        MatchResult expected = all.next();
        assertThat(expected.group(1)).as("its answer").isEqualTo("text");
        StringBuilder said = new StringBuilder();
        for (String command : commands.group(2).lines().toList()) {
          Workshop.Answer answer = run(language, command, data);
          assertThat(answer.exit()).as(command + answer.err()).isZero();
          said.append(answer.err()).append(answer.out());
        }
        assertThat(plain(said.toString())).containsPattern(inOrder(plain(expected.group(2))));
        blocks++;
      }
      assertThat(demo.errors()).isEmpty();
    }
    assertThat(blocks).isGreaterThanOrEqualTo(4);
  }

  private static Workshop.Answer run(String language, String command, Path data)
      throws IOException, InterruptedException {
    ProcessBuilder line = Demo.launcher(language, List.of(), List.of());
    // those that speak to the node find it where this test keeps it
    line.command(
        "bash",
        "-o",
        "pipefail",
        "-c",
        command.replaceAll("lanterne (replay|log export)", "$0 --data '" + data + "'"));
    Process process = line.start();
    process.getOutputStream().close();
    return Workshop.wait(process);
  }

  /** These lines one after the other, others between them; an ellipsis stands for anything. */
  private static Pattern inOrder(String lines) {
    StringBuilder pattern = new StringBuilder();
    for (String line : lines.lines().filter(l -> !l.equals("…")).toList()) {
      pattern
          .append("(?m:^")
          .append(Pattern.quote(line).replace("…", "\\E.*\\Q"))
          .append("$)(?s:.*?)");
    }
    return Pattern.compile(pattern.toString());
  }

  /** Steps 2 to 4; the browser's OrdererTest takes them by the pages themselves. */
  @ParameterizedTest
  @CsvSource({"fr, Valable", "en, Valid"})
  void theReceiptOfAnOrderIsCheckedWithTheNodeStopped(String language, String valid)
      throws Exception {
    Path data = Demo.copy(folder.resolve("data"));
    Path receipt = folder.resolve("receipt");
    Path key = folder.resolve("key");
    try (Demo demo = Demo.start(data, Demo.TUESDAY)) {
      List<?> orders = (List<?>) Demo.json(demo.get("/api/v1/advices?act=order.adopt").body());
      String advice = Demo.value(Objects.requireNonNull(orders.getFirst()), "id").toString();
      HttpResponse<String> done =
          demo.post(
              "/api/v1/advices/" + advice + "/decision",
              "application/json",
              "{\"choice\":\"refuse\",\"reason\":\"Essai.\"}");
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      String entry = "/journal/" + Demo.value(Demo.json(done.body()), "entry");
      assertThat(demo.get(entry).body()).contains(entry + "/receipt");
      Files.writeString(receipt, demo.get(entry + "/receipt").body());
      Files.writeString(key, demo.get("/journal/key").body());
    }
    Workshop.Answer answer =
        Demo.run(language, "receipt", "verify", receipt.toString(), "--key", key.toString());
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).contains(valid);
  }
}
