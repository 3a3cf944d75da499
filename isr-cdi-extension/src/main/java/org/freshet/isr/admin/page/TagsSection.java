package org.freshet.isr.admin.page;

import java.util.List;
import org.freshet.isr.admin.page.Forms.Hidden;
import org.freshet.isr.admin.tell.StoredUrls;
import org.freshet.isr.api.InvalidTagException;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraph.Carried;
import org.jspecify.annotations.Nullable;

/** Tags to look through, and the pages of one of them. */
final class TagsSection {

  private static final int TAGS = 15;
  private static final int PAGES = 25;

  private final TagGraph graph;
  private final StoredUrls urls;
  private final PageState state;
  private final Forms forms;

  TagsSection(TagGraph graph, StoredUrls urls, PageState state, Forms forms) {
    this.graph = graph;
    this.urls = urls;
    this.state = state;
    this.forms = forms;
  }

  Html html() {
    return Html.of(
        """
        <section id="tags" aria-labelledby="tags-title">
        <h2 id="tags-title">Tags and their pages</h2>
        <form class="fields" method="get" action="{}#tags" role="search">{}
        <p class="wide"><label for="q">Tags that contain</label>
        <input id="q" name="q" type="search" maxlength="200" value="{}" autocomplete="off"
        spellcheck="false" placeholder="book:"></p>
        <p class="go"><button type="submit">Find</button></p></form>
        {}
        {}
        </section>""",
        state.root(),
        state.hiddenBut(PageState.FIND, PageState.AFTER, PageState.TAG, PageState.PAGES_AFTER),
        state.text(PageState.FIND),
        pages(),
        found());
  }

  private Html found() {
    List<Carried> found =
        graph.carried(state.text(PageState.FIND), state.get(PageState.AFTER), TAGS + 1);
    if (found.isEmpty()) {
      return Html.of("<p class=\"soft\" role=\"status\">No stored page has such a tag.</p>");
    }
    List<Carried> shown = found.subList(0, Math.min(TAGS, found.size()));
    return Html.of(
        "<ul class=\"rows\" id=\"found\" aria-label=\"Tags\">{}</ul>{}",
        Html.join(shown.stream().map(this::tag).toList()),
        found.size() > TAGS
            ? Html.of(
                "<p><a rel=\"next\" href=\"{}\">More tags</a></p>",
                state.with(PageState.AFTER, shown.get(TAGS - 1).tag().text()).at("tags"))
            : Html.NONE);
  }

  private Html tag(Carried carried) {
    String text = carried.tag().text();
    return Html.of(
        """
        <li><span class="grow"><a href="{}"><code>{}</code></a></span>
        <span class="soft">{}</span> <span class="acts">{} {}</span></li>""",
        state.with(PageState.TAG, text).with(PageState.PAGES_AFTER, null).at("tags"),
        text,
        Units.count(carried.pages(), "page"),
        forms.button("/revalidate", "revalidate-" + text, "Revalidate", new Hidden("tag", text)),
        forms.button("/expire", "expire-" + text, "Expire", new Hidden("tag", text)));
  }

  private Html pages() {
    String text = state.get(PageState.TAG);
    if (text == null) {
      return Html.NONE;
    }
    Tag tag = parse(text);
    if (tag == null) {
      return Html.of("<p role=\"status\">{} cannot be a tag.</p>", text);
    }
    StoredUrls.Some some = urls.of(tag, state.get(PageState.PAGES_AFTER), PAGES);
    return Html.of(
        """
        <div class="panel"><h3>Pages of <code>{}</code></h3>
        {}{}
        <p><a href="{}">Close</a></p></div>""",
        tag,
        some.pages().isEmpty()
            ? Html.of("<p class=\"soft\" role=\"status\">No page is stored with this tag.</p>")
            : Html.of(
                "<ul class=\"rows\" id=\"pages\">{}</ul>",
                Html.join(some.pages().stream().map(this::page).toList())),
        some.next() == null
            ? Html.NONE
            : Html.of(
                "<p><a rel=\"next\" href=\"{}\">More pages</a></p>",
                state.with(PageState.PAGES_AFTER, some.next()).at("tags")),
        state.with(PageState.TAG, null).with(PageState.PAGES_AFTER, null).at("tags"));
  }

  private static @Nullable Tag parse(String text) {
    try {
      return Tag.parse(text);
    } catch (InvalidTagException e) {
      return null;
    }
  }

  private Html page(StoredUrls.StoredUrl page) {
    return Html.of(
        "<li><span class=\"grow\">{}</span> <a href=\"{}\">Explain</a></li>",
        page.url(),
        state.with(PageState.URL, page.url()).at("explain"));
  }
}
