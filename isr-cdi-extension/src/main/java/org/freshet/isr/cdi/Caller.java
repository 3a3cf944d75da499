package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The name of whoever is calling, as far as the container knows it. */
@ApplicationScoped
class Caller implements Supplier<@Nullable String> {

  /** What servers call those they do not know. */
  private static final Set<String> NOBODY = Set.of("", "anonymous", "unauthenticated", "guest");

  private static final int LONGEST = 100;

  @Inject Instance<Principal> principals;

  @Override
  public @Nullable String get() {
    try {
      String name = principals.isResolvable() ? principals.get().getName() : null;
      if (name == null || NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
        return null;
      }
      return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    } catch (RuntimeException e) {
      // Outside of a request some servers have nobody to tell of.
      return null;
    }
  }
}
