// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.journal;

import module java.base;

import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;

/**
 * One line of the journal (docs/journal-format.md). It holds digests and identifiers, never a
 * sentence and never a name: its texts admit no space.
 *
 * @param number place in the log, from 0
 * @param at when it was recorded
 * @param node node that recorded it
 * @param role role of whoever acted, such as {@code member} or {@code keeper}
 * @param action what was done, such as {@code decision} or {@code charter.refused}
 * @param object identifier of what it is about
 * @param version version of that object
 * @param payload digest of the canonical bytes of the object, as stored
 * @param document digest of a file given or received
 * @param decision decision that this entry carries or follows
 * @param reverses decision that it reverses
 * @param charter digest of the charter in force
 * @param model learned model used
 * @param data digest of the data read
 */
public record Entry(
    long number,
    Instant at,
    String node,
    String role,
    String action,
    Optional<String> object,
    Optional<Long> version,
    Digest payload,
    Optional<Digest> document,
    Optional<Id> decision,
    Optional<Id> reverses,
    Digest charter,
    Optional<String> model,
    Optional<Digest> data)
    implements Canonical {

  /** The type name of an entry's canonical bytes. */
  public static final String TYPE = "entry/1";

  /** The longest entry, in bytes: its length is counted on two bytes in a {@link Bundle}. */
  public static final int MAX_BYTES = 65_535;

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");
  private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");
  private static final Set<String> FIELDS =
      Set.of(
          "number", "at",
          "node", "role",
          "action", "object",
          "version", "payload",
          "document", "decision",
          "reverses", "charter",
          "model", "data");

  public Entry {
    if (number < 0) {
      throw new IllegalArgumentException("an entry is numbered from 0, read: " + number);
    }
    require(WORD, "role", role);
    require(WORD, "action", action);
    require(NAME, "node", node);
    object.ifPresent(o -> require(NAME, "object", o));
    model.ifPresent(m -> require(NAME, "model", m));
    decision.ifPresent(d -> require(NAME, "decision", d.toString()));
    reverses.ifPresent(d -> require(NAME, "reverses", d.toString()));
  }

  private static void require(Pattern form, String field, String text) {
    if (text.length() > 200 || !form.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not what a journal holds as " + field + ": \"" + Text.brief(text) + "\"");
    }
  }

  /** The same entry at another place: an entry gets its number when it is sequenced. */
  public Entry withNumber(long other) {
    return new Entry(
        other, at, node, role, action, object, version, payload, document, decision, reverses,
        charter, model, data);
  }

  @Override
  public Value.Rec canonical() {
    return Value.rec(
        "number", number,
        "at", at.toString(),
        "node", node,
        "role", role,
        "action", action,
        "object", orNil(object, Value::of),
        "version", orNil(version, Value::of),
        "payload", payload,
        "document", orNil(document, Digest::canonical),
        "decision", orNil(decision, Id::canonical),
        "reverses", orNil(reverses, Id::canonical),
        "charter", charter,
        "model", orNil(model, Value::of),
        "data", orNil(data, Digest::canonical));
  }

  private static <T> Value orNil(Optional<T> field, Function<T, Value> write) {
    return field.map(write).orElseGet(Value::nil);
  }

  /** The bytes of the leaf. */
  public byte[] bytes() {
    return CanonicalBytes.encode(TYPE, canonical());
  }

  /** The hash of the leaf. */
  public Digest leafHash() {
    return Merkle.leafHash(bytes());
  }

  /**
   * The entry of these canonical bytes.
   *
   * @throws Malformed when they are not those of any entry
   */
  public static Entry parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new Malformed("an entry of " + bytes.length + " bytes is too long");
    }
    CanonicalBytes.Document document;
    try {
      document = CanonicalBytes.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw new Malformed("not canonical bytes: " + e.getMessage(), e);
    }
    if (!document.type().equals(TYPE) || !(document.value() instanceof Value.Rec fields)) {
      throw new Malformed("not an entry but \"" + Text.brief(document.type()) + "\"");
    }
    return of(fields);
  }

  /**
   * The entry of these fields, as {@link #canonical} gives them.
   *
   * @throws Malformed when a field is missing, unknown, or not of its kind
   */
  public static Entry of(Value.Rec fields) {
    if (!fields.fields().keySet().equals(FIELDS)) {
      throw new Malformed("an entry has other fields than " + fields.fields().keySet());
    }
    try {
      return new Entry(
          whole(fields, "number"),
          instant(text(fields, "at")),
          text(fields, "node"),
          text(fields, "role"),
          text(fields, "action"),
          maybe(fields, "object", Entry::text),
          maybe(fields, "version", Entry::whole),
          digest(fields, "payload"),
          maybe(fields, "document", Entry::digest),
          maybe(fields, "decision", Entry::id),
          maybe(fields, "reverses", Entry::id),
          digest(fields, "charter"),
          maybe(fields, "model", Entry::text),
          maybe(fields, "data", Entry::digest));
    } catch (IllegalArgumentException e) {
      throw e instanceof Malformed m ? m : new Malformed(String.valueOf(e.getMessage()), e);
    }
  }

  private static Instant instant(String text) {
    try {
      Instant at = Instant.parse(text);
      if (at.toString().equals(text)) {
        return at;
      }
    } catch (DateTimeException e) {
      throw new Malformed("not an instant: \"" + Text.brief(text) + "\"", e);
    }
    throw new Malformed("an instant is written in one way only, read: \"" + text + "\"");
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(Value.Rec fields, String name);
  }

  private static <T> Optional<T> maybe(Value.Rec fields, String name, Reader<T> reader) {
    return fields.get(name) instanceof Value.Nil
        ? Optional.empty()
        : Optional.of(reader.read(fields, name));
  }

  private static String text(Value.Rec fields, String name) {
    if (fields.get(name) instanceof Value.Text(String text)) {
      return text;
    }
    throw new Malformed("the field " + name + " is not a text");
  }

  private static long whole(Value.Rec fields, String name) {
    if (fields.get(name) instanceof Value.Int(long n)) {
      return n;
    }
    throw new Malformed("the field " + name + " is not a whole number");
  }

  private static Digest digest(Value.Rec fields, String name) {
    if (fields.get(name) instanceof Value.Bytes bytes && bytes.value().length == 32) {
      return Digest.ofRaw(bytes.value());
    }
    throw new Malformed("the field " + name + " is not a digest of 32 bytes");
  }

  private static Id id(Value.Rec fields, String name) {
    return Id.parse(text(fields, name));
  }
}
