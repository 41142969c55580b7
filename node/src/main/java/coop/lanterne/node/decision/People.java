// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Typed;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The persons of the organisation. Everywhere else a person is a random identifier; here alone
 * stands the name.
 */
public final class People {
  /** Names in the order of a French dictionary: Émile comes before Gwendal. */
  public static final Comparator<String> BY_NAME = Collator.getInstance(Locale.FRENCH)::compare;

  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private final Store store;
  private final SecureRandom random = new SecureRandom();

  /** The persons of that node. */
  public People(Store store) {
    this.store = store;
  }

  /** A person as pages show them. */
  public record Person(Id id, String name, Set<Role> roles) {
    public Person {
      roles = Set.copyOf(roles);
    }

    /** Whether that door is open to this person. */
    public boolean is(Role role) {
      return roles.contains(role);
    }
  }

  /** Adds a person, under a new random identifier. */
  public Id add(Tx tx, String name, String email) {
    StringBuilder local = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      local.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return add(tx, new Id("person", local.toString(), tx.node()), name, email);
  }

  /** Adds a person under a given identifier, such as those of a sample. */
  public Id add(Tx tx, Id id, String name, String email) {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    tx.sql()
        .insertInto(PERSON)
        .set(PERSON.ID, id)
        .set(PERSON.NAME, Typed.name(name))
        .set(PERSON.EMAIL, email)
        .set(PERSON.SALT, HexFormat.of().formatHex(salt))
        .set(PERSON.JOINED_ON, LocalDate.ofInstant(tx.now(), ZoneOffset.UTC))
        .execute();
    return id;
  }

  /**
   * Everyone who was let in and has not left, by name. Whoever never had a role, such as a grower,
   * is not of the organisation.
   */
  public List<Person> list() {
    return store.read(
        sql ->
            sql
                .selectFrom(PERSON)
                .where(
                    PERSON.LEFT_ON.isNull(),
                    PERSON.ERASED_AT.isNull(),
                    PERSON.ID.in(DSL.select(ROLE_GRANT.PERSON).from(ROLE_GRANT)))
                .orderBy(PERSON.ID)
                .fetch(r -> person(sql, r.getId(), r.getName()))
                .stream()
                .sorted(Comparator.comparing(Person::name, BY_NAME))
                .toList());
  }

  /** That the person of that column is still known. */
  public static Condition isKnown(Field<Id> person) {
    return person.in(DSL.select(PERSON.ID).from(PERSON).where(PERSON.ERASED_AT.isNull()));
  }

  /** Forgets who these were; how many there were. */
  public static int erase(Tx tx, Collection<Id> people) {
    return tx.sql()
        .update(PERSON)
        .setNull(PERSON.NAME)
        .setNull(PERSON.EMAIL)
        .setNull(PERSON.SALT)
        .set(PERSON.ERASED_AT, tx.now())
        .where(PERSON.ID.in(people))
        .execute();
  }

  /** That person, if still known. */
  public Optional<Person> find(Id id) {
    return store.read(
        sql ->
            sql.selectFrom(PERSON)
                .where(PERSON.ID.eq(id), PERSON.ERASED_AT.isNull())
                .fetchOptional()
                .map(r -> person(sql, id, r.getName())));
  }

  private Person person(DSLContext sql, Id id, String name) {
    return new Person(id, name, roles(sql, id, store.now()));
  }

  static Set<Role> roles(DSLContext sql, Id person, Instant at) {
    Set<Role> roles = EnumSet.of(Role.VISITOR);
    roles.addAll(
        sql.selectFrom(ROLE_GRANT)
            .where(
                ROLE_GRANT.PERSON.eq(person),
                ROLE_GRANT.FROM_AT.le(at),
                ROLE_GRANT.UNTIL_AT.isNull().or(ROLE_GRANT.UNTIL_AT.gt(at)))
            .fetch(r -> Role.parse(r.getRole())));
    return roles;
  }
}
