package org.freshet.essentials.problem.violation;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks from a body to a place in it, by the names that the place has in JSON. Ends where the place
 * has none: in a set, or at a key that is long enough to carry something else.
 */
final class JsonPointer {

  private static final int LONGEST_KEY = 64;

  private final StringBuilder text = new StringBuilder("#");
  private @Nullable Type type;
  private boolean ended;

  /** A pointer to the whole of a body. */
  JsonPointer(Type body) {
    this.type = body;
  }

  JsonPointer to(Iterator<Path.Node> nodes) {
    while (nodes.hasNext()) {
      to(nodes.next());
    }
    return this;
  }

  JsonPointer to(Path.Node node) {
    if (node.isInIterable()) {
      enter(node);
    }
    if (!ended && node.getKind() == ElementKind.PROPERTY) {
      JsonMember member = JsonMember.of(type, node.getName());
      append(member.name());
      type = member.type();
    }
    return this;
  }

  private void enter(Path.Node node) {
    Object key = node.getKey();
    boolean ofKey = "<map key>".equals(node.getName());
    if (node.getIndex() != null) {
      append(node.getIndex().toString());
    } else if (key != null && !ofKey && key.toString().length() <= LONGEST_KEY) {
      append(key.toString());
    } else {
      ended = true;
    }
    type = element(type);
  }

  private void append(String segment) {
    if (!ended) {
      text.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
    }
  }

  /** What a collection, map, array or optional holds; null if nobody knows. */
  private static @Nullable Type element(@Nullable Type container) {
    if (container instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      boolean map =
          parameterized.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw);
      return arguments[map && arguments.length > 1 ? 1 : 0];
    }
    if (container instanceof GenericArrayType array) {
      return array.getGenericComponentType();
    }
    return container instanceof Class<?> c && c.isArray() ? c.getComponentType() : null;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
