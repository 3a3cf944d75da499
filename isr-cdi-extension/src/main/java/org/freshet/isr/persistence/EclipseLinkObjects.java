package org.freshet.isr.persistence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.isr.persistence.LoadedValues.KnownId;
import org.jspecify.annotations.Nullable;

/**
 * What EclipseLink's weaving leaves in entities: value holders of lazy references, fetch groups,
 * the change set. By name only, since Open Liberty hides the classes from applications.
 */
final class EclipseLinkObjects {

  private static final String WEAVING = "org.eclipse.persistence.internal.weaving.";
  private static final String TRACKER =
      "org.eclipse.persistence.descriptors.changetracking.ChangeTracker";
  private static final int MAX_WRAPPERS = 4;

  private EclipseLinkObjects() {}

  static boolean isWeaved(Class<?> type) {
    return Reflection.isA(type, WEAVING + "PersistenceWeaved");
  }

  /** Whether EclipseLink notes each change of an entity, with the value before. */
  static boolean isTracked(Class<?> type) {
    return Reflection.isA(type, TRACKER);
  }

  /** Whether the fetch group with which an entity was loaded has an attribute. */
  static boolean isFetched(Object entity, String attribute) {
    return Reflection.call(entity, "_persistence_getFetchGroup") == null
        || Boolean.TRUE.equals(
            Reflection.call(entity, "_persistence_isAttributeFetched", attribute));
  }

  static boolean isInstantiated(Object holderOrCollection) {
    return !Boolean.FALSE.equals(Reflection.call(holderOrCollection, "isInstantiated"));
  }

  /**
   * The identifier of the entity behind a holder that has not loaded it: from the row it keeps for
   * that purpose.
   */
  static Object reference(Object holder, @Nullable String idAttribute) {
    Object mapping = null;
    Object wrapped = holder;
    for (int i = 0; i < MAX_WRAPPERS && wrapped != null; i++) {
      mapping = mapping == null ? Reflection.call(wrapped, "getMapping") : mapping;
      Object row = Reflection.call(wrapped, "getRow");
      if (mapping != null && row != null) {
        Object id = Reflection.call(mapping, "extractPrimaryKeysForReferenceObjectFromRow", row);
        boolean simple = id != null && !id.getClass().getName().startsWith("org.eclipse.");
        return simple && id != null ? new KnownId(idAttribute, id) : LoadedValues.UNKNOWN;
      }
      wrapped = Reflection.call(wrapped, "getWrappedValueHolder");
    }
    return LoadedValues.UNKNOWN;
  }

  /**
   * The values that the changed attributes of a tracked entity had before; empty if the entity
   * keeps no change set.
   */
  static Optional<Map<String, @Nullable Object>> valuesBefore(Object entity) {
    Object listener = Reflection.call(entity, "_persistence_getPropertyChangeListener");
    Object changes = listener == null ? null : Reflection.call(listener, "getObjectChangeSet");
    Object records = changes == null ? null : Reflection.call(changes, "getChanges");
    if (!(records instanceof List<?> list)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> before = new HashMap<>();
    for (Object change : list) {
      Object attribute = Reflection.call(change, "getAttribute");
      if (attribute != null) {
        before.put(attribute.toString(), Reflection.call(change, "getOldValue"));
      }
    }
    return Optional.of(before);
  }
}
