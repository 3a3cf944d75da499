package org.freshet.partstream.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.api.RateLimitDefaults;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.config.Quota;
import org.freshet.partstream.api.Parts;

/** Limits of the methods that answer in parts, by user or else by address. */
@ApplicationScoped
class DefaultLimits implements RateLimitDefaults {

  @Inject PartStreamExtension extension;

  @Override
  public List<RateLimited> of(Class<?> resource, Method method) {
    List<RateLimited> limits = new ArrayList<>();
    if (method.getReturnType() == Parts.class) {
      for (Quota quota : extension.settings().limits()) {
        limits.add(new Limited(limits.isEmpty() ? "parts" : "parts-" + (limits.size() + 1), quota));
      }
    }
    return limits;
  }

  /** What {@code @RateLimited} would say on such a method. */
  private static final class Limited extends AnnotationLiteral<RateLimited> implements RateLimited {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final long limit;
    private final long window;
    private final long burst;

    private Limited(String name, Quota quota) {
      this.name = name;
      this.limit = quota.limit();
      this.window = quota.windowSeconds();
      this.burst = quota.burst();
    }

    @Override
    public long limit() {
      return limit;
    }

    @Override
    public long window() {
      return window;
    }

    @Override
    public long burst() {
      return burst;
    }

    @Override
    public String key() {
      return "user";
    }

    @Override
    public Class<? extends RateLimitKey> resolver() {
      return RateLimitKey.None.class;
    }

    @Override
    public String policy() {
      return "";
    }

    @Override
    public String name() {
      return name;
    }
  }
}
