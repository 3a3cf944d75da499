package org.freshet.isr.persistence.eclipselink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.isr.persistence.template.LoadedValues;
import org.freshet.isr.persistence.template.LoadedValues.KnownId;
import org.jspecify.annotations.Nullable;

/**
 * What EclipseLink's weaving leaves in entities: value holders of lazy references, fetch groups,
 * the change set. By name only, since Open Liberty hides the classes from applications.
 * Thread-safe.
 */
public final class EclipseLinkObjects {

  private static final String WEAVING = "org.eclipse.persistence.internal.weaving.";
  private static final String TRACKER =
      "org.eclipse.persistence.descriptors.changetracking.ChangeTracker";
  private static final int MAX_WRAPPERS = 4;

  private final Reflection reflection = new Reflection();

  /** Has found nothing yet. */
  public EclipseLinkObjects() {}

  /** Whether EclipseLink has changed the code of a class. */
  public static boolean isWeaved(Class<?> type) {
    return Reflection.isA(type, WEAVING + "PersistenceWeaved");
  }

  /** Whether EclipseLink notes each change of an entity, with the value before. */
  public static boolean isTracked(Class<?> type) {
    return Reflection.isA(type, TRACKER);
  }

  /** A value itself, unless it is a collection that is not in memory. */
  public @Nullable Object inMemory(@Nullable Object value) {
    if (value == null || !value.getClass().getName().startsWith("org.eclipse.persistence.")) {
      return value;
    }
    return isInstantiated(value) ? value : LoadedValues.UNKNOWN;
  }

  /** What a holder holds that has loaded it. */
  @Nullable Object value(Object holder) {
    return reflection.call(holder, "getValue");
  }

  /** Whether the fetch group with which an entity was loaded has an attribute. */
  boolean isFetched(Object entity, String attribute) {
    return reflection.call(entity, "_persistence_getFetchGroup") == null
        || Boolean.TRUE.equals(
            reflection.call(entity, "_persistence_isAttributeFetched", attribute));
  }

  boolean isInstantiated(Object holderOrCollection) {
    return !Boolean.FALSE.equals(reflection.call(holderOrCollection, "isInstantiated"));
  }

  /**
   * The identifier of the entity behind a holder that has not loaded it: from the row it keeps for
   * that purpose.
   */
  Object reference(Object holder, @Nullable String idAttribute) {
    Object mapping = null;
    Object wrapped = holder;
    for (int i = 0; i < MAX_WRAPPERS && wrapped != null; i++) {
      mapping = mapping == null ? reflection.call(wrapped, "getMapping") : mapping;
      Object row = reflection.call(wrapped, "getRow");
      if (mapping != null && row != null) {
        Object id = reflection.call(mapping, "extractPrimaryKeysForReferenceObjectFromRow", row);
        boolean simple = id != null && !id.getClass().getName().startsWith("org.eclipse.");
        return simple && id != null ? new KnownId(idAttribute, id) : LoadedValues.UNKNOWN;
      }
      wrapped = reflection.call(wrapped, "getWrappedValueHolder");
    }
    return LoadedValues.UNKNOWN;
  }

  /**
   * The values that the changed attributes of a tracked entity had before; empty if the entity
   * keeps no change set.
   */
  public Optional<Map<String, @Nullable Object>> valuesBefore(Object entity) {
    Object listener = reflection.call(entity, "_persistence_getPropertyChangeListener");
    Object changes = listener == null ? null : reflection.call(listener, "getObjectChangeSet");
    Object records = changes == null ? null : reflection.call(changes, "getChanges");
    if (!(records instanceof List<?> list)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> before = new HashMap<>();
    for (Object change : list) {
      Object attribute = reflection.call(change, "getAttribute");
      if (attribute != null) {
        before.put(attribute.toString(), reflection.call(change, "getOldValue"));
      }
    }
    return Optional.of(before);
  }
}
