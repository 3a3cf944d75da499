package org.freshet.isr.admin.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forms that change something: each sends the token along that shows it came from this page.
 *
 * @param root the address of the page
 * @param token the token
 */
record Forms(String root, String token) {

  /** A hidden field. */
  record Hidden(String name, String value) {}

  /** A form that is one button. */
  Html button(String path, String id, String text, Hidden... values) {
    return Html.of(
        """
        <form method="post" action="{}{}"><button id="{}" class="small" type="submit"{}>{}</button>
        {}</form>""",
        root,
        path,
        id,
        values.length == 0 ? Html.NONE : Html.of(" aria-label=\"{} {}\"", text, values[0].value()),
        text,
        hidden(values));
  }

  private Html hidden(Hidden... values) {
    return Html.of(
        "{}{}",
        field(),
        Html.join(
            List.of(values).stream()
                .map(
                    value ->
                        Html.of(
                            "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                            value.name(),
                            value.value()))
                .toList()));
  }

  /** The token as a hidden field. */
  Html field() {
    return Html.of("<input type=\"hidden\" name=\"token\" value=\"{}\">", token);
  }

  /** The form in which the operator says what to revalidate, expire or warm. */
  Html direct(@Nullable String tag) {
    return Html.of(
        """
        <section id="direct" aria-labelledby="direct-title">
        <h2 id="direct-title">Revalidate or expire</h2>
        <form class="fields" method="post" action="{}/revalidate">{}
        <p><label for="kind">What</label>
        <select id="kind" name="kind">
        <option value="tag">Pages of a tag</option>
        <option value="path">One path</option>
        <option value="prefix">A path and all beneath it</option>
        <option value="route">Pages of a method</option>
        <option value="everything">Everything</option>
        </select></p>
        <p class="wide"><label for="value">Tag, path or method</label>
        <input id="value" name="value" maxlength="500" autocomplete="off" spellcheck="false"
        placeholder="book:7, /api/books, com.acme.PostResource.get" value="{}"></p>
        <p class="wide"><label for="why">Why <span class="soft">(optional, seen by others)</span></label>
        <input id="why" name="why" maxlength="200" autocomplete="off"></p>
        <p class="go"><button type="submit">Revalidate</button>
        <button type="submit" class="second" formaction="{}/expire">Expire</button></p>
        <p class="soft whole">Revalidated pages stay visible, as stale, until they are renewed. Expired ones
        are never shown again: the next visitor waits.</p>
        </form></section>""",
        root,
        field(),
        tag,
        root);
  }
}
