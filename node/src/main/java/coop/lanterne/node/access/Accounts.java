// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import static coop.lanterne.db.Tables.*;

import module java.base;

import coop.lanterne.db.tables.records.AccountRecord;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Typed;
import coop.lanterne.node.decision.SecretLink;
import coop.lanterne.node.storage.Store;
import coop.lanterne.node.storage.Tx;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Accounts with a password (Argon2id, RFC 9106), and the one-time links by which a person chooses
 * theirs. Only a digest of a link's token is kept.
 */
public final class Accounts {
  private static final Duration LINK_LASTS = Duration.ofDays(7);
  private static final int SHORTEST_PASSWORD = 12;

  // 19 MiB, 2 passes, 1 lane: OWASP's least for Argon2id, kind to a small machine.
  static final Argon2PasswordEncoder ARGON2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

  /** Of a password that nobody knows, at the cost of every other: made once, not at each start. */
  static final String UNKNOWN_LOGIN_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$aSsXESJCUNnNoSabQNcMCw$"
          + "jH6qHNNXxxDL0oMpzjHqK+oornc1+mscVMbthoRnPqI";

  private final Store store;
  // Two at a time: a crowd of tries waits instead of filling the memory.
  private final Semaphore hashing = new Semaphore(2, true);

  /** The accounts of that node. */
  public Accounts(Store store) {
    this.store = store;
  }

  /** Why an account could not be made. */
  public enum Refusal {
    /** The link is unknown, used or too old. */
    LINK,
    /** Fewer than 12 characters. */
    PASSWORD,
    /** Someone has that name already. */
    LOGIN
  }

  /** Whether a password is shorter than what is asked of one. */
  public static boolean isTooShort(String password) {
    return password.codePointCount(0, password.length()) < SHORTEST_PASSWORD;
  }

  /** A one-time link for that person: the token to show once. */
  public String invite(Tx tx, Id person) {
    String text = SecretLink.draw();
    tx.sql()
        .insertInto(INVITATION)
        .set(INVITATION.TOKEN_DIGEST, SecretLink.digest(text))
        .set(INVITATION.PERSON, person)
        .set(INVITATION.EXPIRES_AT, tx.now().plus(LINK_LASTS))
        .execute();
    return text;
  }

  /** For whom that link is, while it can still be used. */
  public Optional<Id> invited(String token) {
    return store.read(
        sql ->
            sql.selectFrom(INVITATION)
                .where(
                    INVITATION
                        .TOKEN_DIGEST
                        .eq(SecretLink.digest(token))
                        .and(INVITATION.USED_AT.isNull())
                        .and(INVITATION.EXPIRES_AT.gt(store.now())))
                .fetchOptional()
                .map(r -> r.getPerson()));
  }

  /** Uses a one-time link to choose a login and a password; empty when it is done. */
  public Optional<Refusal> accept(String token, String login, String password) {
    if (isTooShort(password)) {
      return Optional.of(Refusal.PASSWORD);
    }
    Optional<Id> person = invited(token);
    if (person.isEmpty()) {
      return Optional.of(Refusal.LINK);
    }
    String hash = encode(password);
    return store.write(
        tx -> {
          if (tx.sql().fetchExists(ACCOUNT, ACCOUNT.LOGIN.eq(Typed.name(login)))) {
            return Optional.of(Refusal.LOGIN);
          }
          int used =
              tx.sql()
                  .update(INVITATION)
                  .set(INVITATION.USED_AT, tx.now())
                  .where(
                      INVITATION
                          .TOKEN_DIGEST
                          .eq(SecretLink.digest(token))
                          .and(INVITATION.USED_AT.isNull()))
                  .execute();
          if (used != 1 || tx.sql().fetchExists(ACCOUNT, ACCOUNT.PERSON.eq(person.get()))) {
            return Optional.of(Refusal.LINK);
          }
          open(tx, person.get(), Typed.name(login), hash);
          return Optional.empty();
        });
  }

  /** Opens an account whose password hash is already made. */
  public void open(Tx tx, Id person, String login, String hash) {
    tx.sql()
        .insertInto(ACCOUNT)
        .set(ACCOUNT.PERSON, person)
        .set(ACCOUNT.LOGIN, login)
        .set(ACCOUNT.PASSWORD_HASH, hash)
        .set(ACCOUNT.CREATED_AT, tx.now())
        .execute();
  }

  /** The hash of a password. */
  public String encode(String password) {
    hashing.acquireUninterruptibly();
    try {
      return java.util.Objects.requireNonNull(ARGON2.encode(password));
    } finally {
      hashing.release();
    }
  }

  /** The person of that login, when the password is theirs. */
  public Optional<Id> check(String login, String password) {
    Optional<AccountRecord> found =
        store.read(
            sql ->
                sql.selectFrom(ACCOUNT).where(ACCOUNT.LOGIN.eq(Typed.name(login))).fetchOptional());
    // An unknown login costs the same time as a wrong password.
    boolean right;
    hashing.acquireUninterruptibly();
    try {
      right =
          ARGON2.matches(
              password, found.map(AccountRecord::getPasswordHash).orElse(UNKNOWN_LOGIN_HASH));
    } finally {
      hashing.release();
    }
    return right ? found.map(AccountRecord::getPerson) : Optional.empty();
  }

  /** Whether that person has chosen a password, that is, has signed in once. */
  public boolean exists(Id person) {
    return store.read(sql -> sql.fetchExists(ACCOUNT, ACCOUNT.PERSON.eq(person)));
  }
}
