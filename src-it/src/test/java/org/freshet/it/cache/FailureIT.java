package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.Item;
import org.freshet.it.cache.app.Items;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.UnreliableGraph;
import org.freshet.it.cache.app.UnreliableStore;
import org.freshet.it.cache.app.UnwritableWriter;
import org.freshet.it.cache.app.Witness;
import org.freshet.it.persistence.Trap;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What visitors see while the application, the store or the memory of tags fails. */
@ExtendWith(ArquillianExtension.class)
class FailureIT {

  /** Nothing is renewed behind here, so that each request is the visitor's own. */
  private static final String NOWHERE = "isr.warmup.origin=http://127.0.0.1:1";

  @ArquillianResource URL application;
  @ArquillianResource Server server;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(
                Directed.class,
                MappedMapper.class,
                UnwritableWriter.class,
                Stage.class,
                Control.class,
                Witness.class,
                UnreliableStore.class,
                UnreliableGraph.class,
                Items.class,
                Item.class,
                Trap.class)
            .addClasses(Directed.class.getDeclaredClasses())
            .addClasses(Trap.class.getDeclaredClasses())
            .addAsResource(
                Archives.persistence(
                    "items",
                    "<mapping-file>META-INF/isr-orm.xml</mapping-file>",
                    Item.class,
                    Trap.class,
                    Trap.ToText.class),
                "META-INF/persistence.xml"),
        NOWHERE,
        "isr.warmup.attempts=1");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @AfterEach
  void everything_is_up_again() {
    site.direct("store", "up");
    site.direct("graph", "up");
    site.direct("observer", "up");
  }

  @Test
  void past_the_window_a_failure_is_answered_with_the_last_good_response() {
    for (String failure : List.of("500", "502", "503", "504")) {
      assertReplaced("status-" + failure, failure);
    }
  }

  @Test
  void an_exception_is_answered_with_the_last_good_response() {
    assertReplaced("mapped", "map");
    assertReplaced("unmapped", "throw");
  }

  @Test
  void an_exception_while_the_body_is_written_is_answered_with_the_last_good_response() {
    assertReplaced("unwritable", "write");
  }

  @Test
  void observers_learn_that_the_last_good_response_was_served() {
    assertReplaced("observed", "503");

    Site.until("the event", () -> !notesOf("directed/observed/awaited").isEmpty());
    assertThat(notesOf("directed/observed/awaited"))
        .containsExactly(site.path("directed/observed/awaited") + " status 503");
  }

  @Test
  void a_page_that_recovers_is_stored_anew() {
    assertReplaced("recovering", "500");

    site.direct("recovering", "200");
    String now = "recovering " + (site.runs("recovering") + 1);
    site.get("directed/recovering/awaited").isStored().says(now);
    site.get("directed/recovering/awaited").isHit().says(now);
  }

  @Test
  void a_page_that_is_gone_is_forgotten() {
    site.get("directed/gone/awaited").isStored();
    site.direct("gone", "404");
    site.revalidate("page:gone");
    site.get("directed/gone/awaited").answers(404).isNobodysToKeep();

    site.direct("gone", "500");
    site.get("directed/gone/awaited").answers(500).isNobodysToKeep();
  }

  @Test
  void nothing_is_served_past_its_use_on_errors() {
    site.get("directed/old/brief").isStored().says("old 1");
    site.direct("old", "503");

    Site.until(
        "the last good one is too old", () -> site.get("directed/old/brief").status() == 503);
    site.get("directed/old/brief").answers(503).isNobodysToKeep();
  }

  @Test
  void a_first_failure_is_the_applications_own_answer() {
    site.direct("broken", "503");
    site.get("directed/broken").answers(503).isNobodysToKeep().says("broken 1");
    site.get("directed/broken").answers(503).isNobodysToKeep().says("broken 2");

    site.direct("broken", "map");
    site.get("directed/broken").answers(503).isNobodysToKeep().says("mapped");

    site.direct("broken", "throw");
    site.get("directed/broken").answers(500).isNobodysToKeep();
    site.direct("broken", "write");
    site.get("directed/broken").answers(500).isNobodysToKeep();
    site.direct("broken", "200");
    site.get("directed/broken").isStored().says("broken 6");
  }

  @Test
  void after_an_expire_a_failure_is_told() {
    site.get("directed/expired/awaited").isStored();
    site.direct("expired", "500");
    site.expire("page:expired");

    site.get("directed/expired/awaited").answers(500).isNobodysToKeep();
  }

  @Test
  void without_a_store_requests_are_answered_and_nothing_is_kept() {
    site.get("directed/storeless").isStored();
    site.direct("store", "down");

    site.get("directed/storeless").answers(200).isNobodysToKeep().says("storeless 2");
    site.get("directed/storeless").answers(200).isNobodysToKeep().says("storeless 3");

    site.direct("store", "up");
    site.get("directed/storeless").isHit().says("storeless 1");
  }

  @Test
  void without_the_memory_of_tags_nothing_new_is_kept() {
    site.get("directed/known").isStored();
    site.direct("graph", "down");

    site.get("directed/known").isHit().says("known 1");
    site.get("directed/unknown").answers(200).isNobodysToKeep();
    site.get("directed/unknown").answers(200).isNobodysToKeep().says("unknown 2");

    site.direct("graph", "up");
    site.get("directed/unknown").isStored().says("unknown 3");
  }

  @Test
  void a_raise_that_cannot_be_recorded_holds_and_is_repeated() {
    site.get("directed/raised/awaited").isStored();
    site.direct("graph", "down");

    assertThat(site.revalidate("page:raised")).startsWith("-1 ");
    site.get("directed/raised/awaited").answers(200).isNobodysToKeep().says("raised 2");

    site.direct("graph", "up");
    Site.until(
        "the raise is recorded",
        () -> site.get("directed/raised/awaited").cacheStatus().contains("hit"));
  }

  @Test
  void a_business_transaction_commits_though_the_memory_of_tags_fails() {
    site.send("PUT", "items/1", "old", "Content-Type", "text/plain").answers(200);
    site.get("items/1").isStored().says("old");
    site.direct("graph", "down");

    site.send("PUT", "items/1", "new", "Content-Type", "text/plain").answers(200);

    site.get("items/1/now").answers(200).says("new");
    Site.until("the page shows it", () -> site.get("items/1").body().equals("new"));
    site.direct("graph", "up");
    Site.until("it is kept", () -> site.get("items/1").cacheStatus().contains("hit"));
    site.get("items/1").says("new");
  }

  @Test
  void a_business_transaction_commits_though_the_store_fails() {
    put("items/4", "old");
    site.get("items/4").isStored().says("old");
    site.direct("store", "down");

    put("items/4", "new");

    site.get("items/4/now").answers(200).says("new");
    site.get("items/4").isNobodysToKeep().says("new");
    site.direct("store", "up");
    Site.until("it is kept", () -> site.get("items/4").cacheStatus().contains("hit"));
    site.get("items/4").says("new");
  }

  @Test
  void a_business_transaction_commits_though_an_observer_fails() {
    put("items/5", "old");
    site.get("items/5").isStored().says("old");
    site.direct("observer", "down");

    put("items/5", "new");

    site.get("items/5/now").answers(200).says("new");
    Site.until("the page shows it", () -> site.get("items/5").body().equals("new"));
    Site.until("the others are told", () -> changesOf(5).size() == 2);
    Site.until(
        "the report",
        () ->
            server
                .logged()
                .contains(
                    "ISR0053: an observer of EntityChanged in "
                        + Witness.class.getName()
                        + " failed"));
  }

  @Test
  void a_business_transaction_commits_though_its_tags_cannot_be_told() {
    site.get("items/6/traps").isStored().says("0");

    site.send("POST", "items/6/traps", "").answers(200);

    Site.until("the page shows it", () -> site.get("items/6/traps").body().equals("1"));
    assertThat(server.logged()).contains("ISR0031: ");
  }

  @Test
  void observers_learn_of_a_committed_change() {
    site.send("PUT", "items/2", "first", "Content-Type", "text/plain").answers(200);
    site.send("PUT", "items/2", "second", "Content-Type", "text/plain").answers(200);

    Site.until("both events", () -> changesOf(2).size() == 2);
    assertThat(changesOf(2)).containsExactlyInAnyOrder("INSERTED 2 [item:2]", "UPDATED 2 [item:2]");
  }

  /** Stored, past its window, and then failing: the visitor sees the last good one. */
  private void assertReplaced(String name, String failure) {
    String path = "directed/" + name + "/awaited";
    site.get(path).isStored().says(name + " 1");
    site.direct(name, failure);
    site.revalidate("page:" + name);

    site.get(path).isStale().says(name + " 1");
    site.get(path, "Origin", "https://other.example").isStale().says(name + " 1");
    assertThat(site.runs(name)).as("each visitor tried").isEqualTo(3);
  }

  private void put(String path, String text) {
    site.send("PUT", path, text, "Content-Type", "text/plain").answers(200);
  }

  private List<String> notesOf(String page) {
    return site.notes("served-stale").stream()
        .filter(note -> note.startsWith(site.path(page) + " "))
        .distinct()
        .toList();
  }

  private List<String> changesOf(long id) {
    return site.notes("changes").stream().filter(note -> note.contains(" " + id + " ")).toList();
  }
}
