// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import module java.base;

/**
 * A hall that votes: each telephone takes a seat in a debate, answers the statement that it is shown,
 * reads the page that comes, and goes on, with a moment to think in between; all behind one address.
 * Prints how long votes and pages took, and what was refused.
 *
 * <p>usage: java benchmarks/Hall.java URL DEBATE TELEPHONES SECONDS THINK_MS
 */
final class Hall {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern STATEMENT = Pattern.compile("name=\"statement\" value=\"([^\"]+)\"");

  private final URI node;
  private final String debate;
  private final Duration think;
  private volatile boolean over;
  private final Queue<Long> votes = new ConcurrentLinkedQueue<>(); // in microseconds
  private final Queue<Long> pages = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicReference<String> firstRefusal = new AtomicReference<>();

  private Hall(URI node, String debate, Duration think) {
    this.node = node;
    this.debate = debate;
    this.think = think;
  }

  public static void main(String[] args) throws Exception {
    Hall hall = new Hall(URI.create(args[0]), args[1], Duration.ofMillis(Long.parseLong(args[4])));
    hall.run(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
  }

  private void run(int telephones, int seconds) throws InterruptedException {
    List<Thread> voters = new ArrayList<>();
    for (int i = 0; i < telephones; i++) {
      long seed = i;
      voters.add(Thread.ofVirtual().start(() -> vote(new Random(seed))));
    }
    Thread.sleep(Duration.ofSeconds(seconds));
    over = true;
    for (Thread voter : voters) {
      voter.join();
    }
    System.out.printf(
        Locale.ROOT,
        "%d telephones, %d s: %d votes (%s), %d pages after a vote (%s); refused or broken %d%s%n",
        telephones,
        seconds,
        votes.size(),
        said(votes),
        pages.size(),
        said(pages),
        refused.get(),
        Optional.ofNullable(firstRefusal.get()).map(r -> " (" + r + ")").orElse(""));
  }

  private static String said(Queue<Long> took) {
    List<Long> sorted = took.stream().sorted().toList();
    return sorted.isEmpty()
        ? "none"
        : String.format(
            Locale.ROOT,
            "half within %d ms, 99 %% within %d ms, the slowest %d ms",
            sorted.get(sorted.size() / 2) / 1000,
            sorted.get(sorted.size() * 99 / 100) / 1000,
            sorted.getLast() / 1000);
  }

  private void vote(Random random) {
    try (Connection phone = new Connection(node.getHost(), node.getPort())) {
      phone.get("/debates/" + debate + "/vote");
      int status =
          phone.post(
              "/debates/" + debate + "/vote/start",
              "consent=yes&_csrf=" + encode(phone.find(TOKEN).orElseThrow()));
      if (status != 303) {
        throw new IOException("a seat was refused: " + status);
      }
      String seat = phone.location().replace("?new", "");
      phone.get(seat);
      while (!over) {
        Optional<String> statement = phone.find(STATEMENT);
        if (statement.isEmpty()) {
          return; // all are answered
        }
        Thread.sleep(think);
        answer(phone, seat, statement.get(), random.nextInt(3) - 1);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      refuse(String.valueOf(e));
    }
  }

  private void answer(Connection phone, String seat, String statement, int stance)
      throws IOException {
    String form =
        "statement=" + statement + "&vote=" + stance + "&_csrf="
            + encode(phone.find(TOKEN).orElseThrow());
    long began = System.nanoTime();
    int status = phone.post(seat, form);
    votes.add((System.nanoTime() - began) / 1000);
    if (status != 303) {
      refuse("a vote: " + status);
    }
    began = System.nanoTime();
    status = phone.get(seat);
    pages.add((System.nanoTime() - began) / 1000);
    if (status != 200) {
      refuse("a page: " + status);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void refuse(String what) {
    refused.incrementAndGet();
    firstRefusal.compareAndSet(null, what);
  }
}
