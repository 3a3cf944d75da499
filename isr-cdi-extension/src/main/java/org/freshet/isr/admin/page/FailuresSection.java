package org.freshet.isr.admin.page;

import java.time.Instant;
import java.util.List;
import org.freshet.isr.admin.operate.ActionLog.Action;
import org.freshet.isr.admin.page.Forms.Hidden;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Renewals;

/** Pages whose renewal was given up, and what operators did lately. */
final class FailuresSection {

  private static final int MOST = 50;
  private static final int MOST_ACTIONS = 15;

  private final Renewals renewals;
  private final List<Action> actions;
  private final Forms forms;
  private final Instant now;

  FailuresSection(Renewals renewals, List<Action> actions, Forms forms, Instant now) {
    this.renewals = renewals;
    this.actions = actions;
    this.forms = forms;
    this.now = now;
  }

  Html html() {
    List<GivenUpPage> pages = renewals.givenUp(0, MOST);
    return Html.of(
        """
        <section id="failures" data-live aria-labelledby="failures-title">
        <div class="bar"><h2 id="failures-title">Failures</h2>{}</div>
        {}
        </section>""",
        pages.isEmpty() ? Html.NONE : forms.button("/given-up/replay", "replay-all", "Replay all"),
        pages.isEmpty()
            ? Html.of("<p class=\"soft\">No page is given up.</p>")
            : Html.of(
                "<ol class=\"rows\">{}</ol>", Html.join(pages.stream().map(this::page).toList())));
  }

  /** Who did what. */
  Html actions() {
    return Html.of(
        """
        <section id="actions" data-live aria-labelledby="actions-title">
        <h2 id="actions-title">What operators did</h2>
        {}
        </section>""",
        latest());
  }

  private Html page(GivenUpPage page) {
    return Html.of(
        """
        <li><span class="grow">{}<br><span class="soft">{} &middot; {} &middot; {}</span></span>
        {}</li>""",
        page.target(),
        page.reason(),
        Units.count(page.attempts(), "attempt"),
        Units.ago(page.at(), now),
        forms.button(
            "/given-up/replay",
            "replay-" + page.target(),
            "Replay",
            new Hidden("target", page.target())));
  }

  private Html latest() {
    if (actions.isEmpty()) {
      return Html.of("<p class=\"soft\">Nothing yet on this node.</p>");
    }
    return Html.of(
        "<ol class=\"rows\">{}</ol>",
        Html.join(
            actions.stream()
                .limit(MOST_ACTIONS)
                .map(
                    action ->
                        Html.of(
                            "<li><span class=\"grow\">{}: {}</span> <span class=\"soft\">{} &middot;"
                                + " {}</span></li>",
                            action.who(),
                            action.what(),
                            action.outcome(),
                            Units.ago(action.at(), now)))
                .toList()));
  }
}
