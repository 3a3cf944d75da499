package org.freshet.isr.persistence.eclipselink;

import java.util.Optional;
import org.freshet.isr.persistence.template.AttributeAccess;
import org.freshet.isr.persistence.template.AttributePath;
import org.freshet.isr.persistence.template.LoadedValues;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a weaved class: in its field, or in the value holder that weaving put beside the
 * field of a lazy reference. Thread-safe.
 */
public final class WeavedAttribute {

  private final EclipseLinkObjects eclipseLink;
  private final String name;
  private final AttributeAccess access;
  private final Optional<AttributeAccess> holder;
  private final @Nullable String idAttribute;

  /**
   * An attribute.
   *
   * @param type a weaved class
   * @param access its field or getter
   */
  public WeavedAttribute(
      EclipseLinkObjects eclipseLink, Class<?> type, String name, AttributeAccess access) {
    this.eclipseLink = eclipseLink;
    this.name = name;
    this.access = access;
    this.holder = AttributeAccess.of(type, "_persistence_" + name + "_vh");
    this.idAttribute = access.type() instanceof Class<?> c ? AttributePath.idAttribute(c) : null;
  }

  /** Its value in an object of the class, as {@link LoadedValues#read} tells it. */
  public @Nullable Object read(Object owner) {
    if (!eclipseLink.isFetched(owner, name)) {
      return LoadedValues.UNKNOWN;
    }
    Object held = holder.isPresent() ? holder.get().get(owner) : null;
    if (held != null && !eclipseLink.isInstantiated(held)) {
      return eclipseLink.reference(held, idAttribute);
    }
    Object value = access.get(owner);
    return value == null && held != null ? eclipseLink.value(held) : eclipseLink.inMemory(value);
  }
}
