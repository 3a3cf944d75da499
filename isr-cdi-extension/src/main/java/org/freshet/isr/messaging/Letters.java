package org.freshet.isr.messaging;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import java.time.Instant;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/**
 * What nodes write to each other, each as a map of plain values; never an object. What others may
 * select by is a property:
 *
 * <pre>
 * isrApp   the prefix of the application, so that several may share a queue
 * isrFor   'any' for a page that waits, else the node that is told of an end
 * isrAsk   which asking it is, and whose
 * isrPage  a digest of the key of the page
 * isrTarget  of what was given up: path and query
 * </pre>
 *
 * @param app the prefix of the application
 */
record Letters(String app) {

  private static final String APP = "isrApp";
  private static final String FOR = "isrFor";
  private static final String ASK = "isrAsk";
  private static final String PAGE = "isrPage";
  private static final String TARGET = "isrTarget";
  private static final String ANY = "any";

  /**
   * A page that waits.
   *
   * @param ask names this asking, which no other has
   * @param asker the node that asked
   * @param always whether to renew it though nothing is known against it
   * @param known what the asker knew of the order of raises
   */
  record Job(String ask, String asker, String key, String target, boolean always, Sequence known) {}

  /** A page that has ended, as its asker is told. */
  record End(String ask, String key, boolean renewed) {}

  /** A page that was given up. */
  record Dead(String key, GivenUpPage page) {}

  String waiting() {
    return of(FOR, ANY);
  }

  String told(String node) {
    return of(FOR, node);
  }

  String ask(String ask) {
    return of(ASK, ask) + " AND " + FOR + " = '" + ANY + "'";
  }

  String page(String digest) {
    return of(PAGE, digest);
  }

  String target(String target) {
    return of(TARGET, target);
  }

  String all() {
    return APP + " = " + quoted(app);
  }

  private String of(String property, String value) {
    return all() + " AND " + property + " = " + quoted(value);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  Message write(JMSContext context, Job job) {
    return write(
        context,
        letter -> {
          letter.setStringProperty(FOR, ANY);
          letter.setStringProperty(ASK, job.ask());
          letter.setString("asker", job.asker());
          letter.setString("key", job.key());
          letter.setString("target", job.target());
          letter.setBoolean("always", job.always());
          letter.setLong("generation", job.known().generation());
          letter.setLong("number", job.known().number());
        });
  }

  Message write(JMSContext context, String asker, End end) {
    return write(
        context,
        letter -> {
          letter.setStringProperty(FOR, asker);
          letter.setString("ask", end.ask());
          letter.setString("key", end.key());
          letter.setBoolean("renewed", end.renewed());
        });
  }

  Message write(JMSContext context, String digest, Dead dead) {
    return write(
        context,
        letter -> {
          letter.setStringProperty(PAGE, digest);
          letter.setStringProperty(TARGET, dead.page().target());
          letter.setString("key", dead.key());
          letter.setString("why", dead.page().reason());
          letter.setInt("attempts", dead.page().attempts());
          letter.setLong("at", dead.page().at().toEpochMilli());
        });
  }

  static Job job(Message message) {
    return read(
        message,
        letter ->
            new Job(
                text(letter.getStringProperty(ASK)),
                text(letter.getString("asker")),
                text(letter.getString("key")),
                text(letter.getString("target")),
                letter.getBoolean("always"),
                new Sequence(letter.getLong("generation"), letter.getLong("number"))));
  }

  /** How often a message was handed out, this time included. */
  static int times(Message message) {
    try {
      return message.getIntProperty("JMSXDeliveryCount");
    } catch (JMSException e) {
      throw unreadable(e);
    }
  }

  static End end(Message message) {
    return read(
        message,
        letter ->
            new End(
                text(letter.getString("ask")),
                text(letter.getString("key")),
                letter.getBoolean("renewed")));
  }

  static Dead dead(Message message) {
    return read(
        message,
        letter ->
            new Dead(
                text(letter.getString("key")),
                new GivenUpPage(
                    text(letter.getStringProperty(TARGET)),
                    text(letter.getString("why")),
                    letter.getInt("attempts"),
                    Instant.ofEpochMilli(letter.getLong("at")))));
  }

  static String digest(Message message) {
    try {
      return text(message.getStringProperty(PAGE));
    } catch (JMSException e) {
      throw unreadable(e);
    }
  }

  private interface Writing {
    void write(MapMessage letter) throws JMSException;
  }

  private interface Reading<T> {
    T read(MapMessage letter) throws JMSException;
  }

  private Message write(JMSContext context, Writing writing) {
    MapMessage letter = context.createMapMessage();
    try {
      letter.setStringProperty(APP, app);
      writing.write(letter);
    } catch (JMSException e) {
      throw new TagGraphException("a message cannot be written", e);
    }
    return letter;
  }

  private static <T> T read(Message message, Reading<T> reading) {
    try {
      if (message instanceof MapMessage letter) {
        return reading.read(letter);
      }
    } catch (JMSException | IllegalArgumentException e) {
      throw unreadable(e);
    }
    throw new TagGraphException("the queue holds something else than what nodes write");
  }

  private static String text(@Nullable String text) {
    if (text == null) {
      throw new TagGraphException("the queue holds something else than what nodes write");
    }
    return text;
  }

  private static TagGraphException unreadable(Exception e) {
    return new TagGraphException("the queue holds something else than what nodes write", e);
  }
}
