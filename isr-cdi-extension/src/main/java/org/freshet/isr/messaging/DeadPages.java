package org.freshet.isr.messaging;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.messaging.Letters.Dead;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/**
 * Pages that were given up, on a queue of their own for all nodes. What lies there is known here by
 * digest, looked up anew twice a minute, so that to ask costs nothing. Thread-safe.
 */
final class DeadPages {

  private static final Duration KNOWN = Duration.ofSeconds(30);
  private static final int AT_ONCE = 100;

  private final Crew crew;
  private final Letters letters;
  private final UnaryOperator<String> digest;
  private final InstantSource clock;
  private final int most;
  private Set<String> known = new HashSet<>();
  private @Nullable Instant looked;
  private int changes;

  /**
   * The dead of an application.
   *
   * @param digest what stands for the key of a page
   * @param most how many are kept; the oldest go first
   */
  DeadPages(
      Crew crew, Letters letters, UnaryOperator<String> digest, InstantSource clock, int most) {
    this.crew = crew;
    this.letters = letters;
    this.digest = digest;
    this.clock = clock;
    this.most = most;
  }

  synchronized boolean contains(String key) {
    return known.contains(digest.apply(key));
  }

  synchronized int size() {
    return known.size();
  }

  /** Another node has given it up. */
  void note(String key) {
    change(known -> known.add(digest.apply(key)));
  }

  private synchronized void change(Consumer<Set<String>> change) {
    changes++;
    change.accept(known);
  }

  /** Looks, if nobody has for a while. */
  void look() {
    int before;
    synchronized (this) {
      Instant now = clock.instant();
      if (looked != null && now.isBefore(looked.plus(KNOWN))) {
        return;
      }
      looked = now;
      before = changes;
    }
    Set<String> found =
        new HashSet<>(crew.alone(context -> browse(context, letters.all(), Letters::digest)));
    synchronized (this) {
      if (changes == before) {
        known = found;
      }
    }
  }

  /** Enters a page as a part of the steps of this context. */
  void add(JMSContext context, String key, GivenUpPage page) {
    String entered = digest.apply(key);
    drop(context, letters.page(entered));
    if (size() >= most) {
      drop(context, letters.all());
    }
    Message letter = letters.write(context, entered, new Dead(key, page));
    context.createProducer().send(crew.broker().dead(), letter);
    change(known -> known.add(entered));
  }

  /** A visitor has produced the page. */
  void revive(String key) {
    String revived = digest.apply(key);
    boolean there = crew.alone(context -> drop(context, letters.page(revived)));
    if (there || contains(key)) {
      change(known -> known.remove(revived));
    }
  }

  private boolean drop(JMSContext context, String selector) {
    try (JMSConsumer consumer = context.createConsumer(crew.broker().dead(), selector)) {
      return consumer.receiveNoWait() != null;
    }
  }

  /** All of them, newest first. */
  List<GivenUpPage> all() {
    List<Dead> dead =
        new ArrayList<>(crew.alone(context -> browse(context, letters.all(), Letters::dead)));
    Collections.reverse(dead);
    return dead.stream()
        .map(Dead::page)
        .sorted(Comparator.comparing(GivenUpPage::at).reversed())
        .toList();
  }

  /**
   * Takes pages away and hands each over, some at a time, each lot in one step.
   *
   * @param target the path and query of those to take, null for all
   * @return those that were taken
   */
  List<Dead> takeAll(@Nullable String target, BiConsumer<JMSContext, Dead> handOver) {
    String selector = target == null ? letters.all() : letters.target(target);
    List<Dead> all = new ArrayList<>();
    List<Dead> some;
    do {
      some = crew.together(context -> takeSome(context, selector, handOver));
      for (Dead one : some) {
        change(known -> known.remove(digest.apply(one.key())));
      }
      all.addAll(some);
      // Those that are given up again meanwhile wait for another time.
    } while (some.size() == AT_ONCE && all.size() < most);
    return all;
  }

  private List<Dead> takeSome(
      JMSContext context, String selector, BiConsumer<JMSContext, Dead> handOver) {
    List<Dead> some = new ArrayList<>();
    try (JMSConsumer consumer = context.createConsumer(crew.broker().dead(), selector)) {
      Message next = consumer.receiveNoWait();
      while (next != null) {
        Dead dead = Letters.dead(next);
        handOver.accept(context, dead);
        some.add(dead);
        next = some.size() < AT_ONCE ? consumer.receiveNoWait() : null;
      }
    }
    return some;
  }

  private interface Reading<T> {
    T read(Message message);
  }

  private <T> List<T> browse(JMSContext context, String selector, Reading<T> reading) {
    List<T> all = new ArrayList<>();
    context.start();
    try (QueueBrowser browser = context.createBrowser(crew.broker().dead(), selector)) {
      Enumeration<?> messages = browser.getEnumeration();
      while (messages.hasMoreElements()) {
        all.add(reading.read((Message) messages.nextElement()));
      }
    } catch (JMSException e) {
      throw new TagGraphException("the dead queue cannot be read", e);
    }
    return all;
  }
}
