package org.freshet.isr.messaging;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.config.Codes;
import org.freshet.isr.messaging.Letters.Dead;
import org.freshet.isr.messaging.Letters.End;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.revalidate.share.SharedWork;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/**
 * Work on a queue of Jakarta Messaging. A page that waits is a message, which each node that asked
 * for it has sent once; whoever takes it keeps its transaction open until the page has ended, and
 * tells the asker by a message of its own, on the same queue.
 *
 * <p>Two nodes may ask for the same page: then the second message finds it renewed, and is passed
 * over. How much waits is what this node has asked for; nobody counts the others'.
 */
final class MessagingWork implements SharedWork {

  private static final Logger LOG = System.getLogger(MessagingWork.class.getName());

  /** How many pages this node asks for at most, and how many are given up at most. */
  static final int MOST = 10_000;

  /** For how many leases a message about an end waits for its asker, and that for the message. */
  private static final int PATIENCE = 10;

  private static final int ENDS_AT_ONCE = 1000;

  private final Crew crew;
  private final Letters letters;
  private final DeadPages dead;
  private final Asks asks;
  private final String node;
  private final Duration patience;
  private final int attempts;
  private final InstantSource clock;
  private final Map<String, InHand> hands = new ConcurrentHashMap<>();

  private volatile Set<String> unheld = Set.of();

  /** What this node has in hand: the message, and the thread that has received it. */
  private record InHand(Letters.Job letter, Hand hand) {}

  /**
   * The work of a node.
   *
   * @param node its name, which no other has
   * @param lease {@code isr.lease}
   * @param attempts how often a job is handed out before its page is given up
   */
  MessagingWork(
      Crew crew,
      Letters letters,
      DeadPages dead,
      String node,
      Duration lease,
      int attempts,
      InstantSource clock) {
    this.crew = crew;
    this.letters = letters;
    this.dead = dead;
    this.asks = new Asks(node, clock);
    this.node = node;
    this.patience = lease.multipliedBy(PATIENCE);
    this.attempts = attempts;
    this.clock = clock;
  }

  @Override
  public Offer add(String key, String target, Sequence known) {
    if (dead.contains(key)) {
      return Offer.LEFT;
    }
    if (asks.joins(key, known)) {
      return Offer.TAKEN;
    }
    if (asks.size() >= MOST) {
      return Offer.FULL;
    }
    ask(key, target, known);
    return Offer.TAKEN;
  }

  private void ask(String key, String target, Sequence known) {
    Letters.Job letter = letter(key, target, false, known);
    // Before it is sent: its end may be told before this thread goes on.
    asks.sent(key, letter.ask(), target, known);
    try {
      crew.alone(context -> send(context, letter));
    } catch (RuntimeException e) {
      asks.ended(key, letter.ask());
      throw e;
    }
  }

  private Letters.Job letter(String key, String target, boolean always, Sequence known) {
    return new Letters.Job(asks.next(), node, key, target, always, known);
  }

  private boolean send(JMSContext context, Letters.Job letter) {
    producer(context).send(crew.broker().jobs(), letters.write(context, letter));
    return true;
  }

  /** Nothing waits for a disk: what a broker loses that begins anew is asked for again. */
  private static JMSProducer producer(JMSContext context) {
    return context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
  }

  @Override
  public void withdraw(String key) {
    String ask = asks.withdraw(key);
    if (ask != null) {
      crew.alone(
          context -> {
            try (JMSConsumer waiting =
                context.createConsumer(crew.broker().jobs(), letters.ask(ask))) {
              return waiting.receiveNoWait() != null;
            }
          });
    }
  }

  @Override
  public Taken take(int most) {
    dead.look();
    List<Job> jobs = new ArrayList<>();
    Job next = next();
    while (next != null) {
      jobs.add(next);
      next = jobs.size() < most ? nextOrNone() : null;
    }
    Set<String> inHand =
        hands.values().stream().map(one -> one.letter().key()).collect(Collectors.toSet());
    return new Taken(jobs, asks.waiting(inHand), dead.size());
  }

  /** What was taken before a failure is not lost by it. */
  private @Nullable Job nextOrNone() {
    try {
      return next();
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, "no more can be taken now", e);
      return null;
    }
  }

  private @Nullable Job next() {
    while (true) {
      Hand hand = new Hand(crew, letters.waiting());
      Message message = hand.take();
      if (message == null) {
        return null;
      }
      Letters.Job letter = read(hand, message);
      if (letter != null) {
        Job job =
            new Job(
                letter.ask() + "/" + Letters.times(message),
                letter.key(),
                letter.always(),
                letter.known());
        hands.put(job.id(), new InHand(letter, hand));
        return job;
      }
    }
  }

  /** The letter, null if it is dealt with. */
  private Letters.@Nullable Job read(Hand hand, Message message) {
    Letters.Job letter;
    try {
      letter = Letters.job(message);
    } catch (TagGraphException e) {
      LOG.log(Level.WARNING, Codes.RENEWAL_FAILED + ": a message is not one of ours", e);
      hand.end(context -> {});
      return null;
    }
    if (Letters.times(message) <= attempts) {
      return letter;
    }
    GivenUpPage lost = new GivenUpPage(letter.target(), "lost with its node", attempts, now());
    hand.end(ends(letter, lost));
    asks.ended(letter.key(), letter.ask());
    return null;
  }

  private Instant now() {
    return clock.instant();
  }

  /**
   * The broker sees by the open transactions that this node is still there; what the node has not
   * begun, and so does not hold, goes back. Not at the first look: it may just have been taken.
   */
  @Override
  public void hold(Collection<Job> jobs) {
    Set<String> held = jobs.stream().map(Job::id).collect(Collectors.toSet());
    Set<String> dropped = new HashSet<>(hands.keySet());
    dropped.removeAll(held);
    for (String id : dropped) {
      InHand left = unheld.contains(id) ? hands.remove(id) : null;
      if (left != null) {
        left.hand().letGo();
      }
    }
    unheld = dropped;
  }

  /** Lets go of all that this node has in hand: it ends. */
  void release() {
    hands.values().forEach(one -> one.hand().letGo());
    hands.clear();
  }

  @Override
  public boolean end(Job job, @Nullable GivenUpPage failure) {
    InHand inHand = hands.remove(job.id());
    if (inHand == null) {
      throw new TagGraphException("this job is not in the hand of this node any more");
    }
    Letters.Job letter = inHand.letter();
    boolean last =
        letter.asker().equals(node)
            ? asks.ended(letter.key(), letter.ask())
            : !asks.contains(letter.key());
    inHand.hand().end(ends(letter, failure));
    return last;
  }

  private Consumer<JMSContext> ends(Letters.Job letter, @Nullable GivenUpPage failure) {
    return context -> {
      if (failure != null) {
        dead.add(context, letter.key(), failure);
      }
      if (!letter.asker().equals(node)) {
        End end = new End(letter.ask(), letter.key(), failure == null);
        producer(context)
            .setTimeToLive(patience.toMillis())
            .send(crew.broker().jobs(), letters.write(context, letter.asker(), end));
      }
    };
  }

  @Override
  public Map<String, Boolean> ended(Collection<String> asked) {
    if (asks.size() > 0) {
      hear();
      askAgain();
    }
    Map<String, Boolean> ended = new HashMap<>();
    for (String key : asked) {
      if (!asks.contains(key)) {
        ended.put(key, !dead.contains(key));
      }
    }
    return ended;
  }

  /** Reads what other nodes have told this one. */
  private void hear() {
    List<End> ends =
        crew.alone(
            context -> {
              List<End> heard = new ArrayList<>();
              try (JMSConsumer told =
                  context.createConsumer(crew.broker().jobs(), letters.told(node))) {
                Message next = told.receiveNoWait();
                while (next != null) {
                  heard.add(Letters.end(next));
                  next = heard.size() < ENDS_AT_ONCE ? told.receiveNoWait() : null;
                }
              }
              return heard;
            });
    for (End end : ends) {
      if (!end.renewed()) {
        dead.note(end.key());
      }
      asks.ended(end.key(), end.ask());
    }
  }

  /** Whoever was away from the broker for long has missed what it was told. */
  private void askAgain() {
    for (Asks.Unheard one : asks.unheard(patience)) {
      ask(one.key(), one.target(), one.known());
    }
  }

  @Override
  public void produced(String key) {
    dead.revive(key);
  }

  @Override
  public List<GivenUpPage> givenUp() {
    return dead.all();
  }

  @Override
  public int replay(@Nullable String target, Sequence known) {
    return dead.takeAll(target, (context, one) -> askAlways(context, one, known)).size();
  }

  private void askAlways(JMSContext context, Dead one, Sequence known) {
    Letters.Job letter = letter(one.key(), one.page().target(), true, known);
    asks.sent(one.key(), letter.ask(), letter.target(), known);
    send(context, letter);
  }
}
