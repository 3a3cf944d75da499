package org.freshet.isr.produce;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import org.freshet.isr.tags.OwnRaises;
import org.jspecify.annotations.Nullable;

/**
 * Carries the current production to the threads of managed executors, whose tasks then add tags to
 * the response that they work for, and with it whose raises are whose (Jakarta Concurrency, section
 * 3.3.4). Found by {@code META-INF/services}.
 */
public final class ProductionContext implements ThreadContextProvider {

  /** The name of this type of context, for {@code ContextServiceDefinition}. */
  public static final String TYPE = "Freshet";

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    Production captured = CurrentProduction.get();
    OwnRaises raises = OwnRaises.current();
    return () -> begin(captured, raises);
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return () -> begin(null, null);
  }

  @Override
  public String getThreadContextType() {
    return TYPE;
  }

  private static ThreadContextRestorer begin(
      @Nullable Production production, @Nullable OwnRaises raises) {
    Production before = CurrentProduction.get();
    OwnRaises raisedBefore = OwnRaises.current();
    CurrentProduction.set(production);
    OwnRaises.set(raises);
    return () -> {
      CurrentProduction.set(before);
      OwnRaises.set(raisedBefore);
    };
  }
}
