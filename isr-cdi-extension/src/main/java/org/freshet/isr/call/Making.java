package org.freshet.isr.call;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.freshet.isr.api.Tag;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.InputWatch;
import org.freshet.isr.produce.Production;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * One value being made inside of whatever is being produced around it. Used by one thread.
 *
 * <p>It takes over the pin from around it, not a later one: what it reads may have been loaded
 * since then, into a persistence context for instance.
 */
final class Making {

  private final @Nullable Production around;
  private final Production own;
  private volatile boolean ofVariant;

  /**
   * A value that is about to be made.
   *
   * @param around what is being produced around it, null for nothing
   */
  Making(@Nullable Production around, TagGraph graph, TransactionChanges transactions) {
    this.around = around;
    this.own = new Production(around == null ? graph.pin() : around.pin());
    if (around != null) {
      // What is loaded already may be used again, which nobody sees.
      own.addTags(around.loaded());
    }
    own.watchedBy(this::isRead);
    if (around != null) {
      own.selectedBy(around.selected());
      own.madeFor(around.base());
    }
    if (around != null && around.isDraft()) {
      own.ofDraft();
    }
    if (around == null ? transactions.isActive() : !around.precedesTransactions()) {
      own.beganInsideTransaction();
    }
  }

  /** What a visitor sent, or who it is, is nothing that the key of a call knows. */
  private void isRead(InputWatch.Kind kind, String name) {
    if (kind == InputWatch.Kind.VARIANT) {
      // The page around it is selected by that, so only the value must not be kept.
      ofVariant = true;
    } else {
      own.refuse("unkeyed input");
    }
    if (around != null) {
      around.watch().isRead(kind, name);
    }
  }

  Production production() {
    return own;
  }

  /** Whether others may be given the value: not what was made for one language, say. */
  boolean isKeepable(boolean personal) {
    return own.refusal() == null && !ofVariant && (personal || !own.isPersonal());
  }

  /** Runs what makes it; whatever becomes known meanwhile is known around it, too. */
  @Nullable Object run(Callable<@Nullable Object> work) throws Exception {
    CurrentProduction.set(own);
    try {
      return work.call();
    } finally {
      CurrentProduction.set(around);
      own.end();
      tellAround();
    }
  }

  private void tellAround() {
    if (around == null) {
      return;
    }
    around.addTags(own.tags());
    Instant end = own.freshUntil();
    if (end != null) {
      around.freshUntil(end);
      if (own.isDegraded()) {
        around.degrade(end);
      }
    }
    if (own.isPersonal()) {
      around.makePersonal();
    }
    String refusal = own.refusal();
    if (refusal != null) {
      around.refuse(refusal);
    }
  }

  /** The value as it may be kept. */
  KeptValue value(
      @Nullable Object value,
      Set<Tag> declared,
      Instant now,
      Duration freshFor,
      Duration staleFor,
      boolean personal) {
    Set<Tag> tags = new HashSet<>(declared);
    tags.addAll(own.tags());
    Instant end = now.plus(freshFor);
    Instant earlier = own.freshUntil();
    if (earlier != null && earlier.isBefore(end)) {
      end = earlier;
    }
    boolean degraded = own.isDegraded();
    return new KeptValue(
        value,
        tags,
        own.pin(),
        end,
        degraded ? end : end.plus(staleFor),
        degraded,
        personal || own.isPersonal(),
        end);
  }

  /** What a value is used for depends on what the value depends on. */
  static void use(KeptValue value, @Nullable Production around) {
    if (around == null) {
      return;
    }
    around.addTags(value.tags());
    if (value.degraded()) {
      around.degrade(value.freshUntil());
    } else {
      around.freshUntil(value.freshUntil());
    }
    if (value.personal()) {
      around.makePersonal();
    }
  }
}
