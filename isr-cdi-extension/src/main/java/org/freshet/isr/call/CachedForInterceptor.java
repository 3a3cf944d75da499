package org.freshet.isr.call;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.freshet.isr.api.CachedFor;
import org.jspecify.annotations.Nullable;

/** Outside of transactions and of fault tolerance: a hit is neither begun in one nor retried. */
@CachedFor
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class CachedForInterceptor implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CallDoor door;

  @AroundInvoke
  @Nullable Object around(InvocationContext context) throws Exception {
    return door.cached(context);
  }
}
