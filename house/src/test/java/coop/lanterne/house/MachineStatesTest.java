// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.house;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.verifier.Report;
import coop.lanterne.verifier.Verifier;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is large, and states of the machine, as the scripts of examples/errors make them: the real
 * launcher says them in the person's language, ends with their code, and nothing is lost.
 */
class MachineStatesTest {
  private static final Path ERRORS = Repository.ROOT.resolve("examples/errors");
  private static final String LAUNCHER = Repository.ROOT.resolve("lanterne").toString();

  @TempDir Path folder;

  private static String make(String state) {
    return ERRORS.resolve(state).resolve("make.sh").toString();
  }

  private static void made(String state, Path out) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(make(state), out.toString()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  /** Nothing on standard output, and on standard error these four lines alone. */
  private static void said(
      Workshop.Answer answer, int exit, String place, String seen, String why, String maybe) {
    assertThat(answer.out()).isEmpty();
    assertThat(plain(answer.err()).lines().toList()).containsExactly(place, seen, why, maybe);
    assertThat(answer.exit()).isEqualTo(exit);
  }

  /** With ordinary spaces. */
  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  /** The Findings of an answer in JSON are those that the page of that state expects. */
  private static void asExpected(String state, String json, Map<String, String> names)
      throws IOException {
    String text = Files.readString(ERRORS.resolve(state).resolve("expected.json"));
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace("\"" + name.getKey() + "\"", "\"" + name.getValue() + "\"");
    }
    Object expected = Demo.value(Demo.json(text), "findings");
    List<Map<String, Object>> seen = new ArrayList<>();
    for (Object finding : (List<?>) Demo.value(Demo.json(json), "findings")) {
      Map<String, Object> fields = new TreeMap<>();
      for (String field : List.of("code", "severity", "file", "line", "column", "seen")) {
        fields.put(field, Demo.value(Objects.requireNonNull(finding), field));
      }
      fields.computeIfPresent(
          "seen", (f, value) -> value.toString().replaceFirst("(batavia,9{8})9+$", "$1…"));
      seen.add(fields);
    }
    assertThat(seen).isEqualTo(expected);
  }

  private Workshop.Answer importing(String language, Path data, Path file, String... more)
      throws IOException, InterruptedException {
    return Demo.run(language, importArguments(data, file, more).toArray(String[]::new));
  }

  private static List<String> importArguments(Path data, Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("import", file.toString(), "--as", "mireille", "--data", data.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  @Test
  void aLineOfAHundredMegabytesIsPassedOverAndTheOthersAreKept() throws Exception {
    Path out = folder.resolve("out");
    made("line-too-long", out);
    Path sales = out.resolve("sales.csv");
    assertThat(Files.size(sales)).isGreaterThan(100_000_000);
    Path data = Demo.copy(folder.resolve("data"));
    try (Demo demo = Demo.start(data, Demo.TUESDAY)) {
      Workshop.Answer french = importing("fr", data, sales, "--json");
      assertThat(french.exit()).as(french.err()).isZero();
      asExpected("line-too-long", french.out(), Map.of());
      assertThat(french.out()).contains("\"kept\":2", "Cette ligne est trop longue");
      Workshop.Answer english = importing("en", data, sales);
      assertThat(english.err())
          .contains("already been imported", "sales.csv, line\u00a03", "This line is too long");
      assertThat(demo.errors()).isEmpty();
    }
  }

  @Test
  void ofTwoImportsAtOnceTheSecondIsRefusedAndDoneLater() throws Exception {
    Path out = folder.resolve("out");
    made("two-imports-at-once", out);
    Path data = Demo.copy(folder.resolve("data"));
    try (Demo demo = Demo.start(data, Demo.TUESDAY)) {
      assertThat(importing("en", data, out.resolve("suppliers.csv")).exit()).isZero();
      assertThat(importing("en", data, out.resolve("products.csv")).exit()).isZero();
      Process first =
          Demo.launcher("en", List.of(), importArguments(data, out.resolve("years.csv"))).start();
      while (first.isAlive() && waiting(data) == 0) {
        Thread.sleep(5); // until the file is received and its import begins
      }
      Process french =
          Demo.launcher("fr", List.of(), importArguments(data, out.resolve("sales.csv"), "--json"))
              .start();
      Workshop.Answer english = importing("en", data, out.resolve("sales.csv"));
      said(
          english,
          4,
          "sales.csv",
          "Read: years.csv",
          "Another import is under way. Two at once could count the same sale twice; nothing of"
              + " this one was kept.",
          "Maybe someone else is importing right now. Wait until it ends, then start again.");
      Workshop.Answer refused = Workshop.wait(french);
      assertThat(refused.exit()).isEqualTo(4);
      asExpected("two-imports-at-once", refused.out(), Map.of());
      assertThat(refused.out()).contains("Un autre import est en cours");

      assertThat(Workshop.wait(first).out())
          .isEqualTo("years.csv: 336,000 rows kept, 0 set aside\n");
      assertThat(importing("en", data, out.resolve("sales.csv")).out())
          .isEqualTo("sales.csv: 2 rows kept, 0 set aside\n");
      assertThat(waiting(data)).isZero();
      assertThat(demo.errors()).isEmpty();
    }
  }

  private static long waiting(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("imports"))) {
      return files.filter(f -> f.toString().endsWith(".csv")).count();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    String port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = Integer.toString(free.getLocalPort());
    }
    String data = folder.resolve("data").toString();
    List<String> taken = List.of(make("port-taken"), port, "--");
    said(
        Demo.run("fr", taken, "demo", "--port", port, "--data", data),
        4,
        "--port",
        "Lu : " + port,
        "Un autre programme écoute déjà sur ce port.",
        "Peut-être Lanterne est-elle déjà ouverte à cette adresse. Regardez-y, ou choisissez un"
            + " autre port par --port ; 0 en prend un qui est libre.");
    said(
        Demo.run("en", taken, "demo", "--port", port, "--data", data),
        4,
        "--port",
        "Read: " + port,
        "Another program already listens on this port.",
        "Maybe Lanterne is open already at this address. Look there, or choose another port with"
            + " --port; 0 takes a free one.");
  }

  @Test
  void aFolderThatAnotherProcessHoldsIsLeftAlone() throws Exception {
    Path data = folder.resolve("data");
    List<String> held =
        List.of(make("folder-locked"), data.resolve("lanterne.lock").toString(), "--");
    said(
        Demo.run("fr", held, "serve", "--data", data.toString()),
        4,
        data.toString(),
        "Lu : " + data,
        "Un autre programme tient déjà ce dossier. Deux programmes ne l’écrivent jamais ensemble.",
        "Peut-être Lanterne tourne-t-elle déjà dans une autre fenêtre. Fermez-la, ou indiquez un"
            + " autre dossier par --data.");
    said(
        Demo.run("en", held, "serve", "--data", data.toString()),
        4,
        data.toString(),
        "Read: " + data,
        "Another program already holds this folder. Two programs never write it together.",
        "Maybe Lanterne already runs in another window. Close it, or give another folder with"
            + " --data.");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).containsExactly(data.resolve("lanterne.lock"));
    }
  }

  @Test
  void aFolderThatIsNotWhatItWasIsRefusedInWordsAndNothingIsChanged() throws Exception {
    Path data = Demo.copy(folder.resolve("data"));
    Path database = data.resolve("lanterne.db");
    Path key = data.resolve("journal.key");
    byte[] whole = Files.readAllBytes(database);
    String own = Files.readString(key);

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    refused(
        data, key, "rw-r--r--", "Lancez chmod 600 sur ce fichier.", "Run chmod 600 on this file.");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));

    Files.writeString(key, "PRIVATE+KEY+none\n");
    refused(
        data, "journal.key", key, "celle qui a signé le journal", "the key that signed the log");
    Files.writeString(key, own);

    Files.writeString(database, "no database at all\n".repeat(1000));
    refused(data, data, data, "La base de données est abîmée", "The database is damaged");
    Files.delete(database);
    refused(data, data, database, "n’a pas recommencé à zéro", "did not begin anew");
    assertThat(database).doesNotExist();

    Files.write(database, whole);
    try (Demo demo = Demo.start(data, Demo.TUESDAY)) {
      assertThat(demo.get("/journal").statusCode()).isEqualTo(200);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database)))
          .isEqualTo("rw-------");
    }
  }

  /** In both languages: where, what was seen, and these words of why or of how to mend it. */
  private static void refused(Path data, Object place, Object seen, String french, String english)
      throws Exception {
    for (boolean isFrench : List.of(true, false)) {
      Workshop.Answer answer =
          Demo.run(isFrench ? "fr" : "en", "demo", "--port", "0", "--data", data.toString());
      assertThat(answer.exit()).isEqualTo(4);
      assertThat(answer.out()).isEmpty();
      assertThat(plain(answer.err()).lines())
          .hasSize(4)
          .startsWith(place.toString(), (isFrench ? "Lu : " : "Read: ") + seen)
          .anyMatch(line -> line.contains(isFrench ? french : english));
    }
  }

  @Test
  void aCertificateThatIsMissingOrIsNoneStopsTheStart() throws Exception {
    Path data = folder.resolve("data");
    Path none = folder.resolve("none.pem");
    said(
        Demo.run("fr", "serve", "--data", data.toString(), "--tls", none.toString(), "key.pem"),
        1,
        "--tls CERT",
        "Lu : " + none,
        "Ce fichier manque, ou vous n’avez pas le droit de le lire. Lanterne n’a pas démarré.",
        "Peut-être un chemin de --tls est-il faux. Donnez le certificat d’abord, puis la clé.");
    Files.writeString(none, "no certificate at all\n");
    said(
        Demo.run("en", "serve", "--data", data.toString(), "--tls", none.toString(), "key.pem"),
        1,
        "--tls CERT",
        "Read: " + none,
        "This file does not hold what is expected, in PEM. Lanterne did not start.",
        "Maybe the two files of --tls are the wrong way round. Give the certificate first, then the"
            + " key, without a password.");
    assertThat(data).doesNotExist();
  }

  @Test
  void onADiskThatIsFullAlreadyNothingStarts() throws Exception {
    Path disk = folder.resolve("disk");
    Path data = disk.resolve("data");
    List<String> full = List.of(make("disk-full"), disk.toString(), "--full", "--");
    said(
        Demo.run("fr", full, "demo", "--port", "0", "--data", data.toString()),
        4,
        data.toString(),
        "Lu : " + data,
        "Le disque est plein. Rien n’a été écrit à moitié : ce qui était enregistré l’est encore.",
        "Peut-être de vieilles sauvegardes prennent-elles la place. Libérez-en, puis recommencez.");
    said(
        Demo.run("en", full, "demo", "--port", "0", "--data", data.toString()),
        4,
        data.toString(),
        "Read: " + data,
        "The disk is full. Nothing was half written: what was recorded still is.",
        "Maybe old backups take up the room. Free some space, then try again.");
  }

  /** Runs the node on the small disk, and each line of standard input there too. */
  private static final String ON_THE_DISK =
      """
      seeded=$1 data=$2 answer=$3; shift 3
      cp -r "$seeded" "$data"
      "$@" & node=$!
      while read -r what && [ "$what" != end ]; do
        bash -c "$what" >"$answer.out" 2>"$answer.err"
        echo $?
      done
      kill $node; wait $node
      """;

  @Test
  void whenTheDiskFillsUpNothingIsLostAndTheNodeGoesOn() throws Exception {
    Path disk = folder.resolve("disk");
    Path data = disk.resolve("data");
    Path seeded = Demo.copy(folder.resolve("seeded"));
    Path answer = folder.resolve("answer");
    String fill = make("disk-full") + " --fill " + disk;
    String free = make("disk-full") + " --free " + disk;
    Path sales = ERRORS.resolve("disk-full/sales.csv");
    String importing =
        LAUNCHER + " " + String.join(" ", importArguments(data, sales, "--json", "--lang "));
    ProcessBuilder node =
        Demo.launcher(
            "fr",
            List.of(
                make("disk-full"),
                disk.toString(),
                "--",
                "bash",
                "-c",
                ON_THE_DISK,
                "on-the-disk",
                seeded.toString(),
                data.toString(),
                answer.toString()),
            List.of(
                "demo", "--port", "0", "--data", data.toString(), "--at", Demo.TUESDAY.toString()));
    try (Demo demo = Demo.await(node)) {
      List<?> orders = (List<?>) Demo.json(demo.get("/api/v1/advices?act=order.adopt").body());
      assertThat(orders).hasSizeGreaterThan(2);
      Object next = Objects.requireNonNull(orders.get(1));
      signIn(demo);
      HttpResponse<String> before = refuse(demo, orders.getFirst());
      assertThat(before.statusCode()).as(before.body()).isEqualTo(200);
      long entry = ((Number) Demo.value(Demo.json(before.body()), "entry")).longValue();
      String receipt = demo.get("/journal/" + entry + "/receipt").body();
      String size = size(demo);

      assertThat(demo.tell(fill)).isEqualTo("0");
      HttpResponse<String> refused = refuse(demo, next);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("disk-full", "Le disque est plein.");
      for (String language : List.of("fr", "en")) {
        assertThat(demo.tell(importing + language)).isEqualTo("4");
        asExpected("disk-full", Files.readString(answer("out")), Map.of("DATA", data.toString()));
        assertThat(Files.readString(answer("err")))
            .contains(language.equals("fr") ? "Le disque est plein." : "The disk is full.")
            .doesNotContain("Exception", "\tat ");
      }
      for (String page : List.of("/", "/journal", "/charter", "/assembly", "/grocery/decisions")) {
        assertThat(demo.get(page).statusCode()).as(page).isEqualTo(200);
      }
      String order =
          "/grocery/orders/" + Demo.value(next, "supplier") + "/" + Demo.value(next, "day");
      assertThat(demo.get(order).statusCode()).isEqualTo(200);
      for (String language : List.of("fr", "en")) {
        HttpResponse<String> page =
            demo.form(
                "/advices/" + Demo.value(next, "id") + "/decision",
                Map.of("choice", "refuse", "refusal_reason", "Essai."),
                "Accept-Language",
                language);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(503);
        assertThat(page.body())
            .contains("</html>")
            .contains(language.equals("fr") ? "Le disque est plein." : "The disk is full.");
      }
      assertThat(size(demo)).as("nothing was half done").isEqualTo(size);

      assertThat(demo.tell(free)).isEqualTo("0");
      HttpResponse<String> after = refuse(demo, next);
      assertThat(after.statusCode()).as(after.body()).isEqualTo(200);
      assertThat(demo.tell(importing + "fr")).isEqualTo("0");
      assertThat(Files.readString(answer("out"))).contains("\"kept\":2");
      Report report =
          Verifier.log(
              new ByteArrayInputStream(
                  demo.get("/journal/export").body().getBytes(StandardCharsets.UTF_8)),
              List.of(new Verifier.Given("before", receipt)),
              Optional.of(demo.get("/journal/key").body().strip()));
      assertThat(report.holds()).as(report.text(Locale.ENGLISH)).isTrue();
      assertThat(demo.errors()).doesNotContain("Exception", "\tat ");
      demo.tell("end");
    }
  }

  private Path answer(String stream) {
    return folder.resolve("answer." + stream);
  }

  private static String size(Demo demo) throws IOException {
    return demo.get("/journal/checkpoint").body().lines().toList().get(1);
  }

  private static void signIn(Demo demo) throws IOException {
    String form = demo.get("/personas").body();
    String person = form.replaceFirst("(?s).*?name=\"person\" value=\"([^\"]+)\".*", "$1");
    assertThat(demo.form("/personas", Map.of("person", person)).statusCode()).isEqualTo(303);
  }

  private static HttpResponse<String> refuse(Demo demo, Object order) throws IOException {
    return demo.post(
        "/api/v1/advices/" + Demo.value(order, "id") + "/decision",
        "application/json",
        "{\"choice\":\"refuse\",\"reason\":\"Essai.\"}",
        "Accept-Language",
        "fr");
  }
}
