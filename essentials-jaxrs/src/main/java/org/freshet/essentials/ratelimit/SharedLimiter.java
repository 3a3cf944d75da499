package org.freshet.essentials.ratelimit;

import java.util.ArrayList;
import java.util.List;

/** Limits of several nodes together; who counts decides, and this says it. */
final class SharedLimiter implements RateLimiter {

  private final SharedCounts counts;

  SharedLimiter(SharedCounts counts) {
    this.counts = counts;
  }

  @Override
  public List<Verdict> admit(List<Claim> claims) throws LimiterUnavailableException {
    SharedCounts.Counted counted = counts.count(claims);
    List<Verdict> verdicts = new ArrayList<>(claims.size());
    for (int i = 0; i < claims.size(); i++) {
      // Moments count from now, whatever the clock says that counted.
      long whole = counted.ahead().get(i);
      verdicts.add(
          counted.admitted()
              ? Gcra.verdict(claims.get(i).quota(), whole, 0)
              : Gcra.uncounted(claims.get(i).quota(), whole, 0));
    }
    return verdicts;
  }
}
