package org.freshet.isr.call.define;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a method with {@code @SafeCall} after deployment.
 *
 * @param name the method, {@code com.acme.Prices.of}
 * @param on the exceptions that are replaced
 * @param lastGood tells its calls apart, null if no last good value is used
 * @param byCaller whether each caller has last good values of their own
 * @param fallbackMethod what is called instead, null for nothing
 * @param literal makes what is returned instead, null for nothing
 * @param empty what is returned where there is nothing else
 * @param stage whether it returns stages of its values
 */
public record SafeMethod(
    String name,
    List<Class<? extends Exception>> on,
    @Nullable CallKey lastGood,
    boolean byCaller,
    @Nullable Method fallbackMethod,
    @Nullable Supplier<@Nullable Object> literal,
    @Nullable Object empty,
    boolean stage) {

  /** Whether a failure is one that is replaced. */
  public boolean replaces(Exception failure) {
    return !(failure instanceof InterruptedException)
        && on.stream().anyMatch(type -> type.isInstance(failure));
  }
}
