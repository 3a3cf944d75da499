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

  private static final List<String> LEFT =
      IntStream.range(0, 12).mapToObj(i -> "left-" + i).toList();

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
        // The page that is held is all that a node works on, and the others are left to the other
        // one.
        "isr.warmup.concurrency=1",
        "isr.warmup.attempts=2",
        "isr.warmup.breaker.failures=0",
        "isr.warmup.backoff=PT30S");
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
  void nodes_work_off_raises_together_until_one_of_them_ends() {
    begin();
    try {
      a_raise_is_worked_off_by_both_nodes_and_each_page_is_renewed_once();
      what_fails_everywhere_is_given_up_and_renewed_by_its_next_visitor();
      what_fails_at_one_waits_in_its_hand();
    } finally {
      deployer.undeploy("ending");
    }
    // The node that has ended was to try again half a minute after it had failed.
    Site.until(
        "all are renewed by the one that is left",
        () -> LEFT.stream().allMatch(page -> other.runs(page) > 0));
  }

  private void a_raise_is_worked_off_by_both_nodes_and_each_page_is_renewed_once() {
    List<String> pages = IntStream.range(0, 30).mapToObj(i -> "many-" + i).toList();
    pages.forEach(page -> one.get("pages/" + page + "/in/many").isStored());
    one.hold("many");

    one.revalidate("group:many");
    one.awaitHeld("many", 1);
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
    // That is tried once only.
    one.direct("hopeless", "403");
    other.direct("hopeless", "403");
    one.revalidate("page:hopeless");
    Site.until("given up", () -> runs("hopeless") == 2);

    one.direct("hopeless", "200");
    other.direct("hopeless", "200");
    Site.until("renewed", () -> one.get("directed/hopeless").cacheStatus().contains("; hit"));
    int before = runs("hopeless");
    one.revalidate("page:hopeless");
    Site.until("accepted again", () -> runs("hopeless") > before);
  }

  private void what_fails_at_one_waits_in_its_hand() {
    LEFT.forEach(page -> one.get("directed/" + page).isStored());
    LEFT.forEach(page -> one.direct(page, "500"));
    LEFT.forEach(page -> one.revalidate("page:" + page));
    Site.until("one has failed", () -> LEFT.stream().anyMatch(page -> one.runs(page) > 1));
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
