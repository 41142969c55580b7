// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Typed;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;

/**
 * Begins a node for people: founds it, opens the first keeper's account, and draws a one-time link
 * for everyone else, all in one write.
 */
public final class Beginning {
  private final Founder founder;
  private final Accounts accounts;
  private final People people;

  /** The beginning of a node. */
  public Beginning(Founder founder, Accounts accounts, People people) {
    this.founder = founder;
    this.accounts = accounts;
    this.people = people;
  }

  /**
   * What the first keeper asks for.
   *
   * @param organisation the organisation's public name
   * @param keeper the first keeper's name
   * @param login what they sign in with
   * @param password their password
   * @param second the name of who signs with them
   * @param holders names by kind of mandate of the charter; a name met twice is one person
   */
  public record Wish(
      String organisation,
      String keeper,
      String login,
      String password,
      String second,
      Map<String, List<String>> holders) {}

  /** Someone who is to choose a password, and the token of their link. */
  public record Invited(String name, String token) {}

  /** What is wrong with a wish, by field. */
  public enum Flaw {
    /** Nothing was written. */
    EMPTY,
    /** Fewer than 12 characters. */
    SHORT,
    /** The second holder is the keeper. */
    SAME
  }

  /** The provisional charter that a new node begins with. */
  public Charter charter() {
    return ShippedRules.charter();
  }

  /** What is wrong with that wish; empty when nothing is. */
  public Map<String, Flaw> flaws(Wish wish) {
    Map<String, Flaw> flaws = new LinkedHashMap<>();
    Map<String, String> written = new LinkedHashMap<>();
    written.put("organisation", wish.organisation());
    written.put("keeper", wish.keeper());
    written.put("login", wish.login());
    written.put("second", wish.second());
    written.forEach(
        (field, text) -> {
          if (Typed.name(text).isEmpty()) {
            flaws.put(field, Flaw.EMPTY);
          }
        });
    if (Accounts.isTooShort(wish.password())) {
      flaws.put("password", Flaw.SHORT);
    }
    if (!wish.second().isBlank() && Typed.key(wish.keeper()).equals(Typed.key(wish.second()))) {
      flaws.put("second", Flaw.SAME);
    }
    return flaws;
  }

  /**
   * Founds the node.
   *
   * @return everyone but the keeper, each with a link to be shown once
   */
  public List<Invited> found(Wish wish) {
    if (!flaws(wish).isEmpty()) {
      throw new IllegalArgumentException("not to be founded so: " + flaws(wish));
    }
    Charter charter = charter();
    Map<String, Founder.Entrant> entrants = new LinkedHashMap<>();
    enter(entrants, wish.keeper(), Set.of(Role.KEEPER, Role.MEMBER), Optional.empty());
    enter(entrants, wish.second(), Set.of(Role.MEMBER), Optional.empty());
    wish.holders()
        .forEach(
            (kind, names) -> {
              boolean presides =
                  charter.findMandateKind(kind).orElseThrow().acts().contains("assembly.convene");
              Set<Role> roles =
                  presides ? Set.of(Role.MEMBER, Role.FACILITATOR) : Set.of(Role.MEMBER);
              names.stream()
                  .filter(n -> !Typed.name(n).isEmpty())
                  .forEach(name -> enter(entrants, name, roles, Optional.of(kind)));
            });
    String hash = accounts.encode(wish.password());
    Map<Id, String> tokens = new LinkedHashMap<>();
    founder.found(
        Typed.name(wish.organisation()),
        List.copyOf(entrants.values()),
        charter,
        ShippedRules.charterYaml(),
        (tx, founding) -> {
          Id keeper = founding.value().keeper();
          accounts.open(tx, keeper, Typed.name(wish.login()), hash);
          founding.value().roles().keySet().stream()
              .filter(id -> !id.equals(keeper))
              .forEach(id -> tokens.put(id, accounts.invite(tx, id)));
        });
    return tokens.entrySet().stream()
        .map(
            e ->
                new Invited(
                    people.find(e.getKey()).map(People.Person::name).orElseThrow(), e.getValue()))
        .sorted(java.util.Comparator.comparing(Invited::name))
        .toList();
  }

  private static void enter(
      Map<String, Founder.Entrant> entrants, String name, Set<Role> roles, Optional<String> kind) {
    Founder.Entrant known = entrants.get(Typed.key(name));
    EnumSet<Role> all = EnumSet.copyOf(roles);
    List<String> mandates = new ArrayList<>();
    if (known != null) {
      all.addAll(known.roles());
      mandates.addAll(known.mandates());
    }
    kind.filter(k -> !mandates.contains(k)).ifPresent(mandates::add);
    entrants.put(
        Typed.key(name),
        new Founder.Entrant(
            Optional.empty(),
            known == null ? Typed.name(name) : known.name(),
            List.copyOf(all),
            mandates));
  }
}
