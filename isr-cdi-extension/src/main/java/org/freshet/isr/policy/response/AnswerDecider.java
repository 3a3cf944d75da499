package org.freshet.isr.policy.response;

import java.util.Set;
import org.freshet.isr.config.Profile;
import org.freshet.isr.policy.StorageDecision;

/**
 * Decides whether a shared cache may store a response by what it says itself (RFC 9111, section 3):
 * a flat ladder, each rung a reason not to.
 */
public final class AnswerDecider {

  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_MODIFIED = 304;

  /** The statuses whose meaning for caches is known here (RFC 9111, section 5.2.2.3). */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(
          200, 203, 204, 300, 301, 302, 303, 307, 308, 400, 403, 404, 405, 410, 414, 500, 501, 502,
          503, 504);

  /** They tell one visitor from the other. */
  private static final Set<String> PERSONAL = Set.of("cookie", "authorization");

  private AnswerDecider() {}

  /** May this response be stored? */
  public static StorageDecision judge(AnswerFacts answer, Profile profile) {
    int status = answer.status();
    Directives directives = answer.directives();
    if (status < 200 || status == PARTIAL_CONTENT || status == NOT_MODIFIED) {
      return StorageDecision.STATUS;
    }
    boolean understood = UNDERSTOOD.contains(status);
    if (directives.mustUnderstand() && !understood) {
      return StorageDecision.NOT_UNDERSTOOD;
    }
    // Who understands the status may store in spite of a no-store meant for those who do not.
    if (directives.noStore() && !directives.mustUnderstand() || directives.isPrivate()) {
      return StorageDecision.DECLARED_PRIVATE;
    }
    if (answer.requestNoStore()) {
      return StorageDecision.REQUEST_NO_STORE;
    }
    if (answer.authorized() && !directives.allowAuthorized()) {
      return StorageDecision.AUTHORIZED;
    }
    if (answer.vary().contains("*")) {
      return StorageDecision.VARY_ANY;
    }
    if (!isOfUse(answer)) {
      return StorageDecision.NO_FRESHNESS;
    }
    StorageDecision safe = profile == Profile.SAFE ? judgeSafely(answer) : StorageDecision.STORE;
    return safe == StorageDecision.STORE ? judgeBeyond(answer) : safe;
  }

  /** What the RFC leaves to us. */
  private static StorageDecision judgeSafely(AnswerFacts answer) {
    if (answer.setsCookie()) {
      return StorageDecision.SET_COOKIE;
    }
    return answer.vary().stream().anyMatch(PERSONAL::contains)
        ? StorageDecision.VARY_UNKEYED
        : StorageDecision.STORE;
  }

  /** What is known beyond HTTP, which no profile may pass over. */
  private static StorageDecision judgeBeyond(AnswerFacts answer) {
    if (answer.session()) {
      return StorageDecision.SESSION;
    }
    if (answer.recoded()) {
      return StorageDecision.ENCODED;
    }
    if (answer.stream()) {
      return StorageDecision.STREAM;
    }
    if (answer.personalPolicy()) {
      return StorageDecision.NONCE;
    }
    if (answer.refusal() != null) {
      return StorageDecision.REFUSED;
    }
    if (answer.unresolved()) {
      return StorageDecision.UNRESOLVED_TAG;
    }
    return answer.complete() ? StorageDecision.STORE : StorageDecision.INCOMPLETE;
  }

  /** It is fresh, or will be once it is validated. */
  private static boolean isOfUse(AnswerFacts answer) {
    boolean guessed =
        LifetimeDecider.isHeuristicallyCacheable(answer.status(), answer.directives());
    return LifetimeDecider.isExplicit(answer.directives(), answer.times())
        || guessed && answer.validator();
  }
}
