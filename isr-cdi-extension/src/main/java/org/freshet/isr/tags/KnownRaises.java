package org.freshet.isr.tags;

import java.util.Collection;
import org.freshet.isr.api.Tag;

/**
 * What one node knows of an order of raises that it shares with others: the raises it has heard of,
 * up to a bound, and up to which of them its pins go.
 *
 * <p>Of raises before it joined it knows only those that it was told of; whatever was pinned before
 * its floor is unservable. Pins stay below the floor until {@link #advance}, told the raise at
 * which it joined, says that its second-level caches hold nothing from before. Thread-safe, and
 * reading takes no lock.
 */
public final class KnownRaises {

  private final long generation;
  private final long firstVersion;
  private final Watermark watermark;
  private final Epochs epochs;

  /**
   * Joins an order.
   *
   * @param epochs how many tags' epochs are remembered, from 1
   * @param joined how far the order has come
   * @param floor the number from which on every raise will be told to {@link #learn}, those up to
   *     where it joined included
   * @param firstVersion what {@link #version} begins with
   */
  public KnownRaises(int epochs, Sequence joined, long floor, long firstVersion) {
    this.generation = joined.generation();
    this.firstVersion = firstVersion;
    this.epochs = new Epochs(epochs, floor);
    // What came before counts as one, which is done when second-level caches were emptied; until
    // then they may hold what raises were about that nobody remembers, so that pins are of no use.
    this.watermark = new Watermark(generation, floor - 1);
    watermark.joined(joined.number());
  }

  /** The generation of the order. */
  public long generation() {
    return generation;
  }

  /** As {@link TagGraph#pin}. */
  public Sequence pin() {
    return watermark.pin();
  }

  /** As {@link TagGraph#version}. */
  public long version() {
    return firstVersion + epochs.version();
  }

  /** As {@link TagGraph#standing}. */
  public Standing standing(Sequence pin, Collection<Tag> tags) {
    return pin.generation() == generation
        ? epochs.standing(pin.number(), tags)
        : Standing.UNSERVABLE;
  }

  /**
   * Takes note of a raise, whether it was raised here or elsewhere; in any order, and again without
   * effect. Raises of another generation are ignored.
   */
  public void learn(Raise raise) {
    if (raise.sequence().generation() == generation) {
      watermark.heardOf(raise.sequence().number());
      epochs.raised(raise.sequence().number(), raise.tags(), raise.expire(), raise.at());
    }
  }

  /** As {@link TagGraph#advance}. */
  public void advance(Raise raise) {
    if (raise.sequence().generation() == generation) {
      watermark.done(raise.sequence().number());
    }
  }
}
