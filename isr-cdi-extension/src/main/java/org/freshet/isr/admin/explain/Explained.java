package org.freshet.isr.admin.explain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.freshet.isr.admin.explain.Explanation.Answering;
import org.freshet.isr.admin.explain.Explanation.TagState;
import org.freshet.isr.admin.explain.Explanation.Variant;
import org.freshet.isr.admin.tell.Address;
import org.freshet.isr.meter.Refusal;
import org.jspecify.annotations.Nullable;

/** What was found of a page, put into one verdict and one sentence. */
record Explained(
    Address address, List<Answering> methods, List<Variant> variants, @Nullable Refusal refusal) {

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("status", "its status is none that is stored"),
          Map.entry("response directive", "the application said private, no-store or no-cache"),
          Map.entry("set-cookie", "it sets a cookie"),
          Map.entry("freshness", "nothing says how long it lives"),
          Map.entry("authorization", "it was made for a visitor with an account"),
          Map.entry("session", "the visitor had a session"),
          Map.entry("vary *", "it varies by everything"),
          Map.entry("vary", "it varies by a field that does not select"),
          Map.entry("content-encoding", "it was encoded already"),
          Map.entry("event stream", "it is an event stream"),
          Map.entry("body limit", "its body is larger than isr.store.max-body, or broke off"),
          Map.entry("nonce", "its security policy has a nonce"),
          Map.entry("refused", "the application called doNotStore"),
          Map.entry("unkeyed input", "the method read what does not select"),
          Map.entry("value of one caller", "a part of it was made for one caller"),
          Map.entry("unresolved tag", "one of its tags has no value"),
          Map.entry("no body", "it has no body"),
          Map.entry("no response", "the request ended without a response"),
          Map.entry("store", "the store did not take it: it is full, failing, or has a newer one"));

  Verdict verdict() {
    if (address.path() == null) {
      return Verdict.AMBIGUOUS_PATH;
    }
    if (!address.readable()) {
      return Verdict.UNREADABLE_QUERY;
    }
    if (address.base().isEmpty()) {
      return Verdict.UNKNOWN_HOST;
    }
    Variant asked = asked();
    if (asked != null) {
      return switch (asked.freshness()) {
        case FRESH -> Verdict.FRESH;
        case STALE_WHILE_REVALIDATE -> Verdict.STALE;
        case STALE_IF_ERROR -> Verdict.STALE_IF_ERROR;
        case TOO_OLD -> Verdict.TOO_OLD;
        case UNSERVABLE -> Verdict.UNSERVABLE;
      };
    }
    if (refusal != null) {
      return Verdict.NOT_STORED;
    }
    return methods.isEmpty() ? Verdict.NO_ROUTE : Verdict.ABSENT;
  }

  private @Nullable Variant asked() {
    return variants.stream().filter(Variant::asked).findFirst().orElse(null);
  }

  String sentence() {
    Variant asked = asked();
    return switch (verdict()) {
      case AMBIGUOUS_PATH ->
          "Never stored: servers and proxies may read this path in different ways.";
      case UNREADABLE_QUERY -> "Never stored: the query cannot be decoded.";
      case UNKNOWN_HOST ->
          "Never stored: this host is none that responses are kept for (isr.public-base,"
              + " isr.hosts.max).";
      case NO_ROUTE -> "No method with @Isr answers here, as far as this node has seen.";
      case ABSENT ->
          "Not stored: nobody has asked for it since the application started, or it was dropped when"
              + " its windows were over or room was needed.";
      case NOT_STORED -> "Not stored the last time it was made: " + reason() + ".";
      case FRESH -> asked == null ? "" : "Stored, and fresh for another " + time(asked.ttl()) + ".";
      case STALE ->
          "Stored, and stale"
              + because(asked)
              + ": visitors get it at once, and it is renewed behind.";
      case STALE_IF_ERROR ->
          "Stored, and stale"
              + because(asked)
              + " for too long: the next visitor waits for a new one, and gets this one only if"
              + " making that fails.";
      case TOO_OLD -> "Stored, but too old for any use: the next visitor waits for a new one.";
      case UNSERVABLE ->
          "Stored, but expired" + because(asked) + ": the next visitor waits for a new one.";
    };
  }

  private String reason() {
    String word = refusal == null ? "" : refusal.reason();
    return REASONS.getOrDefault(word, word);
  }

  private static String because(@Nullable Variant asked) {
    if (asked == null) {
      return "";
    }
    for (TagState tag : asked.tags()) {
      if (tag.staleSince() != null || tag.expired()) {
        return tag.last() == null
            ? ", since " + tag.tag() + " was raised"
            : ", since "
                + tag.tag()
                + " was raised by "
                + (tag.last().who() == null ? "the application" : tag.last().who())
                + " ("
                + tag.last().why()
                + ")";
      }
    }
    return ", since its lifetime is over";
  }

  private static String time(long seconds) {
    Duration left = Duration.ofSeconds(seconds);
    if (left.toHours() > 0) {
      return left.toHours() + " h " + left.toMinutesPart() + " min";
    }
    return left.toMinutes() > 0
        ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
        : seconds + " s";
  }
}
