package org.freshet.isr.admin.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.freshet.isr.admin.explain.Explanation.Answering;
import org.freshet.isr.admin.explain.Explanation.TagState;
import org.freshet.isr.admin.explain.Explanation.Variant;
import org.freshet.isr.admin.tell.JobsView;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.meter.Refusal;
import org.jspecify.annotations.Nullable;

/** Explanations as JSON. */
public final class ExplanationView {

  private ExplanationView() {}

  /** All that is known. */
  public static Map<String, Object> whole(Explanation explanation) {
    Map<String, Object> told = start(explanation);
    told.put("methods", explanation.methods().stream().map(ExplanationView::method).toList());
    told.put("variants", explanation.variants().stream().map(ExplanationView::variant).toList());
    told.put("lastNotStored", refusal(explanation.refusal()));
    told.put(
        "renewal", explanation.renewal() == null ? null : JobsView.told(explanation.renewal()));
    return told;
  }

  /** The address, its tags, and how each variant stands. */
  public static Map<String, Object> inShort(Explanation explanation) {
    List<Variant> asked = explanation.variants().stream().filter(Variant::asked).toList();
    TreeSet<String> tags = new TreeSet<>();
    asked.forEach(variant -> variant.tags().forEach(tag -> tags.add(tag.tag())));
    Map<String, Object> told = start(explanation);
    told.put("tags", tags);
    told.put("variants", asked.stream().map(ExplanationView::standing).toList());
    told.put(
        "renewal", explanation.renewal() == null ? null : JobsView.told(explanation.renewal()));
    return told;
  }

  private static Map<String, Object> start(Explanation explanation) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("url", explanation.url());
    told.put("verdict", explanation.verdict().text());
    told.put("sentence", explanation.sentence());
    return told;
  }

  private static Map<String, Object> method(Answering method) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("route", method.route());
    told.put("path", method.template());
    told.put("lifetimes", lifetimes(method.lifetimes()));
    told.put("freshness", method.ofResponse() ? "RESPONSE" : "DECLARED");
    told.put("query", method.query());
    told.put("vary", method.headers());
    told.put("front", method.front());
    told.put("frontBecause", method.why());
    return told;
  }

  private static Map<String, Object> standing(Variant variant) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("key", variant.key());
    told.put("freshness", variant.freshness());
    told.put("age", variant.age());
    told.put("ttl", variant.ttl());
    told.put("producedAt", variant.producedAt());
    return told;
  }

  private static Map<String, Object> variant(Variant variant) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("url", variant.url());
    told.put("asked", variant.asked());
    told.put("route", variant.route());
    told.putAll(standing(variant));
    told.put("pin", variant.pin());
    told.put("bytes", variant.bytes());
    told.put("lifetimes", lifetimes(variant.lifetimes()));
    told.put("tags", variant.tags().stream().map(ExplanationView::tag).toList());
    return told;
  }

  private static Map<String, Object> lifetimes(Lifetimes lifetimes) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("maxAge", lifetimes.maxAge());
    told.put("sMaxAge", lifetimes.sMaxAge());
    told.put("staleWhileRevalidate", lifetimes.staleWhileRevalidate());
    told.put("staleIfError", lifetimes.staleIfError());
    return told;
  }

  private static Map<String, Object> tag(TagState tag) {
    TagsRaised last = tag.last();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("tag", tag.tag());
    told.put("staleSince", tag.staleSince());
    told.put("expired", tag.expired());
    told.put("epoch", last == null ? null : last.sequence());
    told.put("raisedAt", last == null ? null : last.at());
    told.put("who", last == null ? null : last.who());
    told.put("why", last == null ? null : last.why());
    return told;
  }

  private static @Nullable Map<String, Object> refusal(@Nullable Refusal refusal) {
    if (refusal == null) {
      return null;
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("reason", refusal.reason());
    told.put("route", refusal.method());
    told.put("at", refusal.at());
    return told;
  }
}
