package org.freshet.isr.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads what MicroProfile Config puts in the place of one annotation's members. The most specific
 * key applies: {@code class/method/annotation/member}, then {@code class/annotation/member}, then
 * {@code annotation/member}.
 */
final class MemberReader {

  private final Config config;
  private final Problems problems;
  private final List<String> prefixes;
  private final String site;

  /**
   * A reader.
   *
   * @param annotation the simple name of the annotation
   * @param site the site as messages name it
   */
  MemberReader(
      Config config,
      Problems problems,
      String annotation,
      String className,
      String methodName,
      String site) {
    this.config = config;
    this.problems = problems;
    this.prefixes =
        List.of(
            className + "/" + methodName + "/" + annotation + "/",
            className + "/" + annotation + "/",
            annotation + "/");
    this.site = site;
  }

  /** What is configured, empty if nothing is. */
  Optional<String> text(String member) {
    return prefixes.stream()
        .map(prefix -> config.getOptionalValue(prefix + member, String.class).map(String::trim))
        .flatMap(Optional::stream)
        .findFirst();
  }

  List<String> list(String member, List<String> annotated) {
    return text(member)
        .map(
            text ->
                Arrays.stream(text.split(",")).map(String::trim).filter(t -> !t.isEmpty()).toList())
        .orElse(annotated);
  }

  boolean truth(String member, boolean annotated) {
    Optional<String> override = text(member);
    override
        .filter(text -> !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false"))
        .ifPresent(
            text ->
                problems.add(
                    Codes.SETTING, site, member + " is '" + text + "', must be true or false"));
    return override.map(text -> !text.equalsIgnoreCase("false")).orElse(annotated);
  }
}
