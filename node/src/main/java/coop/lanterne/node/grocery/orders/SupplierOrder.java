// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.grocery.order.History;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Advice;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.grocery.shop.PurchaseOrder;
import coop.lanterne.node.room.Progress;

/**
 * The order of one day to one supplier: what is advised, and how far people are with it.
 *
 * @param proposal the lines as they were advised
 * @param advice the same advice, with all its reasons
 * @param lines each line with its reasons, those to look at first
 * @param cutOff until when the supplier takes the order
 * @param written the order written, where one was decided
 */
public record SupplierOrder(
    Advices.AdviceEntry given,
    OrderProposal proposal,
    OrderInputs inputs,
    Advice<OrderProposal> advice,
    List<LineAdvice> lines,
    Optional<Instant> cutOff,
    Progress progress,
    Optional<PurchaseOrder> written) {
  public SupplierOrder {
    lines =
        lines.stream()
            .sorted(
                Comparator.comparing((LineAdvice l) -> l.look().isEmpty())
                    .thenComparing(l -> l.line().quantity().thousandths() == 0)
                    .thenComparing(l -> l.line().name()))
            .toList();
  }

  /** The lines as they stand: what a first person signed, while a second one is awaited. */
  public OrderProposal standing() {
    return progress instanceof Progress.ToCosign waiting
        ? OrderProposal.fromValue(waiting.value())
        : proposal;
  }

  /** The supplier's code. */
  public String supplier() {
    return proposal.supplier();
  }

  /** The day of the order. */
  public LocalDate day() {
    return proposal.day();
  }

  /** The lines to look at first. */
  public List<LineAdvice> toLookAt() {
    return lines.stream().filter(l -> !l.look().isEmpty()).toList();
  }

  /** The lines like any other day's, of which something is to be ordered. */
  public List<LineAdvice> ordinary() {
    return lines.stream().filter(l -> l.look().isEmpty() && isWanted(l)).toList();
  }

  /** The lines like any other day's, for which the stock is enough. */
  public List<LineAdvice> enough() {
    return lines.stream().filter(l -> l.look().isEmpty() && !isWanted(l)).toList();
  }

  /** How many lines are to be ordered. */
  public int wanted() {
    return Math.toIntExact(lines.stream().filter(SupplierOrder::isWanted).count());
  }

  /** Whether nothing is to be ordered because there is enough, not for want of room or money. */
  public boolean isEnough() {
    return wanted() == 0 && inputs.limits().isNone();
  }

  private static boolean isWanted(LineAdvice line) {
    return line.line().quantity().thousandths() > 0;
  }

  /** The line of that product. */
  public Optional<LineAdvice> find(String product) {
    return lines.stream().filter(l -> l.line().product().equals(product)).findFirst();
  }

  /** The last day of which sales are known, where any are. */
  public Optional<LocalDate> salesUntil() {
    Optional<LocalDate> last = Optional.empty();
    for (OrderInputs.Item item : inputs.items()) {
      List<History.Day> days = item.history().days();
      for (int i = days.size() - 1; i >= 0; i--) {
        if (days.get(i).sold() > 0) {
          LocalDate day = item.history().date(i);
          last = last.filter(l -> !l.isBefore(day)).or(() -> Optional.of(day));
          break;
        }
      }
    }
    return last;
  }

  /** What the advice set aside of the whole order, not of one line. */
  public List<Advice.SetAside> setAside() {
    return advice.setAside().stream()
        .filter(a -> lines.stream().noneMatch(l -> l.setAside().contains(a)))
        .toList();
  }

  /** Whether nobody has decided before the supplier's hour, which is past. */
  public boolean isMissed(Instant now) {
    return !(progress instanceof Progress.Decided)
        && cutOff.filter(c -> !now.isBefore(c)).isPresent();
  }

  /** Whether nobody has decided yet. */
  public boolean isOpen() {
    return progress.isOpen();
  }
}
