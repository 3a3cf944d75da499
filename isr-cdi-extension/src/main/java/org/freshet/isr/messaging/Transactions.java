package org.freshet.isr.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.isr.tags.TagGraphException;

/**
 * How several steps with messages become one: all of them happen, or none. The thread that begins a
 * transaction is the one that ends it.
 */
interface Transactions {

  /** Begins one, and gives the context whose steps belong to it. */
  JMSContext begin(ConnectionFactory factory);

  /** What was received is gone, and what was sent can be received; closes the context. */
  void commit(JMSContext context);

  /** What was received can be received again, and nothing was sent; closes the context. */
  void rollback(JMSContext context);

  /** Transactions of sessions, for where no server manages them. */
  static Transactions ofSessions() {
    return new Transactions() {
      @Override
      public JMSContext begin(ConnectionFactory factory) {
        return factory.createContext(JMSContext.SESSION_TRANSACTED);
      }

      @Override
      public void commit(JMSContext context) {
        try (context) {
          context.commit();
        }
      }

      @Override
      public void rollback(JMSContext context) {
        try (context) {
          context.rollback();
        }
      }
    };
  }

  /**
   * Transactions of a server: in its containers a session can be transacted in no other way.
   *
   * @param seconds after how long the server ends one whose thread has gone astray
   */
  static Transactions ofServer(UserTransaction transaction, int seconds) {
    return new OfServer(transaction, seconds);
  }

  /** Jakarta Transactions. */
  record OfServer(UserTransaction transaction, int seconds) implements Transactions {

    private static final Logger LOG = System.getLogger(Transactions.class.getName());

    @Override
    public JMSContext begin(ConnectionFactory factory) {
      try {
        transaction.setTransactionTimeout(seconds);
        transaction.begin();
      } catch (NotSupportedException | SystemException e) {
        throw new TagGraphException("no transaction can begin", e);
      }
      try {
        return factory.createContext();
      } catch (RuntimeException e) {
        rollback();
        throw e;
      }
    }

    @Override
    public void commit(JMSContext context) {
      try (context) {
        transaction.commit();
      } catch (RollbackException
          | HeuristicMixedException
          | HeuristicRollbackException
          | SystemException e) {
        throw new TagGraphException("what was done with messages did not commit", e);
      }
    }

    @Override
    public void rollback(JMSContext context) {
      try (context) {
        rollback();
      }
    }

    private void rollback() {
      try {
        transaction.rollback();
      } catch (SystemException | IllegalStateException e) {
        LOG.log(Level.DEBUG, "the server rolls it back by itself", e);
      }
    }
  }
}
