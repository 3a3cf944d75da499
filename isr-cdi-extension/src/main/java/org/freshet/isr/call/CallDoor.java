package org.freshet.isr.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.Callable;
import org.freshet.isr.call.define.CachedMethod;
import org.freshet.isr.call.define.CallKey;
import org.freshet.isr.call.define.CallMethods;
import org.freshet.isr.call.define.SafeMethod;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.jspecify.annotations.Nullable;

/**
 * Where intercepted calls come in. A normal-scoped bean, so that interceptors which hold it may be
 * passivated with the beans that they belong to.
 */
@ApplicationScoped
class CallDoor {

  @Inject CallMethods methods;
  @Inject Calls calls;
  @Inject SafeCalls safeCalls;
  @Inject Callers callers;

  public @Nullable Object cached(InvocationContext context) throws Exception {
    CachedMethod method = find(context).cached();
    if (method == null) {
      return context.proceed();
    }
    String caller = method.byCaller() ? callers.current() : null;
    if (method.byCaller() && caller == null) {
      // What nobody in particular gets is not what the next one, who is somebody, should.
      Production around = CurrentProduction.get();
      if (around != null) {
        around.makePersonal();
      }
      return context.proceed();
    }
    @Nullable Object[] arguments = context.getParameters();
    Object value =
        calls.value(
            new Call(
                method.name(),
                method.key().of(arguments, caller),
                method.freshFor(),
                method.staleFor(),
                method.byCaller(),
                method.type(),
                work(context, method.stage()),
                result -> method.tags().resolve(arguments, result)));
    return method.stage() ? Stages.of(value) : value;
  }

  public @Nullable Object safe(InvocationContext context) throws Exception {
    SafeMethod method = find(context).safe();
    if (method == null) {
      return context.proceed();
    }
    Object result =
        safeCalls.result(
            method,
            context.getTarget(),
            context.getParameters(),
            lastGood(method, context.getParameters()),
            work(context, method.stage()));
    return method.stage() ? Stages.of(Stages.value(result)) : result;
  }

  private @Nullable String lastGood(SafeMethod method, @Nullable Object[] arguments) {
    CallKey key = method.lastGood();
    if (key == null) {
      return null;
    }
    String caller = method.byCaller() ? callers.current() : null;
    return method.byCaller() && caller == null ? null : key.of(arguments, caller);
  }

  private static Callable<@Nullable Object> work(InvocationContext context, boolean stage) {
    return stage ? () -> Stages.value(context.proceed()) : context::proceed;
  }

  private CallMethods.Found find(InvocationContext context) {
    return methods.find(context.getTarget().getClass(), context.getMethod());
  }
}
