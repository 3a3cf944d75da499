package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.RecordingEdge;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Redis;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node ends while an edge does not take what it is told; another one tells it. */
@ExtendWith(ArquillianExtension.class)
class LostNodeIT {

  private static Redis redis;

  private final Site one = new Site(Archives.node(false));
  private final Site other = new Site(Archives.node(true));

  @ArquillianResource Deployer deployer;

  @Deployment(name = "lost", testable = false, managed = false)
  static Archive<?> lost() {
    return node(false);
  }

  @Deployment(name = "other", testable = false)
  static Archive<?> other() {
    return node(true);
  }

  private static synchronized Archive<?> node(boolean other) {
    if (redis == null) {
      redis = new Redis();
    }
    return Archives.with(
        Archives.nodeWar(other, Pages.class, Stage.class, Control.class, RecordingEdge.class),
        redis.setting(),
        "isr.queue=redis",
        "isr.lease=2",
        "isr.redis.prefix=lost",
        "isr.edge=recording",
        "isr.edge.again=0",
        "isr.edge.backoff=PT0.2S",
        "isr.public-base=https://shop.example",
        "isr.secret=a secret that both nodes have in common",
        "isr.near.max-lag=PT1S");
  }

  @AfterAll
  static void stop() {
    redis.kill();
  }

  private static List<String> purges(Site node) {
    return node.notes("purges").stream()
        .filter(purge -> List.of(purge.split(" ")).contains("page__left"))
        .toList();
  }

  @Test
  void what_an_ended_node_has_not_told_its_edges_another_one_tells_them() {
    deployer.deploy("lost");
    try {
      Site.until("stored", () -> one.get("pages/left").cacheControl().contains("s-maxage=300"));
      other.get("pages/left").isHit();
      one.direct("edge", "down");
      one.revalidate("page:left");
      Site.until("its edge does not take it", () -> purges(one).size() > 1);
      Site.until(
          "renewed",
          () ->
              one.get("pages/left").body().equals("left 2")
                  || other.get("pages/left").body().equals("left 1") && other.runs("left") == 1);
      assertThat(purges(other)).as("it only heard of it").isEmpty();
    } finally {
      deployer.undeploy("lost");
    }

    Site.until("told by the other one", () -> !purges(other).isEmpty());
  }
}
