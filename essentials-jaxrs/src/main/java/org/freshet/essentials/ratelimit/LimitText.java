package org.freshet.essentials.ratelimit;

import java.util.List;
import java.util.stream.Collectors;
import org.freshet.essentials.config.Quota;

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers: lists of strings with parameters (RFC 9651).
 * {@code t} says after how many seconds there is one more, the same as {@code Retry-After} once
 * there is none.
 */
final class LimitText {

  private LimitText() {}

  /** What was said of one limit. */
  record Said(String name, Quota quota, Verdict verdict) {}

  static String policies(List<Said> said) {
    return said.stream()
        .map(
            one ->
                "\"%s\";q=%d;w=%d"
                    .formatted(one.name(), one.quota().limit(), one.quota().windowSeconds()))
        .collect(Collectors.joining(", "));
  }

  static String remaining(List<Said> said) {
    return said.stream()
        .map(
            one ->
                "\"%s\";r=%d;t=%d"
                    .formatted(one.name(), one.verdict().remaining(), one.verdict().waitSeconds()))
        .collect(Collectors.joining(", "));
  }

  /** When all limits that refused have one again. */
  static long retryAfter(List<Said> said) {
    return said.stream()
        .map(Said::verdict)
        .filter(verdict -> !verdict.admitted())
        .mapToLong(Verdict::waitSeconds)
        .max()
        .orElse(0);
  }

  static List<String> violated(List<Said> said) {
    return said.stream().filter(one -> !one.verdict().admitted()).map(Said::name).toList();
  }
}
