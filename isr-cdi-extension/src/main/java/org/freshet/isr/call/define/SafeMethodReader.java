package org.freshet.isr.call.define;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.SafeCall;
import org.freshet.isr.config.CallRuleReader;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.config.SafeRule;
import org.jspecify.annotations.Nullable;

/** Reads {@code @SafeCall}. */
final class SafeMethodReader {

  private final CallRuleReader rules;
  private final Problems problems;

  SafeMethodReader(Config config, Problems problems) {
    this.rules = new CallRuleReader(config, problems);
    this.problems = problems;
  }

  /**
   * Null if the method is not safe.
   *
   * @param cached the same method as a cached one, null if it is none
   */
  @Nullable SafeMethod read(CallSite at, @Nullable CachedMethod cached) {
    SafeCall annotation = at.annotation(SafeCall.class);
    if (annotation == null) {
      return null;
    }
    String site = at.text(SafeCall.class);
    ClassLoader loader = at.bean().getClassLoader();
    SafeRule rule =
        rules.read(annotation, at.bean().getName(), at.method().getName(), site, loader);
    if (!rule.enabled() || isFuture(at, site)) {
      return null;
    }
    boolean byCaller = cached != null && cached.byCaller();
    if (rule.lastGood() && at.isSecured() && !byCaller) {
      problems.add(
          Codes.CALL_SECURED,
          site,
          "lastGood beside a security annotation, must be @CachedFor of scope CALLER too");
    }
    return new SafeMethod(
        at.name(),
        rule.on(),
        rule.lastGood() ? CallKeys.of(at, SafeCall.class, problems) : null,
        byCaller,
        fallbackMethod(at, rule, site),
        literal(at, rule, site),
        Fallbacks.empty(at.rawValueType()),
        at.isStage());
  }

  private boolean isFuture(CallSite at, String site) {
    Class<?> returned = at.method().getReturnType();
    boolean stage = returned == CompletionStage.class || returned == CompletableFuture.class;
    if (stage && at.isAsynchronous() || !at.isStage() && !Future.class.isAssignableFrom(returned)) {
      return false;
    }
    problems.add(
        Codes.CALL_PLACE,
        site,
        "returns a "
            + returned.getSimpleName()
            + ", whose failure comes later: must return a CompletionStage or CompletableFuture and"
            + " be @Asynchronous of Jakarta Concurrency");
    return true;
  }

  private @Nullable Method fallbackMethod(CallSite at, SafeRule rule, String site) {
    if (rule.fallbackMethod().isEmpty()) {
      return null;
    }
    Method method = Fallbacks.method(at, rule.fallbackMethod());
    if (method == null) {
      problems.add(
          Codes.CALL_FALLBACK,
          site,
          "fallbackMethod '"
              + rule.fallbackMethod()
              + "' must be a method of the class with the same parameters and a result that fits");
    }
    return method;
  }

  private @Nullable Supplier<@Nullable Object> literal(CallSite at, SafeRule rule, String site) {
    if (rule.fallback().isEmpty()) {
      Class<?> type = at.rawValueType();
      if (rule.fallbackMethod().isEmpty() && type.isPrimitive() && type != void.class) {
        problems.add(
            Codes.CALL_FALLBACK, site, "returns a " + type + ", must have a fallback for it");
      }
      return null;
    }
    try {
      return new JsonLiterals().of(rule.fallback(), at.valueType());
    } catch (IllegalArgumentException e) {
      problems.add(
          Codes.CALL_FALLBACK,
          site,
          "fallback '" + rule.fallback() + "' must be JSON for a " + at.valueType().getTypeName());
    } catch (IllegalStateException | LinkageError e) {
      problems.add(
          Codes.CALL_FALLBACK,
          site,
          "fallback needs JSON Binding, which is not there (on Open Liberty: feature jsonb-3.0)");
    }
    return null;
  }
}
