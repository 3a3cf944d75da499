package org.freshet.isr.admin.page;

import java.time.Instant;
import java.util.List;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.admin.explain.Explanation;
import org.freshet.isr.admin.explain.Explanation.Answering;
import org.freshet.isr.admin.explain.Explanation.TagState;
import org.freshet.isr.admin.explain.Explanation.Variant;
import org.freshet.isr.admin.explain.Verdict;
import org.freshet.isr.admin.page.Forms.Hidden;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.Lifetimes;

/** Why a page is cached, or why it is not. */
final class ExplainSection {

  private static final int MOST_OTHERS = 10;

  private final PageState state;
  private final Forms forms;
  private final Explaining explaining;
  private final Instant now;

  /** Explains an address. */
  @FunctionalInterface
  interface Explaining {

    /**
     * The explanation.
     *
     * @throws RefusedException if it is no address of this application
     */
    Explanation explain(String url);
  }

  ExplainSection(PageState state, Forms forms, Explaining explaining, Instant now) {
    this.state = state;
    this.forms = forms;
    this.explaining = explaining;
    this.now = now;
  }

  Html html() {
    return Html.of(
        """
        <section id="explain" aria-labelledby="explain-title">
        <h2 id="explain-title">Why is a page cached, or not?</h2>
        <form class="fields" method="get" action="{}#explain">{}
        <p class="wide"><label for="url">Address or path</label>
        <input id="url" name="url" maxlength="2000" required value="{}" autocomplete="off"
        spellcheck="false" placeholder="/api/books/7?page=2"></p>
        <p class="go"><button type="submit">Explain</button></p></form>
        {}
        </section>""",
        state.root(),
        state.hiddenBut(PageState.URL),
        state.text(PageState.URL),
        explained());
  }

  private Html explained() {
    String url = state.get(PageState.URL);
    if (url == null) {
      return Html.NONE;
    }
    try {
      return whole(explaining.explain(url));
    } catch (RefusedException e) {
      return Html.of("<p role=\"status\">{}</p>", e.problem().detail());
    }
  }

  private Html whole(Explanation explanation) {
    List<Variant> asked = explanation.variants().stream().filter(Variant::asked).toList();
    List<Variant> others =
        explanation.variants().stream().filter(variant -> !variant.asked()).toList();
    return Html.of(
        """
        <div class="panel"><p class="verdict {}" role="status"><strong>{}</strong></p>
        <p class="soft">{}</p>
        {}{}{}{}{}</div>""",
        isGood(explanation.verdict()) ? "good" : "bad",
        explanation.sentence(),
        explanation.url(),
        forms.button("/warm", "warm", "Make it now", new Hidden("url", explanation.url())),
        Html.join(asked.stream().map(this::variant).toList()),
        Html.join(explanation.methods().stream().map(this::method).toList()),
        refusal(explanation),
        others(others));
  }

  private static boolean isGood(Verdict verdict) {
    return verdict == Verdict.FRESH || verdict == Verdict.STALE;
  }

  private Html variant(Variant variant) {
    return Html.of(
        """
        <dl class="facts"><div><dt>Freshness</dt><dd>{}</dd></div>
        <div><dt>Age</dt><dd>{} s</dd></div>
        <div><dt>Lifetime left</dt><dd>{} s</dd></div>
        <div><dt>Body</dt><dd>{}</dd></div>
        <div><dt>Knew raises up to</dt><dd>#{}</dd></div>
        <div class="whole"><dt>Lives</dt><dd>{}</dd></div>
        <div class="whole"><dt>Key</dt><dd><code>{}</code></dd></div></dl>
        <h3>Tags</h3><ul class="rows">{}</ul>""",
        variant.freshness().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
        Units.count(variant.age()),
        variant.ttl(),
        Units.bytes(variant.bytes()),
        variant.pin(),
        lifetimes(variant.lifetimes()),
        variant.key(),
        Html.join(variant.tags().stream().map(this::tag).toList()));
  }

  private static String lifetimes(Lifetimes lifetimes) {
    return lifetimes.sMaxAge()
        + " s, then "
        + lifetimes.staleWhileRevalidate()
        + " s as stale, "
        + lifetimes.staleIfError()
        + " s on errors; "
        + lifetimes.maxAge()
        + " s in browsers";
  }

  private Html tag(TagState tag) {
    TagsRaised last = tag.last();
    boolean raised = tag.staleSince() != null || tag.expired();
    return Html.of(
        "<li><span class=\"grow\"><code>{}</code>{}</span> <span class=\"soft\">{}</span></li>",
        tag.tag(),
        raised
            ? Html.of(
                " <span class=\"mark\">{}</span>", tag.expired() ? "expired since" : "raised since")
            : Html.NONE,
        last == null
            ? "no raise remembered"
            : Html.of(
                "#{} {} &middot; {} &middot; {}",
                last.sequence(),
                last.who() == null ? "the application" : last.who(),
                last.why(),
                Units.ago(last.at(), now)));
  }

  private Html method(Answering method) {
    return Html.of(
        """
        <h3>Method</h3><dl class="facts">
        <div class="whole"><dt>Name</dt><dd><code>{}</code></dd></div>
        <div><dt>Path</dt><dd><code>{}</code></dd></div>
        <div><dt>Selecting query</dt><dd>{}</dd></div>
        <div><dt>Selecting fields</dt><dd>{}</dd></div>
        <div class="wide"><dt>Door in front</dt><dd>{}: {}</dd></div></dl>""",
        method.route(),
        method.template(),
        list(method.query()),
        list(method.headers()),
        method.front() ? "may answer" : "may not answer",
        method.why());
  }

  private static String list(List<String> names) {
    return names.isEmpty() ? "none" : names.equals(List.of("*")) ? "all" : String.join(", ", names);
  }

  private Html refusal(Explanation explanation) {
    return explanation.refusal() == null
        ? Html.NONE
        : Html.of(
            "<p>Last not stored {}: {}.</p>",
            Units.ago(explanation.refusal().at(), now),
            explanation.refusal().reason());
  }

  private Html others(List<Variant> others) {
    if (others.isEmpty()) {
      return Html.NONE;
    }
    return Html.of(
        "<h3>Also stored for this path</h3><ul class=\"rows\">{}</ul>",
        Html.join(
            others.stream()
                .limit(MOST_OTHERS)
                .map(
                    other ->
                        Html.of(
                            "<li><span class=\"grow\"><a href=\"{}\">{}</a></span>"
                                + " <span class=\"soft\">{}</span></li>",
                            state.with(PageState.URL, other.url()).at("explain"),
                            other.url(),
                            other.freshness().name().toLowerCase(java.util.Locale.ROOT)))
                .toList()));
  }
}
