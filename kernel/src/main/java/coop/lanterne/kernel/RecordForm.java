// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

import org.jspecify.annotations.Nullable;

/** How records of one class are written and read: component by component, unless by hand. */
final class RecordForm {
  private static final ClassValue<RecordForm> FORMS =
      new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
          try {
            return new RecordForm(type);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be written nor read", e);
          }
        }
      };

  private final List<Part> parts;
  private final MethodHandle make; // of the components, in an array; or of the value, by hand
  private final boolean byHand;

  /** A component: its field, how to get it, and how its type is written. */
  private record Part(String field, Written.When when, MethodHandle get, Plain plain) {
    static Part of(RecordComponent c) throws IllegalAccessException {
      Optional<Written> written = Optional.ofNullable(c.getAnnotation(Written.class));
      String name = c.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
      return new Part(
          written.map(Written::as).filter(as -> !as.isEmpty()).orElse(name),
          written.map(Written::when).orElse(Written.When.ALWAYS),
          MethodHandles.lookup()
              .unreflect(open(c.getAccessor()))
              .asType(MethodType.methodType(Object.class, Object.class)),
          Plain.of(c.getGenericType()));
    }

    Object of(Object whole) {
      try {
        return get.invokeExact(whole);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    boolean isWritten(Object held) {
      return when == Written.When.ALWAYS
          || (when == Written.When.PRESENT && !held.equals(plain.empty().get()));
    }

    Object read(Value.Rec rec) {
      @Nullable Value v = when == Written.When.ALWAYS ? rec.get(field) : rec.fields().get(field);
      return v == null ? plain.empty().get() : plain.read().apply(v);
    }
  }

  private RecordForm(Class<?> type) throws ReflectiveOperationException {
    byHand = type.getMethod("canonical").getDeclaringClass() != Canonical.class;
    if (byHand) {
      Method read = open(type.getDeclaredMethod("fromValue", Value.class));
      make =
          MethodHandles.lookup()
              .unreflect(read)
              .asType(MethodType.methodType(Object.class, Value.class));
      parts = List.of();
      return;
    }
    if (!type.isRecord()) {
      throw new IllegalStateException(type + " is no record: it writes its own canonical form");
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = open(type.getDeclaredConstructor(types));
    make =
        MethodHandles.lookup()
            .unreflectConstructor(constructor)
            .asSpreader(Object[].class, types.length)
            .asType(MethodType.methodType(Object.class, Object[].class));
    Part[] all = new Part[components.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = Part.of(components[i]);
    }
    parts = List.of(all);
  }

  static RecordForm of(Class<?> type) {
    return FORMS.get(type);
  }

  Value write(Object record) {
    Map<String, Value> fields = HashMap.newHashMap(parts.size());
    for (Part part : parts) {
      Object held = part.of(record);
      if (part.isWritten(held) && fields.put(part.field, part.plain.write().apply(held)) != null) {
        throw new IllegalStateException("the field \"" + part.field + "\" is given twice");
      }
    }
    return new Value.Rec(fields);
  }

  Object read(Value value) {
    try {
      if (byHand) {
        return make.invokeExact(value);
      }
      Value.Rec rec = (Value.Rec) value;
      Object[] components = new Object[parts.size()];
      for (int i = 0; i < components.length; i++) {
        components[i] = parts.get(i).read(rec);
      }
      return make.invokeExact(components);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** The record that holds nothing, where each of its components can. */
  Object empty() {
    try {
      return make.invokeExact(parts.stream().map(p -> p.plain.empty().get()).toArray());
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static <T extends AccessibleObject> T open(T member) {
    member.setAccessible(true); // a record need not be public to be written
    return member;
  }

  /** What a record refuses is thrown as it is; its makers and accessors throw nothing checked. */
  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException r ? r : new IllegalStateException(e);
  }
}
