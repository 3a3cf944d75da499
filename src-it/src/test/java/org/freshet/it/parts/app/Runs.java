package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what has run. */
@ApplicationScoped
public class Runs {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  public int next(String name) {
    return counts.merge(name, 1, Integer::sum);
  }

  public int of(String name) {
    return counts.getOrDefault(name, 0);
  }
}
