// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import module java.base;

import java.lang.management.ManagementFactory;

/**
 * Many readers at once, on kept-alive connections: each asks for one page after another of a mix, in
 * turn, and takes the whole answer before the next. Prints how many whole pages were served a second,
 * how long they took, what was refused, and the processor that this program itself took.
 *
 * <p>usage: java benchmarks/Load.java URL CONNECTIONS SECONDS SIGNED_IN PAGE… (SIGNED_IN: how many of
 * the connections belong to someone who signed in, as one of the demonstration's people in turn)
 */
final class Load {
  /** Connections that are not measured yet: the machine warms up. */
  private static final int WARM_SECONDS = 10;

  private final String host;
  private final int port;
  private final List<String> pages;
  private volatile boolean measured;
  private volatile boolean over;
  private final AtomicLong refused = new AtomicLong();
  private final AtomicReference<String> firstRefusal = new AtomicReference<>();
  private final Map<String, Queue<Long>> took = new TreeMap<>(); // by page, in microseconds

  private Load(URI node, List<String> pages) {
    host = node.getHost();
    port = node.getPort();
    this.pages = pages;
    pages.forEach(page -> took.put(page, new ConcurrentLinkedQueue<>()));
  }

  public static void main(String[] args) throws Exception {
    URI node = URI.create(args[0]);
    int connections = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    int signedIn = Integer.parseInt(args[3]);
    Load load = new Load(node, List.of(args).subList(4, args.length));
    load.run(connections, seconds, signedIn);
  }

  private void run(int connections, int seconds, int signedIn) throws Exception {
    List<String> people = people();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      String person = i < signedIn ? people.get(i % people.size()) : "";
      int first = i;
      readers.add(Thread.ofVirtual().start(() -> read(person, first)));
    }
    Thread.sleep(Duration.ofSeconds(WARM_SECONDS));
    measured = true;
    long began = System.nanoTime();
    long worked = processor();
    Thread.sleep(Duration.ofSeconds(seconds));
    measured = false;
    double lasted = (System.nanoTime() - began) / 1e9;
    double own = (processor() - worked) / 1e9 / lasted;
    over = true;
    for (Thread reader : readers) {
      reader.join();
    }
    print(connections, signedIn, lasted, own);
  }

  private void print(int connections, int signedIn, double lasted, double own) {
    List<Long> all = took.values().stream().flatMap(Collection::stream).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%d connections, %d signed in, %.0f s: %.0f pages a second, half within %.0f ms, 99 %% within"
            + " %.0f ms, the slowest %.0f ms; refused or broken %d%s. This program took %.2f of a core.%n",
        connections,
        signedIn,
        lasted,
        all.size() / lasted,
        quantile(all, .5),
        quantile(all, .99),
        quantile(all, 1),
        refused.get(),
        Optional.ofNullable(firstRefusal.get()).map(r -> " (" + r + ")").orElse(""),
        own);
    took.forEach(
        (page, times) -> {
          List<Long> sorted = times.stream().sorted().toList();
          System.out.printf(
              Locale.ROOT,
              "%s: %.0f a second, half within %.0f ms, 99 %% within %.0f ms%n",
              page,
              sorted.size() / lasted,
              quantile(sorted, .5),
              quantile(sorted, .99));
        });
  }

  /** In milliseconds. */
  private static double quantile(List<Long> sorted, double share) {
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e3;
  }

  /** Nanoseconds of processor that this program took. */
  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** One reader, until all is over. */
  private void read(String person, int first) {
    try (Connection connection = new Connection(host, port)) {
      if (!person.isEmpty()) {
        signIn(connection, person);
      }
      for (int i = first; !over; i++) {
        String page = pages.get(i % pages.size());
        long began = System.nanoTime();
        int status = connection.get(page);
        if (status != 200) {
          refuse(page + " " + status);
        } else if (measured) {
          took.get(page).add((System.nanoTime() - began) / 1000);
        }
      }
    } catch (IOException e) {
      refuse(String.valueOf(e));
    }
  }

  private void refuse(String what) {
    refused.incrementAndGet();
    firstRefusal.compareAndSet(null, what);
  }

  private List<String> people() throws IOException {
    try (Connection connection = new Connection(host, port)) {
      connection.get("/personas");
      return Pattern.compile("name=\"person\" value=\"([^\"]+)\"")
          .matcher(connection.text())
          .results()
          .map(found -> found.group(1))
          .toList();
    }
  }

  private static void signIn(Connection connection, String person) throws IOException {
    connection.get("/personas");
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(connection.text());
    if (!token.find()) {
      throw new IOException("no token on /personas");
    }
    int status =
        connection.post(
            "/personas",
            "_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                + "&person="
                + person);
    if (status != 303) {
      throw new IOException("/personas answered " + status);
    }
  }
}
