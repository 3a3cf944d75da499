package org.freshet.isr.admin.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.Reply;
import org.freshet.isr.admin.explain.Explainer;
import org.freshet.isr.admin.operate.ActionLog;
import org.freshet.isr.admin.tell.Address;
import org.freshet.isr.admin.tell.StoredUrls;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.Snapshot;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.tags.TagGraph;

/** The operator's page: whole without a script, live with one. Thread-safe. */
public final class AdminPage {

  private final IsrSettings settings;
  private final Meters meters;
  private final Renewals renewals;
  private final TagGraph graph;
  private final StoredUrls urls;
  private final Explainer explainer;
  private final PublicBases bases;
  private final ActionLog actions;

  /** A page about this node's cache. */
  public AdminPage(
      IsrSettings settings,
      Meters meters,
      Renewals renewals,
      TagGraph graph,
      StoredUrls urls,
      Explainer explainer,
      PublicBases bases,
      ActionLog actions) {
    this.settings = settings;
    this.meters = meters;
    this.renewals = renewals;
    this.graph = graph;
    this.urls = urls;
    this.explainer = explainer;
    this.bases = bases;
    this.actions = actions;
  }

  /**
   * The page.
   *
   * @param token what its forms send along
   */
  public Reply page(Call call, String token) {
    PageState state = PageState.of(call);
    Forms forms = new Forms(call.root(), token);
    Snapshot now = meters.snapshot();
    FailuresSection failures = new FailuresSection(renewals, actions.latest(), forms, now.at());
    Html body =
        Html.join(
            List.of(
                said(call),
                new OverviewSection(now, state, settings.storeMaxBytes()).html(),
                new RaisesSection(renewals, meters.recentRaises(), forms, now.at()).html(),
                failures.html(),
                forms.direct(state.get(PageState.TAG)),
                new ExplainSection(
                        state,
                        forms,
                        url -> explainer.explain(Address.of(call, url, bases)),
                        now.at())
                    .html(),
                new TagsSection(graph, urls, state, forms).html(),
                failures.actions()));
    return html(200, frame(call.root(), header(call, now), body), Map.of());
  }

  private Html header(Call call, Snapshot now) {
    return Html.of(
        """
        <p class="soft">{} &middot; {} &middot; since {} &middot; {}</p>
        <p class="live"><span id="live" role="status">As of this request.</span>
        <button id="pause" class="small" type="button" hidden>Pause</button></p>
        <nav aria-label="Sections"><a href="#overview">Overview</a> <a href="#raises">Raises</a>
        <a href="#failures">Failures</a> <a href="#direct">Revalidate</a> <a href="#explain">Explain</a>
        <a href="#tags">Tags</a> <a href="#actions">Actions</a></nav>""",
        call.contextPath().isEmpty() ? "/" : call.contextPath(),
        settings.development() ? "development" : "production",
        Units.ago(now.since(), now.at()),
        call.who());
  }

  /** What came of the form that led here: numbers only are taken from the address. */
  private static Html said(Call call) {
    String sentence =
        number(call, "raise")
            .map(raise -> "Raise #" + raise + " was made.")
            .or(() -> number(call, "cancelled").map(raise -> "Raise #" + raise + " was cancelled."))
            .or(() -> number(call, "queued").map(pages -> "Queued once more: " + pages + "."))
            .or(() -> number(call, "warmed").map(status -> "Asked for it: status " + status + "."))
            .orElse(null);
    return sentence == null
        ? Html.NONE
        : Html.of("<p class=\"said\" role=\"status\">{}</p>", sentence);
  }

  private static Optional<String> number(Call call, String name) {
    return call.one(name).filter(value -> value.matches("[0-9]{1,18}"));
  }

  /** A refusal for people. */
  public static Reply problem(String root, Problem problem) {
    Html body =
        Html.of(
            """
            <section aria-labelledby="problem-title"><h2 id="problem-title">{}</h2>
            <p>{}</p><p><a href="{}">Back to the page</a></p></section>""",
            problem.title(),
            problem.detail(),
            root);
    return html(problem.status(), frame(root, Html.NONE, body), problem.headers());
  }

  private static Reply html(int status, Html page, Map<String, String> headers) {
    return new Reply(status, "text/html", page.text(), headers);
  }

  private static Html frame(String root, Html header, Html body) {
    return Html.of(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Freshet for operators</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{}/page.css">
        <script type="module" src="{}/page.js"></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header><h1><a href="{}">Freshet</a></h1>
        {}
        </header>
        <main id="main">
        {}
        </main>
        </body>
        </html>
        """,
        root,
        root,
        root,
        header,
        body);
  }

  /** A file of the page. */
  public static Reply file(String name, String type) {
    try (InputStream in = AdminPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the library's jar");
      }
      return new Reply(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
