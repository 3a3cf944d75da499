package org.freshet.it.parts.app;

import jakarta.enterprise.context.RequestScoped;

/** Counts within one request context. */
@RequestScoped
public class Visit {

  private int count;

  public int next() {
    return ++count;
  }
}
