package org.freshet.isr.messaging;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/**
 * One job in the hand of this node: a thread that has received it in a transaction, and waits in it
 * until the job has ended. If the node is lost, so is the transaction, and the broker hands the job
 * to another one. Thread-safe.
 */
final class Hand implements Runnable {

  private final Crew crew;
  private final Transactions transactions;
  private final String selector;
  private final CompletableFuture<@Nullable Message> received = new CompletableFuture<>();
  private final CompletableFuture<Optional<Consumer<JMSContext>>> last = new CompletableFuture<>();
  private final CompletableFuture<Boolean> settled = new CompletableFuture<>();

  Hand(Crew crew, String selector) {
    this.crew = crew;
    this.transactions = crew.broker().transactions();
    this.selector = selector;
  }

  /** Receives a message that waits; null if none does, and then this hand is no more. */
  @Nullable Message take() {
    crew.begin(this);
    try {
      return crew.await(received);
    } catch (TagGraphException e) {
      // It may come later, when nobody waits for it any more.
      letGo();
      throw e;
    }
  }

  /** The job has ended: it is gone, and so much is said in the same step. */
  void end(Consumer<JMSContext> said) {
    last.complete(Optional.of(said));
    if (!crew.await(settled)) {
      throw new TagGraphException("the job went back to the queue");
    }
  }

  /** The job goes back to the queue. */
  void letGo() {
    last.complete(Optional.empty());
  }

  @Override
  public void run() {
    try {
      settled.complete(work());
    } catch (RuntimeException | LinkageError e) {
      received.completeExceptionally(e);
      settled.completeExceptionally(e);
    }
  }

  private boolean work() {
    JMSContext context = transactions.begin(crew.broker().factory());
    boolean done;
    try {
      done = isDone(context);
    } catch (RuntimeException e) {
      transactions.rollback(context);
      throw e;
    }
    if (done) {
      transactions.commit(context);
    } else {
      transactions.rollback(context);
    }
    return done;
  }

  private boolean isDone(JMSContext context) {
    Message message;
    // Closed at once: a consumer that stays would be handed what others could take.
    try (JMSConsumer consumer = context.createConsumer(crew.broker().jobs(), selector)) {
      message = consumer.receiveNoWait();
    }
    received.complete(message);
    if (message == null) {
      return false;
    }
    Optional<Consumer<JMSContext>> said = last.join();
    said.ifPresent(steps -> steps.accept(context));
    return said.isPresent();
  }
}
