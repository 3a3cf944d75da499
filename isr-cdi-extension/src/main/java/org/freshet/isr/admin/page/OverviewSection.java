package org.freshet.isr.admin.page;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.freshet.isr.meter.Latency;
import org.freshet.isr.meter.Period;
import org.freshet.isr.meter.Snapshot;

/** What the cache is worth now and over time, and how full it is. */
final class OverviewSection {

  private static final int MINUTES = 61;
  private static final int HOURS = 25;

  private final Snapshot now;
  private final PageState state;
  private final long maxBytes;

  OverviewSection(Snapshot now, PageState state, long maxBytes) {
    this.now = now;
    this.state = state;
    this.maxBytes = maxBytes;
  }

  Html html() {
    return Html.of(
        """
        <section id="overview" data-live aria-labelledby="overview-title">
        <div class="bar"><h2 id="overview-title">Overview</h2>
        <p class="switch">{} {}</p></div>
        <div class="cards">{}</div>
        {}
        {}
        </section>""",
        span("minutes", "60 minutes"),
        span("hours", "24 hours"),
        cards(),
        store(),
        methods());
  }

  private Html span(String value, String text) {
    boolean current = state.isByHours() == value.equals("hours");
    return Html.of(
        "<a href=\"{}\"{}>{}</a>",
        state.with(PageState.SPAN, value.equals("hours") ? value : null).at("overview"),
        current ? new Html(" aria-current=\"true\"") : Html.NONE,
        text);
  }

  private List<Period> periods() {
    return state.isByHours() ? now.hours() : now.minutes();
  }

  private int places() {
    return state.isByHours() ? HOURS : MINUTES;
  }

  private String over() {
    return state.isByHours() ? "each of the last 24 hours" : "each of the last 60 minutes";
  }

  private Html cards() {
    Period total = now.total();
    return Html.join(
        List.of(
            card(
                "Hit ratio",
                total.all() == 0 ? "\u2013" : Units.percent(total.hitRatio()),
                "of " + Units.count(total.all(), "request") + " since the start",
                Chart.line(
                    values(period -> period.all() == 0 ? -1 : period.hitRatio()),
                    places(),
                    1,
                    "Hit ratio in " + over() + ", from 0 to 100 percent")),
            card(
                "Requests",
                Units.count(last().all()),
                state.isByHours() ? "in this hour" : "in this minute",
                Chart.bars(values(Period::all), places(), "Requests in " + over())),
            latency("Answer from store", total.hits(), Period::hits),
            latency("Resource method", total.resource(), Period::resource)));
  }

  private Period last() {
    return periods().get(periods().size() - 1);
  }

  private List<Double> values(ToDoubleFunction<Period> of) {
    return periods().stream().map(of::applyAsDouble).toList();
  }

  private Html latency(
      String title, Latency total, java.util.function.Function<Period, Latency> of) {
    List<Double> p99 =
        values(period -> of.apply(period).count() == 0 ? -1 : of.apply(period).p99());
    return card(
        title,
        total.count() == 0 ? "\u2013" : Units.micros(total.p50()),
        total.count() == 0
            ? "not measured yet"
            : "half are faster; 99 of 100 within " + Units.micros(total.p99()),
        Chart.line(p99, places(), 0, title + ": what 99 of 100 stay within, in " + over()));
  }

  private static Html card(String title, String number, String more, Html chart) {
    return Html.of(
        """
        <div class="card"><h3>{}</h3><p class="number">{}</p>
        {}
        <p class="soft">{}</p></div>""",
        title,
        number,
        chart,
        more);
  }

  private Html store() {
    long bytes = Math.max(0, now.levels().storeBytes());
    Period total = now.total();
    return Html.of(
        """
        <dl class="facts">
        <div><dt>Stored pages</dt><dd>{}</dd></div>
        <div class="wide"><dt><label for="memory">Memory</label></dt>
        <dd><progress id="memory" max="{}" value="{}"></progress> {} of {}</dd></div>
        <div><dt>Dropped</dt><dd>{}</dd></div>
        <div><dt>Raises</dt><dd>{}</dd></div>
        <div><dt>Renewed</dt><dd>{}</dd></div>
        <div><dt>Waited for another</dt><dd>{}</dd></div>
        </dl>""",
        Units.count(now.levels().storeEntries()),
        maxBytes,
        bytes,
        Units.bytes(now.levels().storeBytes()),
        Units.bytes(maxBytes),
        Units.count(total.evictions()),
        Units.count(total.raises()),
        Units.count(total.renewed()),
        Units.count(total.waits()));
  }

  private Html methods() {
    List<Html> rows =
        now.routes().stream()
            .map(
                route ->
                    Html.of(
                        """
                        <li><span class="grow"><code>{}</code><br><span class="soft">{}</span></span>
                        <span>{}</span> <strong>{}</strong></li>""",
                        route.path().isEmpty() ? "/" : route.path(),
                        route.method(),
                        Units.count(all(route.requests()), "request"),
                        all(route.requests()) == 0 ? "\u2013" : Units.percent(route.hitRatio())))
            .toList();
    return Html.of(
        """
        <details><summary>{}</summary><ul class="rows">{}</ul>{}</details>""",
        Units.count(rows.size(), "method") + " with @Isr",
        Html.join(rows),
        notStored());
  }

  private Html notStored() {
    if (now.notStored().isEmpty()) {
      return Html.NONE;
    }
    return Html.of(
        "<h3>Responses that were not stored, by reason</h3><ul class=\"rows\">{}</ul>",
        Html.join(
            now.notStored().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(
                    entry ->
                        Html.of(
                            "<li><span class=\"grow\">{}</span> <strong>{}</strong></li>",
                            entry.getKey(),
                            Units.count(entry.getValue())))
                .toList()));
  }

  private static long all(Map<?, Long> requests) {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }
}
