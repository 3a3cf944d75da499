package org.freshet.essentials.example;

import java.net.URI;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;

/** Problems with what a client may know of them. */
public class Basket {

  private static final URI OUT_OF_STOCK = URI.create("https://shop.example/problems/out-of-stock");

  /** Refuses what is not there. */
  public void add(int copies, int available) {
    if (copies > available) {
      throw new ProblemException(
          Problem.of(409)
              .withType(OUT_OF_STOCK)
              .withTitle("Out of stock")
              .withDetail("Only " + available + " copies are left.")
              .with("available", available));
    }
  }
}
