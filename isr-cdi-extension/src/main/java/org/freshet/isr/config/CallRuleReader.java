package org.freshet.isr.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.SafeCall;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of {@code @CachedFor} and {@code @SafeCall}, overridden by MicroProfile Config.
 */
public final class CallRuleReader {

  private static final Duration MOST = Duration.ofSeconds(Lifetimes.MOST);

  private final Config config;
  private final Problems problems;

  /** A reader that reports to {@code problems}. */
  public CallRuleReader(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  /**
   * The rule of a cached method.
   *
   * @param annotation the annotation
   * @param className the name of the bean's class
   * @param methodName the name of the method
   * @param site the site as messages name it
   */
  public CallRule read(CachedFor annotation, String className, String methodName, String site) {
    MemberReader members = members("CachedFor", className, methodName, site);
    ChronoUnit unit = unit(members, annotation.unit(), site);
    return new CallRule(
        members.truth("enabled", true),
        duration(members, "value", annotation.value(), unit, Duration.ofMillis(1), site),
        duration(members, "staleFor", annotation.staleFor(), unit, Duration.ZERO, site),
        members.list("tags", List.of(annotation.tags())),
        constant(members, "scope", annotation.scope(), site));
  }

  /**
   * The rule of a safe method.
   *
   * @param loader finds exceptions that the configuration names
   */
  public SafeRule read(
      SafeCall annotation, String className, String methodName, String site, ClassLoader loader) {
    MemberReader members = members("SafeCall", className, methodName, site);
    return new SafeRule(
        members.truth("enabled", true),
        members.text("fallback").orElse(annotation.fallback()),
        members.text("fallbackMethod").orElse(annotation.fallbackMethod()),
        exceptions(members, annotation.on(), site, loader),
        members.truth("lastGood", annotation.lastGood()));
  }

  private MemberReader members(String annotation, String className, String method, String site) {
    return new MemberReader(config, problems, annotation, className, method, site);
  }

  /** Longer units than a day have no fixed length, shorter ones than a millisecond no use. */
  private ChronoUnit unit(MemberReader members, ChronoUnit annotated, String site) {
    ChronoUnit unit = constant(members, "unit", annotated, site);
    if (unit.compareTo(ChronoUnit.MILLIS) < 0 || unit.compareTo(ChronoUnit.DAYS) > 0) {
      problems.add(Codes.CALL_VALUE, site, "unit is " + unit.name() + ", must be MILLIS to DAYS");
      return ChronoUnit.SECONDS;
    }
    return unit;
  }

  private <E extends Enum<E>> E constant(
      MemberReader members, String member, E annotated, String site) {
    Optional<String> text = members.text(member);
    try {
      return text.map(t -> Enum.valueOf(annotated.getDeclaringClass(), t.toUpperCase(Locale.ROOT)))
          .orElse(annotated);
    } catch (IllegalArgumentException e) {
      problems.add(
          Codes.CALL_VALUE, site, member + " is '" + text.orElse("") + "', which does not exist");
      return annotated;
    }
  }

  private Duration duration(
      MemberReader members,
      String member,
      long annotated,
      ChronoUnit unit,
      Duration least,
      String site) {
    Optional<String> text = members.text(member);
    Duration duration = text.isPresent() ? parsed(text.get(), unit) : of(annotated, unit);
    if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(MOST) > 0) {
      problems.add(
          Codes.CALL_VALUE,
          site,
          member
              + " is "
              + text.map(t -> "'" + t + "' in the configuration").orElse(Long.toString(annotated))
              + (least.isZero() ? ", must be 0 to 68 years" : ", must be positive, to 68 years"));
      return Duration.ofSeconds(1);
    }
    return duration;
  }

  private static @Nullable Duration parsed(String text, ChronoUnit unit) {
    try {
      return text.startsWith("P") || text.startsWith("p")
          ? Duration.parse(text)
          : of(Long.parseLong(text), unit);
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Duration of(long amount, ChronoUnit unit) {
    try {
      return unit.getDuration().multipliedBy(amount);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private List<Class<? extends Exception>> exceptions(
      MemberReader members,
      Class<? extends Exception>[] annotated,
      String site,
      ClassLoader loader) {
    List<String> names = members.list("on", List.of());
    if (names.isEmpty()) {
      return List.of(annotated);
    }
    List<Class<? extends Exception>> found = new ArrayList<>();
    for (String name : names) {
      try {
        found.add(Class.forName(name, false, loader).asSubclass(Exception.class));
      } catch (ClassNotFoundException | ClassCastException e) {
        problems.add(Codes.CALL_VALUE, site, "on names '" + name + "', must be an exception class");
      }
    }
    return found;
  }
}
