package org.freshet.isr.messaging;

import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.IsrSettings;

/** A broker of Jakarta Messaging in this process, the one that WildFly has, with two queues. */
public final class LiveBroker implements AutoCloseable {

  private final String name = UUID.randomUUID().toString();
  private final String url = "vm://" + (name.hashCode() & Integer.MAX_VALUE);
  private final List<Node> nodes = new ArrayList<>();
  private EmbeddedActiveMQ server = started();

  private EmbeddedActiveMQ started() {
    try {
      ConfigurationImpl configuration = new ConfigurationImpl();
      configuration.setPersistenceEnabled(false).setSecurityEnabled(false).setName(name);
      configuration.addAcceptorConfiguration("in-vm", url);
      EmbeddedActiveMQ made = new EmbeddedActiveMQ().setConfiguration(configuration);
      made.start();
      return made;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it; what it held is gone. */
  public void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again, empty. */
  public void start() {
    server = started();
  }

  /** A node with connections of its own. */
  public Node node(InstantSource clock, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(
        List.of(
            "isr.queue=jms",
            "isr.jms.queue=jobs",
            "isr.jms.dead-queue=dead",
            "isr.redis.url=redis://127.0.0.1:1"));
    Node node =
        new Node(
            FakeConfig.settings(
                all.stream()
                    .flatMap(line -> List.of(line.split("=", 2)).stream())
                    .toArray(String[]::new)),
            clock);
    nodes.add(node);
    return node;
  }

  @Override
  public void close() {
    nodes.forEach(Node::kill);
    stop();
  }

  /** What one node has of it. */
  public final class Node {

    private final ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
    final MessagingBackend backend;

    private Node(IsrSettings settings, InstantSource clock) {
      factory.setReconnectAttempts(0);
      factory.setCallTimeout(Duration.ofSeconds(2).toMillis());
      ThreadFactory threads =
          task -> {
            Thread thread = new Thread(task, "messaging");
            thread.setDaemon(true);
            return thread;
          };
      Broker broker = new Broker(factory, queue("jobs"), queue("dead"), Transactions.ofSessions());
      backend =
          new MessagingBackend(
              broker, threads, settings, settings.messaging().orElseThrow(), clock);
    }

    private Queue queue(String queue) {
      try (JMSContext context = new ActiveMQConnectionFactory(url).createContext()) {
        return context.createQueue(queue);
      }
    }

    /** The queue as this node sees it. */
    public MessagingBackend backend() {
      return backend;
    }

    /** Ends it as its server does. */
    public void end() {
      backend.close();
    }

    /** Ends it in the middle of whatever it does: all of its connections are gone. */
    public void kill() {
      factory.close();
    }

    /** Sends what no node would. */
    void send(Function<JMSContext, Message> message) {
      try (JMSContext context = factory.createContext()) {
        context.createProducer().send(queue("jobs"), message.apply(context));
      }
    }
  }
}
