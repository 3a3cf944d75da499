package org.freshet.bench.site;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import org.freshet.isr.serve.SteadyClock;

/** The clock on the wall of this node, which may go wrong. */
@Dependent
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class NodeClock {

  /** The system property that says by how many seconds it is ahead. */
  public static final String AHEAD = "site.clock.ahead";

  /** The time as this node has it. */
  @Produces
  @Singleton
  @Typed(SteadyClock.class)
  public SteadyClock clock() {
    Duration ahead = Duration.ofSeconds(Long.getLong(AHEAD, 0));
    return new SteadyClock(() -> Instant.now().plus(ahead));
  }
}
