// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.shell.Page;

/** The rooms of a node, in order, and what they declare put together. */
public final class Rooms {
  private final List<Room> rooms;
  private final Map<String, Room> acts;
  private final Map<String, Room> actions;
  private final Map<String, Room> roles;

  /**
   * Those rooms.
   *
   * @throws IllegalStateException when two of them declare the same act, entry or role
   */
  public Rooms(List<Room> rooms) {
    this.rooms = List.copyOf(rooms);
    this.acts = declared(Room::acts);
    this.actions = declared(Room::actions);
    this.roles = declared(Room::roles);
  }

  private Map<String, Room> declared(Function<Room, Set<String>> words) {
    Map<String, Room> by = new HashMap<>();
    for (Room room : rooms) {
      for (String word : words.apply(room)) {
        if (by.put(word, room) != null) {
          throw new IllegalStateException("two rooms declare " + word);
        }
      }
    }
    return Map.copyOf(by);
  }

  /** The menu. */
  public List<Page.Room> menu() {
    return rooms.stream().flatMap(r -> r.menu().stream()).toList();
  }

  /**
   * The name of an act, such as {@code mandate.grant}; one that no room declares is said as it is.
   */
  public Message act(String act) {
    return name("act", acts, act);
  }

  /** The name of an act; empty for a word that is none. */
  public Optional<Message> findAct(String word) {
    return acts.containsKey(word) ? Optional.of(act(word)) : Optional.empty();
  }

  /** The name of a kind of entries; one that no room declares is said as it is. */
  public Message action(String action) {
    return name("action", actions, action);
  }

  /** The name of who made an entry; a role that no room declares is said as it is. */
  public Message role(String role) {
    return name("role", roles, role);
  }

  private static Message name(String what, Map<String, Room> rooms, String word) {
    Room room = rooms.get(word);
    return room == null
        ? Message.of("shell." + what + ".other").with(what, word)
        : Message.of(room.voice() + "." + what + "." + word.replace('.', '_'));
  }

  /** What a decision under that act is about; empty to say it as it is written. */
  public Optional<Message> subject(String act, String subject) {
    return Optional.ofNullable(acts.get(act)).flatMap(r -> r.subject(act, subject));
  }

  /** Whether visitors may read what that act on that subject is about. */
  public boolean isForAnyone(String act, String subject) {
    return acts.containsKey(act) && acts.get(act).isForAnyone(act, subject);
  }

  /** Whether advices under that act show, and propose no decision. */
  public boolean shows(String act) {
    return acts.containsKey(act) && acts.get(act).showing().contains(act);
  }

  /** What rooms do by themselves. */
  public List<Room.Chore> chores() {
    return rooms.stream().flatMap(r -> r.chores().stream()).toList();
  }

  /** Lets each room take its part of the demonstration. */
  public void sow(Path sample) {
    rooms.forEach(r -> r.sow(sample));
  }

  /** The fields that rooms read under article 11 of the charter. */
  public List<Ask.ReadField> reads() {
    return rooms.stream().flatMap(r -> r.reads().stream()).toList();
  }
}
