package org.freshet.isr.jaxrs;

import java.util.List;
import org.freshet.isr.api.TenantResolver;
import org.jspecify.annotations.Nullable;

/** Tells tenants by the application's {@link TenantResolver}. Thread-safe. */
public interface Tenants {

  /** The names of the headers that tell them, lower case, always in the same order. */
  List<String> headers();

  /**
   * The tenant of a request.
   *
   * @return null if it is not known
   * @throws RuntimeException if the application's resolver does
   */
  @Nullable String tenant(TenantResolver.Asked request);
}
