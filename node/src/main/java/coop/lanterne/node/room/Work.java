// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Message;
import coop.lanterne.node.shell.Job;
import coop.lanterne.node.storage.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Long work under way: how far it is, and whether someone asked to stop it.
 *
 * @param <R> what it gives in the end
 */
public final class Work<R> {
  private final String token;
  private final String name;
  private volatile long total = 1;
  private final long startedNanos = System.nanoTime();
  private static final AtomicLong STEPS = new AtomicLong();

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long done;
  private volatile boolean stopped;
  private volatile @Nullable R result;
  private volatile @Nullable RuntimeException failure;

  private Work(String token, String name) {
    this.token = token;
    this.name = name;
  }

  /** Someone asked to stop; nothing is kept. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped");
    }
  }

  /**
   * How many steps all works of this process took: what a page says of them stands until the next.
   */
  static long steps() {
    return STEPS.get();
  }

  /** Says how many steps there are in all. */
  public void expects(long steps) {
    total = Math.max(1, steps);
  }

  /** Says how far it is; stops here where someone asked to. */
  public void at(long steps) {
    done = Math.min(steps, total - 1);
    STEPS.incrementAndGet();
    if (stopped) {
      throw new Stopped();
    }
  }

  private R run(Function<Work<R>, R> task) {
    try {
      R came = task.apply(this);
      result = came;
      return came;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      over.countDown();
      STEPS.incrementAndGet();
    }
  }

  private void runAlone(Function<Work<R>, R> task) {
    try {
      run(task);
    } catch (RuntimeException e) {
      // kept by the work, which says it to whoever looks
    }
  }

  /** Asks it to stop at its next step. */
  public void stop() {
    stopped = true;
  }

  /** Asks it to stop, and waits for it a little. */
  public void stop(Duration most) {
    stop();
    await(most);
  }

  /** Waits for its end; false when it is not over by then. */
  public boolean await(Duration most) {
    try {
      return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Its name in addresses. */
  public String token() {
    return token;
  }

  /** What is worked on, such as a file's name. */
  public String name() {
    return name;
  }

  /** Steps done. */
  public long done() {
    return isOver() ? total : done;
  }

  /** Steps in all. */
  public long total() {
    return total;
  }

  /** Whether it ended, well or not. */
  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** The time that is left at this pace, once a pace is known. */
  public Optional<Duration> left() {
    long steps = done;
    return steps == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofNanos(
                (long) ((System.nanoTime() - startedNanos) / (double) steps * (total - steps))));
  }

  /**
   * How far it is, as pages show it.
   *
   * @param progress the key of a sentence that says {@code done} and {@code total}
   * @param href its page; {@code ?block=true} gives its block alone, {@code /stop} stops it
   */
  public Job shown(String id, String progress, String href) {
    long steps = done();
    return new Job(
        id,
        name,
        Message.of(progress).with("done", steps).with("total", total),
        steps,
        total,
        left(),
        href + "?block=true",
        href + "/stop");
  }

  /** What came of it, once it ended by itself. */
  public Optional<R> result() {
    return Optional.ofNullable(result);
  }

  /** Why nothing came of it, where it failed; empty too when it was stopped. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure).filter(f -> !(f instanceof Stopped));
  }

  /** Whether someone stopped it. */
  public boolean wasStopped() {
    return failure instanceof Stopped;
  }

  /**
   * Where one work of a kind is done at a time; nothing of it is left after a stop of the node.
   *
   * @param <R> what it gives in the end
   */
  public static final class Turn<R> {
    private final AtomicReference<@Nullable Work<R>> last = new AtomicReference<>();

    /**
     * Takes the turn.
     *
     * @param token its name in addresses
     * @param name what is worked on
     * @param busy what is said where another is under way, from the name of that one
     */
    public Work<R> begin(String token, String name, Function<String, Trouble> busy) {
      Work<R> work = new Work<>(token, name);
      Work<R> before = last.get();
      if ((before != null && !before.isOver()) || !last.compareAndSet(before, work)) {
        throw busy.apply(before == null ? "" : before.name());
      }
      STEPS.incrementAndGet();
      return work;
    }

    /** Does what the turn was taken for, here. */
    public R run(Work<R> work, Function<Work<R>, R> task) {
      return work.run(task);
    }

    /** Does what the turn was taken for, by itself; how it went is asked of the work. */
    public Work<R> start(Work<R> work, Function<Work<R>, R> task) {
      Thread.ofPlatform().daemon().name("work on " + work.name()).start(() -> work.runAlone(task));
      return work;
    }

    /** The work under way, or the last one. */
    public Optional<Work<R>> last() {
      return Optional.ofNullable(last.get());
    }
  }

  /**
   * Where works of a kind wait for one another; nothing of them is left after a stop of the node.
   *
   * @param <R> what each gives in the end
   */
  public static final class Line<R> {
    private final Set<Work<R>> works = ConcurrentHashMap.newKeySet();
    private final ExecutorService one;

    /** A line of works of that name. */
    public Line(String name) {
      one = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * Does that after what came before; how it went is asked of the work.
     *
     * @param token what it is about, in addresses
     * @param name what is worked on
     */
    public Work<R> add(String token, String name, Function<Work<R>, R> task) {
      Work<R> work = new Work<>(token, name);
      works.add(work);
      one.execute(
          () -> {
            try {
              work.runAlone(task);
            } finally {
              works.remove(work);
            }
          });
      return work;
    }

    /** Those about that which are not over, in no order. */
    public List<Work<R>> underWay(String token) {
      return works.stream().filter(w -> !w.isOver() && w.token().equals(token)).toList();
    }
  }
}
