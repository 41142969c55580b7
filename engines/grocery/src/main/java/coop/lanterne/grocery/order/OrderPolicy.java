// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Finding;

/**
 * How the members want orders to be advised: {@code rules/order-policy.yaml}, as data.
 *
 * @param version its number
 * @param adopted the day on which an assembly adopted it; empty while it is a proposal
 * @param service the share of deliveries' periods in which nothing should lack, where the family
 *     has none of its own
 * @param families that share by family, names in small letters
 * @param oldestFirst the share of sales taken from what expires first; the rest takes the freshest
 * @param wasteForMinimum the most that reaching a supplier's minimum may waste, as a share of it
 * @param interval the level of intervals shown
 * @param draws how many futures are drawn
 * @param change a line is to be looked at when it is above the usual by this share or more, or
 *     below it by as much although stock does not meet the goal; by more than a pack
 * @param unsure or when the interval is this many times what is expected, or wider; and more than
 *     two packs
 * @param newDays or when the product was on sale for fewer days
 * @param expiring or when this share of what is on hand and due should expire unsold; half a pack
 *     at least
 * @param limits the most that a day's orders may take, all suppliers together
 */
public record OrderPolicy(
    int version,
    Optional<LocalDate> adopted,
    BigDecimal service,
    SortedMap<String, BigDecimal> families,
    BigDecimal oldestFirst,
    BigDecimal wasteForMinimum,
    BigDecimal interval,
    int draws,
    BigDecimal change,
    BigDecimal unsure,
    int newDays,
    BigDecimal expiring,
    Limits limits)
    implements Canonical {

  /** The type name of its canonical bytes. */
  public static final String TYPE = "order-policy/1";

  public OrderPolicy {
    families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
    share("service", service);
    families.forEach(OrderPolicy::share);
    share("interval", interval);
    if (oldestFirst.signum() < 0
        || oldestFirst.compareTo(BigDecimal.ONE) > 0
        || wasteForMinimum.signum() < 0
        || change.signum() < 0
        || unsure.signum() < 0
        || expiring.signum() < 0
        || newDays < 0) {
      throw new IllegalArgumentException("a share of the order policy is below 0 or above 1");
    }
    if (draws < 100 || draws > 100_000) {
      throw new IllegalArgumentException("draws lie between 100 and 100,000, read: " + draws);
    }
  }

  private static void share(String name, BigDecimal value) {
    if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          name + " lies between 0 and 1, both excluded, read: " + value);
    }
  }

  /** The same policy with one service goal for everything. */
  OrderPolicy withService(BigDecimal goal) {
    return new OrderPolicy(
        version,
        adopted,
        goal,
        new TreeMap<>(),
        oldestFirst,
        wasteForMinimum,
        interval,
        draws,
        change,
        unsure,
        newDays,
        expiring,
        limits);
  }

  /**
   * The policy that a text says.
   *
   * @param yaml as in {@code rules/order-policy.yaml}
   * @throws IllegalArgumentException when a field lacks, is unknown or has no meaning, with its
   *     name and the value seen
   */
  public static OrderPolicy parse(String yaml) {
    Reading reading = read(yaml.getBytes(StandardCharsets.UTF_8), "order-policy.yaml");
    return reading.policy().orElseThrow(() -> new IllegalArgumentException(said(reading)));
  }

  private static String said(Reading reading) {
    StringBuilder said = new StringBuilder("the order policy");
    if (reading.findings().getFirst().code().equals("not-yaml")) {
      said.append(" is not YAML");
    }
    String before = ": ";
    for (Finding f : reading.findings()) {
      said.append(before).append("line ").append(f.place().line()).append(' ');
      said.append(f.place().column()).append(' ').append(f.code());
      said.append(f.seen().isEmpty() ? "" : ", read \"" + f.seen() + "\"");
      before = "; ";
    }
    return said.toString();
  }

  /** What reading a policy gives: the policy, or the findings that forbid it. */
  public record Reading(Optional<OrderPolicy> policy, List<Finding> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Reads a policy strictly.
   *
   * @param yaml as in {@code rules/order-policy.yaml}
   * @param source its name, for the findings
   */
  public static Reading read(byte[] yaml, String source) {
    return PolicyYaml.read(yaml, source);
  }

  /** The goal of that family. */
  public BigDecimal service(String family) {
    return families.getOrDefault(family.toLowerCase(Locale.ROOT), service);
  }

  /** The digest of these rules. */
  public Digest digest() {
    return CanonicalBytes.digest(TYPE, canonical());
  }
}
