package org.freshet.isr.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.Isr;

/**
 * Reads the rule of one resource method: its {@code @Isr}, overridden by MicroProfile Config. The
 * most specific key applies: {@code class/method/Isr/member}, then {@code class/Isr/member}, then
 * {@code Isr/member}.
 */
public final class RuleReader {

  private final Config config;
  private final Problems problems;

  /** A reader that reports to {@code problems}. */
  public RuleReader(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  /**
   * The rule of a method.
   *
   * @param isr the annotation
   * @param className the name of the class that carries it
   * @param methodName the name of the resource method
   * @param site the site as messages name it
   */
  public IsrRule read(Isr isr, String className, String methodName, String site) {
    Site at = new Site(className, methodName, site);
    Lifetimes lifetimes =
        new Lifetimes(
            seconds(at, "maxAge", isr.maxAge(), 0),
            seconds(at, "sMaxAge", isr.sMaxAge(), 1),
            seconds(at, "staleWhileRevalidate", isr.staleWhileRevalidate(), 0),
            seconds(at, "staleIfError", isr.staleIfError(), 0));
    return new IsrRule(
        enabled(at),
        list(at, "tags", isr.tags()),
        lifetimes,
        list(at, "vary", isr.vary()),
        list(at, "query", isr.query()),
        freshness(at, isr.freshness()));
  }

  private long seconds(Site at, String member, long annotated, long least) {
    Optional<String> override = override(at, member);
    long value = annotated;
    if (override.isPresent()) {
      try {
        value = Long.parseLong(override.get());
      } catch (NumberFormatException e) {
        problems.add(
            Codes.ISR_RANGE,
            at.text,
            member + " is '" + override.get() + "' in the configuration, must be whole seconds");
        return annotated;
      }
    }
    if (value < least || value > Lifetimes.MOST) {
      problems.add(
          Codes.ISR_RANGE,
          at.text,
          member + " is " + value + ", must be from " + least + " to " + Lifetimes.MOST);
      return Math.max(least, 1);
    }
    return value;
  }

  private List<String> list(Site at, String member, String[] annotated) {
    return override(at, member)
        .map(
            text ->
                Arrays.stream(text.split(",")).map(String::trim).filter(t -> !t.isEmpty()).toList())
        .orElseGet(() -> List.of(annotated));
  }

  private Isr.Freshness freshness(Site at, Isr.Freshness annotated) {
    Optional<String> override = override(at, "freshness");
    for (Isr.Freshness freshness : Isr.Freshness.values()) {
      if (override.isPresent() && freshness.name().equalsIgnoreCase(override.get())) {
        return freshness;
      }
    }
    override.ifPresent(
        text ->
            problems.add(
                Codes.SETTING,
                at.text,
                "freshness is '" + text + "', must be DECLARED or RESPONSE"));
    return annotated;
  }

  private boolean enabled(Site at) {
    Optional<String> override = override(at, "enabled");
    override
        .filter(text -> !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false"))
        .ifPresent(
            text ->
                problems.add(
                    Codes.SETTING, at.text, "enabled is '" + text + "', must be true or false"));
    return override.map(text -> !text.equalsIgnoreCase("false")).orElse(true);
  }

  private Optional<String> override(Site at, String member) {
    return value(at.className + "/" + at.methodName + "/Isr/" + member)
        .or(() -> value(at.className + "/Isr/" + member))
        .or(() -> value("Isr/" + member));
  }

  private Optional<String> value(String key) {
    return config.getOptionalValue(key, String.class).map(String::trim);
  }

  private record Site(String className, String methodName, String text) {}
}
