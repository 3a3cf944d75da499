package org.freshet.isr.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.admin.exchange.Reply;

/** What forms of the page send instead of parameters of their own, and where they lead. */
final class PageForms {

  private static final Set<String> KINDS = Set.of("tag", "path", "prefix", "route", "everything");

  private PageForms() {}

  /** A form has one field for a value, and another for what kind of value it is. */
  static Call read(Call call) {
    Optional<String> kind = call.one("kind");
    if (kind.isEmpty()) {
      return call;
    }
    if (!KINDS.contains(kind.get())) {
      throw RefusedException.parameter("kind", "must be one of those in the form");
    }
    Map<String, List<String>> parameters = new HashMap<>(call.parameters());
    parameters.put(
        kind.get(),
        kind.get().equals("everything")
            ? List.of("true")
            : call.one("value").map(List::of).orElse(List.of()));
    return new Call(
        call.method(),
        call.path(),
        parameters,
        call.who(),
        call.root(),
        call.contextPath(),
        call.seenAt(),
        true);
  }

  /** Leads back to the page, so that a reload repeats nothing. */
  static Reply answer(Call call, Map<String, Object> told) {
    if (told.containsKey("cancelled")) {
      return back(call, "cancelled=" + told.get("raise"), "raises");
    }
    if (told.containsKey("queued")) {
      return back(call, "queued=" + told.get("queued"), "raises");
    }
    if (told.containsKey("status")) {
      String url = URLEncoder.encode(call.one("url").orElse(""), StandardCharsets.UTF_8);
      return back(call, "warmed=" + told.get("status") + "&url=" + url, "explain");
    }
    return back(call, "raise=" + told.get("raise"), "raises");
  }

  private static Reply back(Call call, String query, String section) {
    return Reply.seeOther(call.root() + "?" + query + "#" + section);
  }
}
