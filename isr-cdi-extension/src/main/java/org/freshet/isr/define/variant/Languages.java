package org.freshet.isr.define.variant;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/**
 * The languages in which a method answers, and which of them a request gets (RFC 4647, section
 * 3.4). Immutable and thread-safe.
 */
public final class Languages {

  /** Longer fields are no visitor's, and cost time to read. */
  private static final int LONGEST = 1_000;

  private final List<Locale> offered;
  private final List<String> tags;

  /**
   * Languages.
   *
   * @param tags well-formed BCP 47 tags, at least one; the first is that of whom none suits
   */
  Languages(List<String> tags) {
    this.offered = tags.stream().map(Locale::forLanguageTag).toList();
    this.tags = offered.stream().map(Locale::toLanguageTag).toList();
  }

  /**
   * The language that suits a request best.
   *
   * @param accepted its field {@code Accept-Language}, null if it has none; one that is malformed
   *     or too long asks for nothing
   */
  public Locale negotiated(@Nullable String accepted) {
    if (accepted == null || accepted.length() > LONGEST || offered.size() == 1) {
      return offered.get(0);
    }
    String tag = lookedUp(accepted);
    for (int i = 0; tag != null && i < tags.size(); i++) {
      if (tags.get(i).equalsIgnoreCase(tag)) {
        return offered.get(i);
      }
    }
    return offered.get(0);
  }

  private @Nullable String lookedUp(String accepted) {
    try {
      return Locale.lookupTag(LanguageRange.parse(accepted), tags);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
