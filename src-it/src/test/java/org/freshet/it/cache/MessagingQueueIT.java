package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes that work off one queue of the server's own messaging. */
@ExtendWith(ArquillianExtension.class)
class MessagingQueueIT {

  private static final AtomicInteger PROBES = new AtomicInteger();
  private static final boolean WILDFLY =
      System.getProperty("arquillian.launch", "liberty").startsWith("wildfly");
  private static final String QUEUES = WILDFLY ? "java:/jms/isr/" : "jms/isr/";

  private static Redis redis;

  private final Site one = new Site(Archives.node(false));
  private final Site other = new Site(Archives.node(true));

  @ArquillianResource Server server;
  @ArquillianResource Deployer deployer;

  @Deployment(name = "ending", testable = false, managed = false)
  static WebArchive ending() {
    return node(false);
  }

  @Deployment(name = "staying", testable = false)
  static WebArchive staying() {
    return node(true);
  }

  private static synchronized WebArchive node(boolean other) {
    if (redis == null) {
      redis = new Redis();
    }
    return Archives.with(
        Archives.nodeWar(
                other, Pages.class, Stage.class, Control.class, Directed.class, MappedMapper.class)
            .addClasses(Directed.class.getDeclaredClasses()),
        redis.setting(),
        "isr.queue=jms",
        "isr.jms.queue=" + QUEUES + "jobs",
        "isr.jms.dead-queue=" + QUEUES + "dead",
        "isr.redis.prefix=messaging",
        "isr.public-base=http://books.example",
        "isr.secret=a secret that both nodes have in common",
        "isr.near.max-lag=PT1S",
        "isr.warmup.attempts=2",
        "isr.warmup.backoff=PT0.05S");
  }

  @AfterAll
  static void stop() {
    redis.kill();
  }

  private void begin() {
    deployer.deploy("ending");
    for (Site node : List.of(one, other)) {
      Site.until(
          "stores",
          () ->
              node.get("pages/settled-" + PROBES.incrementAndGet())
                  .cacheControl()
                  .contains("s-maxage=300"));
    }
  }

  private int runs(String page) {
    return one.runs(page) + other.runs(page);
  }

  @Test
  void raises_are_worked_off_by_both_nodes_and_what_fails_is_given_up_for_both() {
    begin();
    try {
      a_raise_is_worked_off_by_both_nodes_and_each_page_is_renewed_once();
      what_fails_everywhere_is_given_up_and_renewed_by_its_next_visitor();
    } finally {
      deployer.undeploy("ending");
    }
  }

  private void a_raise_is_worked_off_by_both_nodes_and_each_page_is_renewed_once() {
    List<String> pages = IntStream.range(0, 30).mapToObj(i -> "many-" + i).toList();
    pages.forEach(page -> one.get("pages/" + page + "/in/many").isStored());
    one.hold("many", 2);

    one.revalidate("group:many");
    one.awaitHeld("many", 2);
    Site.until(
        "the other node does most of it", () -> pages.stream().mapToInt(other::runs).sum() > 20);
    one.open("many");

    Site.until("all are renewed", () -> pages.stream().allMatch(page -> runs(page) == 2));
    for (String page : pages) {
      Site.until(
          "a hit on both",
          () ->
              one.get("pages/" + page + "/in/many").cacheStatus().contains("hit")
                  && other.get("pages/" + page + "/in/many").cacheStatus().contains("hit"));
    }
    assertThat(pages).allSatisfy(page -> assertThat(runs(page)).isEqualTo(2));
  }

  private void what_fails_everywhere_is_given_up_and_renewed_by_its_next_visitor() {
    one.get("directed/hopeless").isStored();
    one.direct("hopeless", "500");
    other.direct("hopeless", "500");
    one.revalidate("page:hopeless");
    Site.until("given up", () -> runs("hopeless") == 3);

    one.direct("hopeless", "200");
    other.direct("hopeless", "200");
    Site.until("renewed", () -> one.get("directed/hopeless").cacheStatus().contains("; hit"));
    one.revalidate("page:hopeless");
    Site.until("accepted again", () -> runs("hopeless") >= 5);
  }

  @Test
  void what_an_ending_node_has_in_hand_is_renewed_by_the_other() {
    begin();
    boolean ended = false;
    try {
      other.hold("left", 8);
      List<String> pages = IntStream.range(0, 6).mapToObj(i -> "left-" + i).toList();
      pages.forEach(page -> one.get("pages/" + page + "/in/left").isStored());
      one.hold("left", 8);
      one.revalidate("group:left");
      one.awaitHeld("left", 1);
      // The requests that are held at the node that ends are lost with it.
      deployer.undeploy("ending");
      ended = true;
      other.open("left");

      Site.until(
          "all are renewed by the one that is left",
          () -> pages.stream().allMatch(page -> other.runs(page) > 0));
    } finally {
      if (!ended) {
        deployer.undeploy("ending");
      }
    }
  }

  @Test
  void queues_that_the_server_does_not_have_stop_the_deployment() {
    server.assertDeploymentFails(
        Archives.with(
            Archives.nodeWar(false, Pages.class, Stage.class, Control.class),
            redis.setting(),
            "isr.queue=jms",
            "isr.jms.queue=jms/nowhere",
            "isr.jms.dead-queue=" + QUEUES + "dead"),
        "ISR0140: isr.jms.queue: needs 'jms/nowhere', which the server does not have, must name a"
            + " Queue of it");
  }
}
