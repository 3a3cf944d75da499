package org.freshet.it.parts.app;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Adds a hundred to what a method returns. */
@Counted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class CountedInterceptor {

  @AroundInvoke
  Object add(InvocationContext call) throws Exception {
    return 100 + (Integer) call.proceed();
  }
}
