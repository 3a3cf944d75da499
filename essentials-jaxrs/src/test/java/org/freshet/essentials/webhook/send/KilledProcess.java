package org.freshet.essentials.webhook.send;

import java.io.IOException;
import java.io.PrintStream;
import javax.sql.DataSource;
import org.freshet.essentials.api.IssuedWebhookSecret;
import org.freshet.essentials.api.NewWebhookEndpoint;
import org.freshet.essentials.api.WebhookDelivery;
import org.freshet.essentials.api.WebhookEvent;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that enqueues and sends until somebody kills it: {@code url, from, to, sends,
 * endpoint}. It says which messages have committed, and for each byte of its input how many are
 * pending; the end of its input is the end of it.
 */
final class KilledProcess {

  static final String OWNER = "acme";

  private KilledProcess() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    Node node =
        new Node(
            database(arguments[0]),
            "essentials.webhook.poll=PT0.2S",
            "essentials.webhook.timeout=PT5S",
            "essentials.webhook.lease=PT10S");
    if (!arguments[4].isEmpty()) {
      IssuedWebhookSecret issued =
          node.webhooks().register(NewWebhookEndpoint.of(OWNER, arguments[4]));
      out.println("secret " + issued.secret());
    }
    if (Boolean.parseBoolean(arguments[3])) {
      node.sending();
    }
    for (int i = Integer.parseInt(arguments[1]); i < Integer.parseInt(arguments[2]); i++) {
      // Every third is in no order.
      WebhookEvent event = WebhookEvent.of("a", Integer.toString(i));
      String id = node.webhooks().enqueue(i % 3 == 2 ? event : event.inOrder("lane-" + i % 3));
      out.println("committed " + id + " " + i);
      out.flush();
    }
    out.println("ready");
    out.flush();
    while (System.in.read() >= 0) {
      out.println("pending " + pending(node));
      out.flush();
    }
    node.close();
  }

  private static long pending(Node node) {
    String endpoint = node.webhooks().endpoints(OWNER).get(0).id();
    return node.webhooks().deliveries(endpoint, 1000).stream()
        .filter(delivery -> delivery.state() == WebhookDelivery.State.PENDING)
        .count();
  }

  static DataSource database(String url) {
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(url);
      return source;
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    return source;
  }
}
