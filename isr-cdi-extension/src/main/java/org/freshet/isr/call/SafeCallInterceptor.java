package org.freshet.isr.call;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.freshet.isr.api.SafeCall;
import org.jspecify.annotations.Nullable;

/** Outermost: what it replaces was tried again before, and has rolled back. */
@SafeCall
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 90)
class SafeCallInterceptor implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject CallDoor door;

  @AroundInvoke
  @Nullable Object around(InvocationContext context) throws Exception {
    return door.safe(context);
  }
}
