package org.freshet.isr.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Variant;

/** Reads the rule of one resource method: its {@code @Isr}, overridden by MicroProfile Config. */
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
    Site at =
        new Site(new MemberReader(config, problems, "Isr", className, methodName, site), site);
    Lifetimes lifetimes =
        new Lifetimes(
            seconds(at, "maxAge", isr.maxAge(), 0),
            seconds(at, "sMaxAge", isr.sMaxAge(), 1),
            seconds(at, "staleWhileRevalidate", isr.staleWhileRevalidate(), 0),
            seconds(at, "staleIfError", isr.staleIfError(), 0));
    List<Variant> by = by(at, List.of(isr.by()));
    return new IsrRule(
        at.members.truth("enabled", true),
        at.members.list("tags", List.of(isr.tags())),
        lifetimes,
        at.members.list("vary", List.of(isr.vary())),
        at.members.list("query", List.of(isr.query())),
        by,
        languages(at, List.of(isr.languages()), by),
        at.members.list("roles", List.of(isr.roles())),
        freshness(at, isr.freshness()));
  }

  private List<Variant> by(Site at, List<Variant> annotated) {
    Optional<String> override = at.members.text("by");
    if (override.isEmpty()) {
      return annotated;
    }
    List<Variant> by = new ArrayList<>();
    for (String name : at.members.list("by", List.of())) {
      try {
        by.add(Variant.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        problems.add(
            Codes.SETTING, at.text, "by is '" + name + "', must be LANGUAGE, DEVICE or TENANT");
      }
    }
    return by;
  }

  private List<String> languages(Site at, List<String> annotated, List<Variant> by) {
    List<String> own = at.members.list("languages", annotated);
    return own.isEmpty() && by.contains(Variant.LANGUAGE)
        ? new Values(config, problems).list("isr.languages")
        : own;
  }

  private long seconds(Site at, String member, long annotated, long least) {
    Optional<String> override = at.members.text(member);
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

  private Isr.Freshness freshness(Site at, Isr.Freshness annotated) {
    Optional<String> override = at.members.text("freshness");
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

  private record Site(MemberReader members, String text) {}
}
