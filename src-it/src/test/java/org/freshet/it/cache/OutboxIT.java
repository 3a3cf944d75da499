package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Item;
import org.freshet.it.cache.app.Items;
import org.freshet.it.cache.app.OutboxRows;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.UnreliableGraph;
import org.freshet.it.persistence.Trap;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tags in the application's own database: committed with what they are about, and not lost. */
@ExtendWith(ArquillianExtension.class)
class OutboxIT {

  private final Site site = new Site(Archives.node(false));

  @ArquillianResource Deployer deployer;

  @Deployment(name = "before", testable = false, managed = false)
  static Archive<?> before() {
    return application();
  }

  @Deployment(name = "after", testable = false, managed = false)
  static Archive<?> after() {
    return application();
  }

  private static Archive<?> application() {
    return Archives.with(
        Archives.nodeWar(
                false,
                Pages.class,
                Stage.class,
                Control.class,
                UnreliableGraph.class,
                Items.class,
                Item.class,
                OutboxRows.class,
                Trap.class)
            .addClasses(Trap.class.getDeclaredClasses())
            .addAsResource(
                Archives.persistence(
                    "items",
                    "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                    Item.class,
                    Trap.class,
                    Trap.ToText.class),
                "META-INF/persistence.xml"),
        "isr.outbox=jpa",
        "isr.outbox.create=true",
        "isr.lease=2");
  }

  private String rows() {
    return site.get("outbox").body();
  }

  private void put(String id, String name) {
    site.send("PUT", "items/" + id, name, "Content-Type", "text/plain").answers(200);
  }

  @Test
  void what_a_node_that_ended_has_not_raised_is_raised_at_the_next_start() {
    deployer.deploy("before");
    try {
      raised_is_forgotten_and_rolled_back_never_there();
      site.direct("graph", "down");
      put("7", "changed");
      assertThat(site.get("items/7/now").body()).isEqualTo("changed");
      assertThat(site.notes("raised")).noneMatch(note -> note.startsWith("item:7 "));
      assertThat(rows()).isEqualTo("1");
    } finally {
      deployer.undeploy("before");
    }

    deployer.deploy("after");
    try {
      Site.until("raised", () -> site.notes("raised").contains("item:7 outbox"));
      Site.until("forgotten", () -> rows().equals("0"));
    } finally {
      deployer.undeploy("after");
    }
  }

  /** In the same deployment: each costs seconds. */
  private void raised_is_forgotten_and_rolled_back_never_there() {
    put("1", "first");
    put("1", "second");
    Site.until("raised", () -> site.notes("raised").contains("item:1 change of Item"));
    Site.until("forgotten", () -> rows().equals("0"));

    assertThat(site.send("POST", "outbox/undone/2", "").status()).isEqualTo(500);
    assertThat(rows()).isEqualTo("0");
    assertThat(site.notes("raised")).noneMatch(note -> note.startsWith("item:2 "));

    site.send("POST", "outbox/named/shelf:3", "").answers(200);
    Site.until("raised", () -> site.notes("raised").contains("shelf:3 commit"));
    Site.until("forgotten", () -> rows().equals("0"));
  }
}
