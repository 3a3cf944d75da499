package org.freshet.isr.admin.operate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.admin.tell.StoredUrls;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.api.Tag;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.Raise;

/** Does what operators ask for, and notes it. Thread-safe. */
public final class Operator {

  /** How many pages of a raise are named in the answer to it. */
  static final int NAMED = 100;

  private static final int LONGEST_REASON = 200;

  private final Raises raises;
  private final Renewals renewals;
  private final StoredUrls urls;
  private final IsrMethods methods;
  private final PageWarmer warmer;
  private final ActionLog log;

  /** An operator's hands. */
  public Operator(
      Raises raises,
      Renewals renewals,
      StoredUrls urls,
      IsrMethods methods,
      PageWarmer warmer,
      ActionLog log) {
    this.raises = raises;
    this.renewals = renewals;
    this.urls = urls;
    this.methods = methods;
    this.warmer = warmer;
    this.log = log;
  }

  /**
   * Revalidates or expires what the parameters name.
   *
   * @return the raise, and the first pages that depend on it
   */
  public Map<String, Object> raise(Call call, boolean expire) {
    Subject subject = Subject.of(call, methods::isRoute);
    String verb = expire ? "expire" : "revalidate";
    Named pages = named(subject);
    Raise raise = raises.raise(subject.tags(), expire, new Cause(call.who(), reason(call, verb)));
    long number = raise == null ? -1 : raise.sequence().number();
    log.done(
        call.who(),
        verb + " " + subject.text(),
        raise == null ? "waits to be recorded" : "raise " + number);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("raise", number);
    told.put("recorded", raise != null);
    told.put("tags", subject.tags());
    told.put("expired", expire);
    told.put("pages", pages.urls());
    told.put("more", pages.more());
    return told;
  }

  private record Named(List<String> urls, boolean more) {}

  private Named named(Subject subject) {
    List<String> found = new ArrayList<>();
    for (Tag tag : subject.tags()) {
      StoredUrls.Some some = urls.of(tag, null, NAMED);
      some.pages().stream()
          .map(StoredUrls.StoredUrl::url)
          .filter(url -> !found.contains(url))
          .forEach(found::add);
      if (found.size() > NAMED || some.next() != null) {
        return new Named(List.copyOf(found.subList(0, Math.min(NAMED, found.size()))), true);
      }
    }
    return new Named(List.copyOf(found), false);
  }

  /** What operators read of why, among the raises. */
  private static String reason(Call call, String verb) {
    Optional<String> given = call.one("why");
    if (given.isEmpty()) {
      return "operator: " + verb;
    }
    if (given.get().length() > LONGEST_REASON) {
      throw RefusedException.parameter(
          "why", "must have at most " + LONGEST_REASON + " characters");
    }
    return "operator: " + given.get().replaceAll("\\p{Cntrl}", " ");
  }

  /** Makes a page now, unless it is stored and fresh, and waits for it. */
  public Map<String, Object> warm(Call call) {
    String url =
        call.one("url").orElseThrow(() -> RefusedException.parameter("url", "must be given"));
    Map<String, Object> told = warmer.warm(call, url);
    log.done(call.who(), "warm " + url, "status " + told.get("status"));
    return told;
  }

  /** Stops the renewal of a raise's pages. */
  public Map<String, Object> cancel(Call call, long raise) {
    boolean cancelled = renewals.cancel(raise);
    if (!cancelled) {
      throw new RefusedException(
          new Problem(404, "raise", "No raise with the number " + raise + " is being renewed."));
    }
    log.done(call.who(), "cancel raise " + raise, "cancelled");
    return Map.of("raise", raise, "cancelled", true);
  }

  /** Queues pages that were given up once more: one, or all of them. */
  public Map<String, Object> replay(Call call) {
    Optional<String> target = call.one("target");
    int queued = target.map(renewals::replay).orElseGet(renewals::replayAll);
    log.done(call.who(), "replay " + target.orElse("everything given up"), queued + " queued");
    return Map.of("queued", queued);
  }
}
