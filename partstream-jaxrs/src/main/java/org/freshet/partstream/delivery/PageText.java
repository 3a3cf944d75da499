package org.freshet.partstream.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.plan.PlannedPart;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a page.
 *
 * @param request what was asked
 * @param next where its caller is after it
 * @param parts what is delivered, in the order of the plan
 * @param cursor for the rest, null if there is none
 * @param now when it was made
 */
record PageText(
    PartsRequest request,
    Position next,
    List<RenderedPart> parts,
    @Nullable String cursor,
    String now) {

  String text() {
    int total = request.plan().parts().size();
    return "{\"results\":["
        + joined(
            parts.stream().filter(part -> !part.unchanged()).toList(),
            part -> "{" + JsonText.quoted(part.name()) + ":" + json(part) + "}")
        + "],\"cursor\":"
        + (cursor == null ? "null" : JsonText.quoted(cursor))
        + ",\"meta\":{\"total_parts\":"
        + total
        + ",\"current_chunk\":"
        + next.page()
        + ",\"has_more\":"
        + (cursor != null)
        + ",\"timestamp\":"
        + JsonText.quoted(now)
        + ",\"progress\":{\"delivered\":"
        + (total - next.owed().size())
        + ",\"total\":"
        + total
        + "},\"pending\":"
        + JsonText.list(pending())
        + ",\"errors\":"
        + JsonText.list(failed())
        + ",\"parts\":{"
        + told(parts)
        + "}}}";
  }

  private interface Text {
    String of(RenderedPart part);
  }

  private static String joined(List<RenderedPart> parts, Text text) {
    return parts.stream().map(text::of).collect(Collectors.joining(","));
  }

  private static String json(RenderedPart part) {
    return new String(part.json(), StandardCharsets.UTF_8);
  }

  /** What is said of parts beside their values, as members of a JSON object. */
  static String told(List<RenderedPart> parts) {
    return joined(parts, part -> JsonText.quoted(part.name()) + ":{" + part.told() + "}");
  }

  private List<String> pending() {
    return request.plan().parts().stream()
        .map(PlannedPart::name)
        .filter(next.owed()::contains)
        .toList();
  }

  private List<String> failed() {
    return parts.stream().filter(part -> part.result().isFailed()).map(RenderedPart::name).toList();
  }
}
