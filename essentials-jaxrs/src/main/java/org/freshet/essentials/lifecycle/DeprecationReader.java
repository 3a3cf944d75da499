package org.freshet.essentials.lifecycle;

import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.api.DeprecatedApi;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.MemberReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code @DeprecatedApi}, overridden by MicroProfile Config. */
public final class DeprecationReader {

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private final Config config;
  private final Findings findings;

  /** A reader that reports to {@code findings}. */
  public DeprecationReader(Config config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  /** Reads all methods of a class while it is deployed, so that what is wrong is found then. */
  public void check(Class<?> type) {
    boolean any = false;
    for (Method method : type.getMethods()) {
      if (DeclaredOn.isCalled(type, method)) {
        any = true;
        read(type, method);
      }
    }
    if (!any) {
      findings.add(
          Codes.DEPRECATION,
          "@DeprecatedApi on " + type.getName(),
          "stands on nothing that Jakarta REST calls, must be on a resource");
    }
  }

  /**
   * What is said of a method.
   *
   * @return null if nothing is, or if it is wrong
   */
  public @Nullable Deprecation read(Class<?> resource, Method method) {
    DeprecatedApi annotation = DeclaredOn.annotation(resource, method, DeprecatedApi.class);
    if (annotation == null) {
      return null;
    }
    String site = "@DeprecatedApi on " + DeclaredOn.place(resource, method);
    MemberReader members =
        new MemberReader(
            config, findings, "DeprecatedApi", resource.getName(), method.getName(), site);
    if (!members.truth("enabled", true)) {
      return null;
    }
    Instant since = moment("since", members, annotation.since(), LocalTime.MIN, site);
    String end = members.text("sunset").orElse(annotation.sunset());
    Instant sunset = end.isEmpty() ? null : moment("sunset", members, end, LAST_SECOND, site);
    if (since != null && sunset != null && sunset.isBefore(since)) {
      findings.add(
          Codes.DEPRECATION, site, "sunset is " + sunset + ", must not be before " + since);
    }
    String successor = reference("successor", members, annotation.successor(), site);
    checkVariables(successor, DeclaredOn.path(resource, method), site);
    String documentation = reference("documentation", members, annotation.documentation(), site);
    return since == null ? null : new Deprecation(since, sunset, successor, documentation);
  }

  private @Nullable Instant moment(
      String member, MemberReader members, String annotated, LocalTime ofDate, String site) {
    String text = members.text(member).orElse(annotated);
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atTime(ofDate).toInstant(ZoneOffset.UTC)
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      findings.add(
          Codes.DEPRECATION,
          site,
          member + " is '" + text + "', must be a date such as 2026-12-31, or an instant");
      return null;
    }
  }

  private String reference(String member, MemberReader members, String annotated, String site) {
    String text = members.text(member).orElse(annotated);
    try {
      String sample = new URI(PathTemplate.sample(text)).toASCIIString();
      if (sample.indexOf('>') < 0) {
        return text;
      }
    } catch (URISyntaxException e) {
      // Falls through: what has a bracket in it breaks the same rule.
    }
    findings.add(Codes.DEPRECATION, site, member + " is '" + text + "', must be a URI or a path");
    return "";
  }

  private void checkVariables(String successor, @Nullable String path, String site) {
    Set<String> known = path == null ? Set.of() : PathTemplate.names(path);
    for (String name : PathTemplate.names(successor)) {
      if (path != null && !known.contains(name)) {
        findings.add(
            Codes.DEPRECATION,
            site,
            "successor '" + successor + "' names '" + name + "', must be a variable of the path");
      }
    }
  }
}
