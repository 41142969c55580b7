// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.surplus;

import module java.base;

import coop.lanterne.grocery.order.OrderInputs.Source;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Value;

/**
 * Everything that the advice about a day's surplus depends on.
 *
 * @param date the day of the advice; what is taken comes in that day
 * @param offers what growers announced and nobody has answered
 * @param needs of every product offered
 * @param histories of every grower who offers
 * @param coldRoom packs that the cold room can still take; empty when nobody said
 * @param share of futures in which what is taken is sold before it expires
 * @param interval the level of the intervals shown
 * @param sources the files read, with their digests
 */
public record SurplusInputs(
    LocalDate date,
    List<Offer> offers,
    List<Need> needs,
    List<History> histories,
    Optional<Long> coldRoom,
    BigDecimal share,
    BigDecimal interval,
    long seed,
    List<Source> sources,
    Digest rules,
    Digest charter,
    String release)
    implements Canonical {

  /** The type name of its canonical bytes. */
  public static final String TYPE = "surplus-inputs/1";

  public SurplusInputs {
    offers = List.copyOf(offers);
    needs = List.copyOf(needs);
    histories = List.copyOf(histories);
    sources = List.copyOf(sources);
    Set<String> seen = new HashSet<>();
    for (Offer offer : offers) {
      if (!seen.add(offer.id())) {
        throw new IllegalArgumentException("the offer \"" + offer.id() + "\" is given twice");
      }
      Need need = need(needs, offer.product());
      if (offer.quantity().unit() != need.pack().unit()) {
        throw new IllegalArgumentException(
            offer.quantity() + " cannot be a quantity of \"" + offer.product() + "\"");
      }
    }
    if (coldRoom.filter(packs -> packs < 0).isPresent()) {
      throw new IllegalArgumentException("a cold room cannot be more than full");
    }
  }

  private static Need need(List<Need> needs, String product) {
    return needs.stream()
        .filter(n -> n.product().equals(product))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no need of \"" + product + "\" is given"));
  }

  /** The need of that product. */
  Need need(String product) {
    return need(needs, product);
  }

  /** What came of that grower's earlier offers. */
  History history(String grower) {
    return histories.stream()
        .filter(h -> h.grower().equals(grower))
        .findFirst()
        .orElseGet(() -> new History(grower, 0, 0));
  }

  /** The digest of these inputs. */
  public Digest digest() {
    return CanonicalBytes.digest(TYPE, canonical());
  }

  /** The inputs that {@link #canonical} wrote. */
  public static SurplusInputs fromValue(Value value) {
    return Canonical.read(SurplusInputs.class, value);
  }
}
