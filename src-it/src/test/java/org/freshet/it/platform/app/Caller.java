package org.freshet.it.platform.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Who asks: made once for each request, when somebody wants to know. */
@RequestScoped
public class Caller {

  private static final AtomicInteger MADE = new AtomicInteger();

  private final int number = MADE.incrementAndGet();

  @Inject Principal principal;

  public Optional<String> name() {
    String name = principal.getName();
    return name == null || name.isEmpty() || name.equalsIgnoreCase("unauthenticated")
        ? Optional.empty()
        : Optional.of(name).filter(known -> !known.equals("anonymous"));
  }

  public int number() {
    return number;
  }

  public static int made() {
    return MADE.get();
  }
}
