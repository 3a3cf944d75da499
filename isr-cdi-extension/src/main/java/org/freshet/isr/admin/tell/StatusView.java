package org.freshet.isr.admin.tell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.Snapshot;
import org.freshet.isr.tags.TagGraph;

/** The cache in short, by tag, and its tags. */
public final class StatusView {

  private static final int MOST = 1000;
  private static final int DEFAULT = 100;

  private final IsrSettings settings;
  private final Meters meters;
  private final Renewals renewals;
  private final TagGraph graph;
  private final StoredUrls urls;

  /** A view of this node's cache. */
  public StatusView(
      IsrSettings settings, Meters meters, Renewals renewals, TagGraph graph, StoredUrls urls) {
    this.settings = settings;
    this.meters = meters;
    this.renewals = renewals;
    this.graph = graph;
    this.urls = urls;
  }

  /** The whole in a few numbers. */
  public Map<String, Object> summary() {
    Snapshot now = meters.snapshot();
    RenewalSummary renewal = renewals.summary();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("ok", true);
    told.put("mode", settings.development() ? "development" : "production");
    told.put("since", now.since());
    told.put("requests", now.total().all());
    told.put("hitRatio", now.total().hitRatio());
    told.put("pages", now.levels().storeEntries());
    told.put("bytes", now.levels().storeBytes());
    told.put("maxBytes", settings.storeMaxBytes());
    told.put("queue", now.levels().queue());
    told.put("raises", now.total().raises());
    told.put("raisesUnrecorded", now.levels().unrecorded());
    told.put("renewal", renewal.breaker());
    told.put("pausedUntil", renewal.pausedUntil());
    told.put("givenUp", renewal.givenUp());
    return told;
  }

  /** The pages of a tag; none for a tag that no page carries. */
  public Map<String, Object> tag(Call call, String text) {
    Tag tag = tag(text);
    StoredUrls.Some some =
        urls.of(tag, call.one("after").orElse(null), call.number("limit", DEFAULT, 1, MOST));
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("tag", tag);
    told.put("urls", some.pages().stream().map(StoredUrls.StoredUrl::url).toList());
    told.put("next", some.next());
    return told;
  }

  private static Tag tag(String text) {
    try {
      return Tag.parse(text);
    } catch (InvalidTagException e) {
      throw RefusedException.parameter(
          "tag", "must be a name, as books, or a name, a colon and a value, as book:7");
    }
  }

  /** Tags that contain a text, and how many pages carry each. */
  public Map<String, Object> tags(Call call) {
    int limit = call.number("limit", DEFAULT, 1, MOST);
    List<TagGraph.Carried> found =
        graph.carried(call.one("q").orElse(""), call.one("after").orElse(null), limit + 1);
    List<TagGraph.Carried> some = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("tags", some.stream().map(StatusView::carried).toList());
    told.put("next", found.size() > limit ? some.get(limit - 1).tag() : null);
    return told;
  }

  private static Map<String, Object> carried(TagGraph.Carried carried) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("tag", carried.tag());
    told.put("pages", carried.pages());
    return told;
  }
}
