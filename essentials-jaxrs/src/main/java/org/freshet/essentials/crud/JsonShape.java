package org.freshet.essentials.crud;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.freshet.essentials.problem.violation.JsonMember;
import org.jspecify.annotations.Nullable;

/**
 * What JSON for a type may look like: the members of a class, what a list holds, or anything.
 * Members are compared without regard to case, hyphens and underscores, since an application may
 * name all of them in another way; the provider that binds them is stricter.
 */
final class JsonShape {

  private static final JsonProvider JSON = JsonProvider.provider();

  private final @Nullable Map<String, JsonMember> members;
  private final @Nullable Type element;
  private final boolean primitive;

  private JsonShape(
      @Nullable Map<String, JsonMember> members, @Nullable Type element, boolean primitive) {
    this.members = members;
    this.element = element;
    this.primitive = primitive;
  }

  static JsonShape of(@Nullable Type type) {
    Class<?> raw = raw(type);
    if (raw == null) {
      return new JsonShape(null, element(type), false);
    }
    if (raw.isArray() || Collection.class.isAssignableFrom(raw) || raw == Optional.class) {
      return new JsonShape(null, element(type), false);
    }
    boolean open =
        raw.isPrimitive()
            || raw.isInterface()
            || raw.isEnum()
            || Map.class.isAssignableFrom(raw)
            || raw.getName().startsWith("java.")
            || raw.getName().startsWith("jakarta.");
    return new JsonShape(open ? null : FormMembers.of(raw), null, raw.isPrimitive());
  }

  private static @Nullable Class<?> raw(@Nullable Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return type instanceof Class<?> c ? c : null;
  }

  private static @Nullable Type element(@Nullable Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[0];
    }
    if (type instanceof GenericArrayType array) {
      return array.getGenericComponentType();
    }
    return type instanceof Class<?> c && c.isArray() ? c.getComponentType() : null;
  }

  /** Adds what does not fit, at which place. */
  void check(JsonValue value, String pointer, Refusals refusals) {
    if (value == JsonValue.NULL && primitive) {
      refusals.mustNotBeNull(pointer);
    } else if (value instanceof JsonArray items && element != null) {
      JsonShape shape = of(element);
      for (int i = 0; i < items.size(); i++) {
        shape.check(items.get(i), pointer + "/" + i, refusals);
      }
    } else if (value instanceof JsonObject object && members != null) {
      object.forEach(
          (name, inside) -> {
            JsonMember member = members.get(FormMembers.plain(name));
            if (member == null) {
              refusals.unknown(pointer, name);
            } else {
              of(member.type()).check(inside, pointer + "/" + name, refusals);
            }
          });
    }
  }

  /** The object without members that are unknown, at any depth. */
  JsonObject known(JsonObject object) {
    if (members == null) {
      return object;
    }
    JsonObjectBuilder known = JSON.createObjectBuilder();
    object.forEach(
        (name, value) -> {
          JsonMember member = members.get(FormMembers.plain(name));
          if (member != null) {
            known.add(name, of(member.type()).knownOf(value));
          }
        });
    return known.build();
  }

  private JsonValue knownOf(JsonValue value) {
    if (value instanceof JsonObject object) {
      return known(object);
    }
    if (!(value instanceof JsonArray items) || element == null) {
      return value;
    }
    JsonShape shape = of(element);
    JsonArrayBuilder known = JSON.createArrayBuilder();
    items.forEach(item -> known.add(shape.knownOf(item)));
    return known.build();
  }

  /**
   * A patched object in which members of classes that the patch has emptied are null, instead of
   * missing: a class may have another value for what is missing.
   */
  JsonObject emptied(JsonObject patched, JsonObject patch) {
    if (members == null) {
      return patched;
    }
    JsonObjectBuilder emptied = JSON.createObjectBuilder(patched);
    patch.forEach(
        (name, value) -> {
          JsonMember member = members.get(FormMembers.plain(name));
          if (member != null && value == JsonValue.NULL) {
            emptied.addNull(name);
          } else if (member != null
              && value instanceof JsonObject inside
              && patched.get(name) instanceof JsonObject object) {
            emptied.add(name, of(member.type()).emptied(object, inside));
          }
        });
    return emptied.build();
  }
}
