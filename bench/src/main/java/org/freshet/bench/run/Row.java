package org.freshet.bench.run;

import java.util.function.Supplier;

/** What is measured. */
enum Row {
  MINIMAL("constant, type and length only", "/bare/api/minimal", false, ""),
  LIMIT("constant with a hit's fields: the limit", "/bare/api/limit", false, "isr; hit; ttl="),
  FRONT("hit in front", "/front/api/item/42?n=0", false, "isr; hit; ttl="),
  BEHIND("hit behind", "/behind/api/item/42?n=0", false, "isr; hit; ttl="),
  BARE("bare resource, without the library", "/bare/api/item/42?n=", true, ""),
  MISS("miss, stored", "/small/api/item/42?n=", true, "isr; fwd=uri-miss; stored"),
  BARE_MADE("bare, read from nowhere", "/bare/api/item/42/made?n=", true, ""),
  MISS_MADE("miss, read from nowhere", "/small/api/item/42/made?n=", true, MISS.cacheStatus),
  FLOOD("miss that fills the default store", "/front/api/item/42?n=", true, MISS.cacheStatus);

  final String title;
  final String target;
  final String cacheStatus;
  private final boolean everNew;

  Row(String title, String target, boolean everNew, String cacheStatus) {
    this.title = title;
    this.target = target;
    this.everNew = everNew;
    this.cacheStatus = cacheStatus;
  }

  /**
   * What to ask for.
   *
   * @param numbers never the same twice, and never 0
   */
  Supplier<String> targets(Supplier<Long> numbers) {
    return everNew ? () -> target + numbers.get() : () -> target;
  }
}
