package org.freshet.isr.produce;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.api.Device;
import org.jspecify.annotations.Nullable;

/**
 * By what a response is selected beside the inputs of its request.
 *
 * @param language null if the language does not select
 * @param device null if the kind of device does not select
 * @param tenant null if the tenant does not select, or is not known
 * @param roles those that select
 * @param held those of them that the visitor has
 */
public record Selected(
    @Nullable Locale language,
    @Nullable Device device,
    @Nullable String tenant,
    List<String> roles,
    Set<String> held) {

  /** Nothing selects. */
  public static final Selected NOTHING = new Selected(null, null, null, List.of(), Set.of());

  /** The same text for what is selected alike, and for nothing else. */
  public String text() {
    if (equals(NOTHING)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(language == null ? "-" : language.toLanguageTag()).append(' ');
    text.append(device == null ? "-" : device.name()).append(' ');
    text.append(tenant == null ? "-" : tenant.length() + ":" + tenant).append(' ');
    new TreeSet<>(roles).forEach(role -> part(text, role));
    text.append('/');
    new TreeSet<>(held).forEach(role -> part(text, role));
    return text.toString();
  }

  private static void part(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
