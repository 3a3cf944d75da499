package org.freshet.isr.tags.text;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.freshet.isr.tags.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Changed entities as a text: a class and an identifier each, {@code com.acme.Post:l7}, one a line.
 * Identifiers of other types than the usual ones stand for all entities of their class.
 */
public final class EntityText {

  /** Stands for what cannot be told apart: every entity there is. */
  public static final EntityRef EVERYTHING = new EntityRef(Object.class, null);

  private final ClassLoader loader;

  /** Texts whose classes are looked up, and not initialised, by the application's loader. */
  public EntityText(ClassLoader loader) {
    this.loader = loader;
  }

  /** Writes them, always in the same order. */
  public static String write(Set<EntityRef> entities) {
    Set<String> lines = new TreeSet<>();
    entities.forEach(entity -> lines.add(entity.type().getName() + ":" + id(entity.id())));
    return String.join("\n", lines);
  }

  /** Reads them; a line that cannot be read stands for {@link #EVERYTHING}. */
  public Set<EntityRef> read(String text) {
    Set<EntityRef> entities = new HashSet<>();
    text.lines().filter(line -> !line.isEmpty()).forEach(line -> entities.add(entity(line)));
    return Set.copyOf(entities);
  }

  private EntityRef entity(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return EVERYTHING;
    }
    try {
      Class<?> type = Class.forName(line.substring(0, colon), false, loader);
      return new EntityRef(type, idOf(line.substring(colon + 1)));
    } catch (ClassNotFoundException | LinkageError e) {
      // Another version of the application knows it.
      return EVERYTHING;
    }
  }

  private static String id(@Nullable Object id) {
    if (id instanceof Long) {
      return "l" + id;
    }
    if (id instanceof Integer) {
      return "i" + id;
    }
    if (id instanceof Short) {
      return "h" + id;
    }
    if (id instanceof UUID) {
      return "u" + id;
    }
    if (id instanceof String text) {
      return "s" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
    return "*";
  }

  private static @Nullable Object idOf(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String value = text.substring(1);
    try {
      return switch (text.charAt(0)) {
        case 'l' -> Long.valueOf(value);
        case 'i' -> Integer.valueOf(value);
        case 'h' -> Short.valueOf(value);
        case 'u' -> UUID.fromString(value);
        case 's' -> URLDecoder.decode(value, StandardCharsets.UTF_8);
        default -> null;
      };
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
