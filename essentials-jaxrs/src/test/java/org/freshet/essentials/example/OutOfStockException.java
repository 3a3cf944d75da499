package org.freshet.essentials.example;

import org.freshet.essentials.api.ProblemType;

/** Knows nothing of HTTP. */
@ProblemType(
    value = "https://shop.example/problems/out-of-stock",
    status = 409,
    title = "Out of stock")
public class OutOfStockException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
