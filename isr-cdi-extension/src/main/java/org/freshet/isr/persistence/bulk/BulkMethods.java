package org.freshet.isr.persistence.bulk;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.api.RevalidatesEntity;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.Switches;
import org.freshet.isr.persistence.transaction.EntityUnits;
import org.freshet.isr.persistence.transaction.Failures;
import org.freshet.isr.tags.EntityRef;
import org.jspecify.annotations.Nullable;

/** The methods of the application that say what they change. Thread-safe. */
public final class BulkMethods {

  private static final String ANNOTATION = RevalidatesEntity.class.getSimpleName();

  private final Switches switches;
  private final @Nullable EntityUnits units;
  private final Failures failures = new Failures();
  private final Map<Place, Optional<BulkMethod>> known = new ConcurrentHashMap<>();

  /**
   * None read yet.
   *
   * @param switches tells what MicroProfile Config switches off
   * @param units the known persistence units, null where Jakarta Persistence is absent
   */
  public BulkMethods(Switches switches, @Nullable EntityUnits units) {
    this.switches = switches;
    this.units = units;
  }

  /**
   * A method of a bean class.
   *
   * @param type the class of the bean, which may have inherited it
   */
  private record Place(Class<?> type, Method method) {}

  /** Reads the methods of a bean class, and adds what is wrong with them. */
  public void readAll(Class<?> type, Problems problems) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        boolean own = method.isAnnotationPresent(RevalidatesEntity.class);
        if (!method.isSynthetic() && (own || isBusiness(method))) {
          Place place = new Place(type, method);
          known.put(place, read(place, problems));
        }
      }
    }
  }

  private static boolean isBusiness(Method method) {
    return (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
  }

  /**
   * What a call changes.
   *
   * @param type the class of the bean, or a subclass that the container made of it
   * @return null if the method says nothing, or was switched off
   */
  @Nullable Changed changed(Class<?> type, Method method, @Nullable Object[] arguments) {
    BulkMethod found = known.computeIfAbsent(new Place(type, method), this::find).orElse(null);
    return found == null ? null : changed(found, method, arguments);
  }

  /** The method must run whatever its arguments and the persistence units do. */
  private Changed changed(BulkMethod found, Method method, @Nullable Object[] arguments) {
    try {
      return new Changed(found.tags(arguments, units), found.classes(units));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.note(
          Codes.ENTITY_TAGS, "tags of " + method + " unknown, its namespaces are raised", e);
      return new Changed(found.tags(new Object[arguments.length], null), found.classes(null));
    }
  }

  /**
   * What a call changes.
   *
   * @param tags what depends on these
   * @param entities all entities of some classes
   */
  record Changed(Set<Tag> tags, Set<EntityRef> entities) {}

  private Optional<BulkMethod> find(Place asked) {
    for (Class<?> c = asked.type().getSuperclass(); c != null; c = c.getSuperclass()) {
      Optional<BulkMethod> read = known.get(new Place(c, asked.method()));
      if (read != null) {
        return read;
      }
    }
    return read(asked, new Problems());
  }

  private Optional<BulkMethod> read(Place place, Problems problems) {
    RevalidatesEntity annotation = annotation(place);
    Method method = place.method();
    return annotation != null
            && switches.isOn(ANNOTATION, place.type().getName(), method.getName(), problems)
        ? Optional.of(new BulkMethodReader(problems).read(annotation, method))
        : Optional.empty();
  }

  private static @Nullable RevalidatesEntity annotation(Place place) {
    RevalidatesEntity own = place.method().getAnnotation(RevalidatesEntity.class);
    RevalidatesEntity whole = place.type().getAnnotation(RevalidatesEntity.class);
    if (own != null || whole != null) {
      return own != null ? own : whole;
    }
    for (Annotation stereotype : place.type().getAnnotations()) {
      RevalidatesEntity carried =
          stereotype.annotationType().getAnnotation(RevalidatesEntity.class);
      if (carried != null) {
        return carried;
      }
    }
    return null;
  }
}
