package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.isr.api.CachedFor;

/** Methods whose values nodes share, or not; each tells which node has run it and how often. */
@ApplicationScoped
public class SharedPrices {

  private final String node = UUID.randomUUID().toString();
  private final AtomicInteger runs = new AtomicInteger();

  /** A value as JSON carries it. */
  public record Price(String by, BigDecimal amount, List<Integer> steps) {}

  /** A value that JSON does not carry: nobody knows of which class it is. */
  public interface Label {
    String text();
  }

  /** One of several labels. */
  public record Plain(String text) implements Label {}

  /** Something that a codec of the application carries. */
  public interface Sign extends Label {}

  /** One of several signs. */
  public record Painted(String text) implements Sign {}

  @CachedFor(value = 300, tags = "price:{id}")
  public Price of(String id) {
    return new Price(run(id), new BigDecimal("1.10"), List.of(1, 2, 3));
  }

  @CachedFor(value = 300, tags = "price:{id}")
  public Label label(String id) {
    return new Plain(run(id));
  }

  @CachedFor(value = 300, tags = "price:{id}")
  public Sign sign(String id) {
    return new Painted(run(id));
  }

  private String run(String id) {
    return id + " " + runs.incrementAndGet() + " " + node;
  }
}
