package org.freshet.isr.admin.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.api.RenewalSummary.Breaker;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.api.TagsRaised;

/** The queue, and the latest raises with who, why and how far their pages are. */
final class RaisesSection {

  private static final int MOST = 30;
  private static final int MOST_TAGS = 4;

  private final Renewals renewals;
  private final List<TagsRaised> recent;
  private final Forms forms;
  private final Instant now;

  RaisesSection(Renewals renewals, List<TagsRaised> recent, Forms forms, Instant now) {
    this.renewals = renewals;
    this.recent = recent;
    this.forms = forms;
    this.now = now;
  }

  Html html() {
    List<RaiseProgress> raises = renewals.raises();
    return Html.of(
        """
        <section id="raises" data-live aria-labelledby="raises-title">
        <h2 id="raises-title">Queue and raises</h2>
        {}
        {}
        </section>""",
        queue(raises),
        rows(raises));
  }

  private Html queue(List<RaiseProgress> raises) {
    RenewalSummary summary = renewals.summary();
    int waiting = summary.pending() + summary.warming();
    int known =
        raises.stream().filter(RaisesSection::isRunning).mapToInt(RaiseProgress::known).sum();
    int left =
        raises.stream().filter(RaisesSection::isRunning).mapToInt(RaiseProgress::waiting).sum();
    return Html.of(
        """
        <dl class="facts">
        <div class="wide"><dt><label for="queue">Pages to renew</label></dt>
        <dd><progress id="queue" max="{}" value="{}"></progress> {}</dd></div>
        <div><dt>Under way</dt><dd>{}</dd></div>
        <div><dt>Given up</dt><dd>{}</dd></div>
        <div><dt>Renewal</dt><dd class="{}">{}</dd></div>
        </dl>""",
        Math.max(1, known),
        known == 0 ? 1 : known - left,
        waiting == 0 ? "none waits" : Units.count(waiting) + (waiting == 1 ? " waits" : " wait"),
        Units.count(summary.warming()),
        Units.count(summary.givenUp()),
        summary.breaker() == Breaker.CLOSED ? "good" : "bad",
        breaker(summary));
  }

  private String breaker(RenewalSummary summary) {
    Instant until = summary.pausedUntil();
    return switch (summary.breaker()) {
      case CLOSED -> "works";
      case PROBING -> "tries one page after a pause";
      case OPEN ->
          "pauses"
              + (until == null ? "" : " for " + Units.span(Duration.between(now, until)))
              + ": too many pages failed";
    };
  }

  private static boolean isRunning(RaiseProgress raise) {
    return raise.state() == RaiseProgress.State.RUNNING;
  }

  private Html rows(List<RaiseProgress> raises) {
    Set<Long> followed = raises.stream().map(RaiseProgress::id).collect(Collectors.toSet());
    List<Row> rows =
        java.util.stream.Stream.concat(
                raises.stream().limit(MOST).map(raise -> new Row(raise.id(), raise(raise))),
                recent.stream()
                    .limit(MOST)
                    .filter(raise -> !followed.contains(raise.sequence()))
                    .map(raise -> new Row(raise.sequence(), unfollowed(raise))))
            .sorted((one, other) -> Long.compare(other.number(), one.number()))
            .limit(MOST)
            .toList();
    if (rows.isEmpty()) {
      return Html.of("<p class=\"soft\">Nothing was raised yet.</p>");
    }
    return Html.of(
        "<ol class=\"rows\" aria-label=\"The latest raises, newest first\">{}</ol>",
        Html.join(rows.stream().map(Row::html).toList()));
  }

  private record Row(long number, Html html) {}

  private Html raise(RaiseProgress raise) {
    int ended = raise.done() + raise.failed();
    String name = "progress-" + raise.id();
    return row(
        raise.id(),
        tags(raise.tags().stream().map(Object::toString).sorted().toList()),
        raise.expired(),
        raise.who(),
        raise.why(),
        raise.at(),
        raise.known() == 0 && !isRunning(raise)
            ? Html.of("<span class=\"soft progress\">{}</span>", progress(raise))
            : Html.of(
                """
                <span class="progress"><label for="{}">{}</label>
                <progress id="{}" max="{}" value="{}"></progress></span>{}""",
                name,
                progress(raise),
                name,
                Math.max(1, raise.known()),
                ended,
                isRunning(raise)
                    ? forms.button(
                        "/jobs/" + raise.id() + "/cancel", "cancel-" + raise.id(), "Cancel")
                    : Html.NONE));
  }

  private static String progress(RaiseProgress raise) {
    String pages = Units.count(raise.done()) + " of " + Units.count(raise.known(), "page");
    String failed =
        raise.failed() == 0 ? "" : ", " + Units.count(raise.failed()) + " left to visitors";
    return switch (raise.state()) {
      case RUNNING -> pages + " renewed" + failed;
      case PURGING -> pages + " renewed" + failed + ", edges are being purged";
      case DONE -> raise.known() == 0 ? "no page stored" : pages + " renewed" + failed;
      case CANCELLED -> "cancelled after " + pages + failed;
    };
  }

  private Html unfollowed(TagsRaised raise) {
    return row(
        raise.sequence(),
        tags(raise.tags().stream().map(Object::toString).sorted().toList()),
        raise.expired(),
        raise.who(),
        raise.why(),
        raise.at(),
        Html.of("<span class=\"soft progress\">not renewed by this node</span>"));
  }

  private Html row(
      long number,
      Html tags,
      boolean expired,
      @org.jspecify.annotations.Nullable String who,
      String why,
      Instant at,
      Html end) {
    return Html.of(
        """
        <li id="raise-{}"><span class="grow"><span class="soft">#{}</span> {}{}
        <br><span class="soft">{} &middot; {} &middot; {}</span></span>
        {}</li>""",
        number,
        number,
        tags,
        expired ? Html.of(" <span class=\"mark\">expired</span>") : Html.NONE,
        who == null ? "the application" : who,
        why,
        Units.ago(at, now),
        end);
  }

  private static Html tags(List<String> tags) {
    List<Html> shown =
        tags.stream().limit(MOST_TAGS).map(tag -> Html.of("<code>{}</code>", tag)).toList();
    int more = tags.size() - shown.size();
    return Html.of("{}{}", Html.join(shown), more > 0 ? " and " + Units.count(more) + " more" : "");
  }
}
