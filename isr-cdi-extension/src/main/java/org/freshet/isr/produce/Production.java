package org.freshet.isr.produce;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.BoundedSet;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Something that is being produced to be kept, and what becomes known of it meanwhile. Thread-safe:
 * the code that produces it may use several threads.
 */
public final class Production {

  private final Sequence pin;
  private final Set<Tag> tags = new HashSet<>();
  private @Nullable BoundedSet<Tag> loaded;
  private volatile InputWatch watch = InputWatch.NOTHING;
  private volatile Selected selected = Selected.NOTHING;
  private volatile @Nullable String base;
  private @Nullable String refusal;
  private @Nullable Instant freshUntil;
  private boolean personal;
  private boolean degraded;
  private boolean draft;
  private boolean insideTransaction;
  private volatile boolean ended;

  /**
   * A production.
   *
   * @param pin what this node knew before it began
   */
  public Production(Sequence pin) {
    this.pin = pin;
  }

  /** What this node knew before it began. */
  public Sequence pin() {
    return pin;
  }

  /** A transaction was there before it began: what that reads may be older than the pin. */
  public synchronized void beganInsideTransaction() {
    insideTransaction = true;
  }

  /** Whether every transaction that it sees was begun after its pin. */
  public synchronized boolean precedesTransactions() {
    return !insideTransaction;
  }

  /** Adds what it depends on; too late once it has ended. */
  public synchronized void addTags(Collection<Tag> more) {
    if (!ended) {
      tags.addAll(more);
    }
  }

  /**
   * Adds what it depends on because it was loaded, which may be a lot.
   *
   * @param most beyond this number of such tags the largest group of them becomes the one that
   *     stands for {@linkplain AnyTag any} of the group; that of the first call counts
   */
  public synchronized void addLoaded(Collection<Tag> more, int most) {
    if (!ended) {
      if (loaded == null) {
        loaded = new BoundedSet<>(most, AnyTag::of);
      }
      more.forEach(loaded::add);
    }
  }

  /** What was loaded for it so far. */
  public synchronized Set<Tag> loaded() {
    return loaded == null ? Set.of() : loaded.toSet();
  }

  /** What it is known to depend on so far. */
  public synchronized Set<Tag> tags() {
    if (loaded == null) {
      return tags.isEmpty() ? Set.of() : Set.copyOf(tags);
    }
    Set<Tag> all = new HashSet<>(loaded.toSet());
    all.addAll(tags);
    return Set.copyOf(all);
  }

  /** Something in it is fresh no longer than this; the earliest counts. */
  public synchronized void freshUntil(Instant end) {
    if (freshUntil == null || end.isBefore(freshUntil)) {
      freshUntil = end;
    }
  }

  /** When the first of its parts ends to be fresh, null if none says so. */
  public synchronized @Nullable Instant freshUntil() {
    return freshUntil;
  }

  /**
   * Something in it stands for what failed.
   *
   * @param end until when it may be kept at most
   */
  public synchronized void degrade(Instant end) {
    degraded = true;
    freshUntil(end);
  }

  /** Whether something in it stands for what failed. */
  public synchronized boolean isDegraded() {
    return degraded;
  }

  /** Something in it belongs to the caller. */
  public synchronized void makePersonal() {
    personal = true;
  }

  /** Whether something in it belongs to the caller. */
  public synchronized boolean isPersonal() {
    return personal;
  }

  /** It is for an editor in draft mode, and so is everything within: nothing of it is kept. */
  public synchronized void ofDraft() {
    draft = true;
    refusal = "draft";
  }

  /** Whether it is for an editor in draft mode. */
  public synchronized boolean isDraft() {
    return draft;
  }

  /** Keeps it from being kept; the last reason counts. */
  public synchronized void refuse(String reason) {
    refusal = reason;
  }

  /** Why it must not be kept, null if it may. */
  public synchronized @Nullable String refusal() {
    return refusal;
  }

  /** Who is told what it reads from now on; nobody unless this is called. */
  public void watchedBy(InputWatch watching) {
    watch = watching;
  }

  /** Says by what the response that it works for is selected. */
  public void selectedBy(Selected by) {
    selected = by;
  }

  /** Says for which public base it is made, null if none is known. */
  public void madeFor(@Nullable String publicBase) {
    base = publicBase;
  }

  /** The public base that it is made for, null if none is known. */
  public @Nullable String base() {
    return base;
  }

  /** By what the response that it works for is selected. */
  public Selected selected() {
    return selected;
  }

  /** Who is told what it reads. */
  public InputWatch watch() {
    return watch;
  }

  /** It is complete, or was given up: nothing is current on any thread for its sake any more. */
  public synchronized void end() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }
}
