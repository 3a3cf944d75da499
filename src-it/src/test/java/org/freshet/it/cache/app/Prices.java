package org.freshet.it.cache.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.freshet.isr.api.CachedFor;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.SafeCall;

/** Cached and safe methods, beside what else a server does around a method. */
@ApplicationScoped
public class Prices {

  @Inject Stage stage;
  @Inject IsrContext isr;

  @Resource TransactionSynchronizationRegistry transactions;

  @PersistenceContext(unitName = "items")
  EntityManager entities;

  @CachedFor(tags = "price:{id}")
  public String of(String id) {
    return id + " " + stage.run("price-" + id);
  }

  /** Takes as long as a service that is asked over the network. */
  @CachedFor
  public String slow(String id) {
    int run = stage.run("slow-" + id);
    LockSupport.parkNanos(500_000_000);
    return id + " " + run;
  }

  /** Known to none but the page, by a tag that was added while it was made. */
  @CachedFor(1000)
  public String tagged(String id) {
    isr.addTag("added:" + id);
    return id + " " + stage.run("tagged-" + id);
  }

  @CachedFor(scope = CachedFor.Scope.CALLER)
  public String offer(String id) {
    return id + " " + stage.run("offer-" + id);
  }

  @CachedFor(tags = "item:{id}")
  @Transactional
  public String name(long id) {
    Item item = entities.find(Item.class, id);
    return (item == null ? "none" : item.name()) + " " + stage.run("name-" + id);
  }

  @CachedFor
  @Transactional
  public String inTransaction(String id) {
    stage.note("transactions", String.valueOf(transactions.getTransactionKey() != null));
    return id + " " + stage.run("in-" + id);
  }

  @CachedFor
  @Retry(maxRetries = 3, delay = 0)
  public String retried(String id) {
    int run = stage.run("retried-" + id);
    if (run < 3) {
      throw new IllegalStateException("thrown for a test");
    }
    return id + " " + run;
  }

  @SafeCall(fallback = "\"not to be had\"")
  @Retry(maxRetries = 1, delay = 0)
  public String failing(String id) {
    stage.run("failing-" + id);
    throw new IllegalStateException("thrown for a test");
  }

  @SafeCall(fallbackMethod = "replaced", lastGood = true)
  public String sometimes(String id) {
    int run = stage.run("sometimes-" + id);
    if (!stage.line(id, "well").equals("well")) {
      throw new IllegalStateException("thrown for a test");
    }
    return id + " " + run;
  }

  private String replaced(String id) {
    return id + " replaced";
  }

  @SafeCall(fallback = "\"swallowed\"")
  @Transactional
  public String marking(String id) {
    throw new IllegalStateException("thrown for a test: " + id);
  }

  @Asynchronous
  @CachedFor(tags = "price:{id}")
  public CompletionStage<String> later(String id) {
    return Asynchronous.Result.complete(id + " " + stage.run("later-" + id));
  }

  @CachedFor(value = 100, unit = ChronoUnit.MILLIS, staleFor = 600_000)
  public String shortLived(String id) {
    int run = stage.run("short-" + id);
    stage.note("short-" + id, Thread.currentThread().getName());
    return id + " " + run;
  }
}
