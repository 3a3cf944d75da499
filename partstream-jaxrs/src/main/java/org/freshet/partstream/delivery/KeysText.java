package org.freshet.partstream.delivery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.freshet.essentials.api.Problem;

/** What is answered to whoever asks for parts by their names. */
final class KeysText {

  private KeysText() {}

  /**
   * The document.
   *
   * @param made what was made, dependencies included
   * @param keys what was asked for; what is not among the made is said not to be there
   */
  static String of(List<RenderedPart> made, Set<String> keys, String now) {
    Map<String, String> results = new LinkedHashMap<>();
    Set<String> left = new LinkedHashSet<>(keys);
    for (RenderedPart part : made) {
      left.remove(part.name());
      if (!part.unchanged()) {
        results.put(part.name(), new String(part.json(), StandardCharsets.UTF_8));
      }
    }
    left.forEach(name -> results.put(name, missing()));
    return "{\"results\":{"
        + results.entrySet().stream()
            .map(one -> JsonText.quoted(one.getKey()) + ":" + one.getValue())
            .collect(Collectors.joining(","))
        + "},\"requested_keys\":"
        + JsonText.list(keys)
        + ",\"timestamp\":"
        + JsonText.quoted(now)
        + ",\"meta\":{\"parts\":{"
        + PageText.told(made)
        + "}}}";
  }

  private static String missing() {
    return JsonText.JSON
        .createObjectBuilder()
        .add("error", JsonText.problem(Problem.of(404)))
        .build()
        .toString();
  }
}
