package org.freshet.isr.admin.guard;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request that changes something was meant by the operator, or made by another
 * site in the operator's browser, which adds credentials to it by itself.
 */
final class CrossSite {

  /** What was decided. */
  enum Verdict {
    /** It was meant. */
    MEANT,
    /** A browser says that another site made it. */
    FOREIGN,
    /** Nothing says that it was not made by another site. */
    UNPROVEN
  }

  /**
   * What a request says of where it came from.
   *
   * @param site {@code Sec-Fetch-Site}, null if it is absent
   * @param origin {@code Origin}, null if it is absent
   * @param own the authorities under which this application is reached: {@code shop.example}
   * @param hasField whether it carries the field that no form can send
   * @param hasToken whether it carries a token that only a page of this application can know
   */
  record Facts(
      @Nullable String site,
      @Nullable String origin,
      List<String> own,
      boolean hasField,
      boolean hasToken) {}

  private CrossSite() {}

  static Verdict judge(Facts facts) {
    String site = facts.site();
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return Verdict.FOREIGN;
    }
    // Browsers leave Sec-Fetch-Site out where there is no TLS, and send Origin with every POST.
    if (site == null && facts.origin() != null && !isOwn(facts.origin(), facts.own())) {
      return Verdict.FOREIGN;
    }
    return facts.hasField() || facts.hasToken() ? Verdict.MEANT : Verdict.UNPROVEN;
  }

  /** By host and port only: what ends TLS in front may not tell the scheme. */
  private static boolean isOwn(String origin, List<String> own) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && own.contains(authority.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
