// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.kernel.Digest;
import coop.lanterne.node.governance.Resolution.Offered;
import coop.lanterne.node.room.Votable;
import coop.lanterne.node.room.Votable.Offer;

/** What rooms offer to the vote of a body, each under the kind that its room declared. */
public final class Offers {
  private final Map<String, Votable<?>> kinds = new LinkedHashMap<>();

  /**
   * Those kinds.
   *
   * @throws IllegalStateException when two of them have one name, or one has a name of an agenda's
   */
  Offers(List<Votable<?>> declared) {
    for (Votable<?> votable : declared) {
      if (Resolution.OWN.contains(votable.kind()) || kinds.put(votable.kind(), votable) != null) {
        throw new IllegalStateException("two rooms put " + votable.kind() + " to the vote");
      }
    }
  }

  /** The kinds that rooms declared. */
  public List<Votable<?>> kinds() {
    return List.copyOf(kinds.values());
  }

  /** Whether a room declared that kind. */
  public boolean declares(String kind) {
    return kinds.containsKey(kind);
  }

  /** What stands behind an item; none where its room is not there, or what it offered changed. */
  public Optional<Offer> find(Offered item) {
    return Optional.ofNullable(kinds.get(item.kind()))
        .flatMap(kind -> kind.find(item.digest()))
        .filter(offer -> offer.digest().equals(item.digest()));
  }

  /** The same; none where an item is no offer. */
  public Optional<Offer> find(AgendaItem item) {
    return item.resolution() instanceof Offered offered ? find(offered) : Optional.empty();
  }

  /** The same, as far as visitors may read it. */
  public Optional<Offer> findForAnyone(Offered item) {
    return Optional.ofNullable(kinds.get(item.kind()))
        .flatMap(kind -> find(item).filter(kind::isForAnyone));
  }

  /** What was offered under that digest, by whichever room; of no kind where none did. */
  public Offered known(Digest digest) {
    return kinds.values().stream()
        .filter(kind -> kind.find(digest).isPresent())
        .findFirst()
        .map(kind -> new Offered(kind.kind(), digest))
        .orElseGet(() -> new Offered("", digest));
  }

  Votable<?> get(Offered item) {
    return Optional.ofNullable(kinds.get(item.kind()))
        .orElseThrow(() -> Says.GOVERNANCE.input("no-such-room", "", item.kind()));
  }
}
