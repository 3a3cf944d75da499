package org.freshet.essentials.config;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads what MicroProfile Config puts in the place of one annotation's members. The most specific
 * key applies: {@code class/method/annotation/member}, then {@code class/annotation/member}, then
 * {@code annotation/member}.
 */
public final class MemberReader {

  private final Config config;
  private final Findings findings;
  private final String site;
  private final List<String> prefixes;

  /**
   * A reader.
   *
   * @param config where from
   * @param findings receives what is wrong
   * @param annotation how keys name the annotation
   * @param className the class it applies to
   * @param methodName the method it applies to, empty for the class as a whole
   * @param site the site as messages name it
   */
  public MemberReader(
      Config config,
      Findings findings,
      String annotation,
      String className,
      String methodName,
      String site) {
    this.config = config;
    this.findings = findings;
    this.site = site;
    String last = annotation + "/";
    this.prefixes =
        methodName.isEmpty()
            ? List.of(className + "/" + last, last)
            : List.of(className + "/" + methodName + "/" + last, className + "/" + last, last);
  }

  /** What is configured, empty if nothing is. */
  public Optional<String> text(String member) {
    return prefixes.stream()
        .map(prefix -> config.getOptionalValue(prefix + member, String.class).map(String::trim))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A whole number; what is wrong is found, and the annotation's stands. */
  public long number(String member, long annotated, String code) {
    Optional<String> override = text(member);
    try {
      return override.map(Long::parseLong).orElse(annotated);
    } catch (NumberFormatException e) {
      findings.add(
          code,
          site,
          member + " is '" + override.orElse("") + "' in the configuration, must be a number");
      return annotated;
    }
  }

  /** True or false; what is wrong is found, and the annotation's stands. */
  public boolean truth(String member, boolean annotated) {
    String value = text(member).orElse(Boolean.toString(annotated));
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      findings.add(Codes.SETTING, site, member + " is '" + value + "', must be true or false");
      return annotated;
    }
    return Boolean.parseBoolean(value);
  }
}
