package org.freshet.it.parts.app;

import jakarta.enterprise.context.ApplicationScoped;

/** Something outside, which is away at times. */
@ApplicationScoped
public class Weather {

  private volatile boolean away;

  public String sky() {
    if (away) {
      throw new IllegalStateException("away");
    }
    return "blue";
  }

  public void isAway(boolean now) {
    away = now;
  }
}
