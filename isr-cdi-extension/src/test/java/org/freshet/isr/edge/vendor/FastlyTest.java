package org.freshet.isr.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.edge.vendor.Purges.hard;
import static org.freshet.isr.edge.vendor.Purges.soft;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.freshet.isr.FakeClock;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.PurgeResult.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a service that enforces what Fastly publishes. */
class FastlyTest {

  private final FakeClock clock = new FakeClock();

  /** How many it takes at once is not published; that it may be too many is. */
  private final Bucket bucket = new Bucket(clock, 50, Duration.ofSeconds(1));

  private final VendorServer server = new VendorServer(this::judge);

  @AfterEach
  void stop() {
    server.close();
  }

  private VendorServer.Said judge(VendorServer.Asked asked) {
    if (!asked.header("Fastly-Key").equals("key")) {
      return VendorServer.Said.of(401, "{\"msg\":\"Provided credentials are missing or invalid\"}");
    }
    String path = asked.uri().getPath();
    if (!asked.method().equals("POST")) {
      return VendorServer.Said.of(405, "");
    }
    if (!bucket.takes(1)) {
      return VendorServer.Said.of(429, "{\"msg\":\"You have exceeded your rate limit\"}");
    }
    if (path.equals("/service/s1/purge_all")) {
      return asked.header("Fastly-Soft-Purge").isEmpty()
          ? VendorServer.Said.of(200, "{\"status\":\"ok\"}")
          : VendorServer.Said.of(400, "{\"msg\":\"purge_all is never soft\"}");
    }
    if (path.equals("/service/s1/purge")) {
      return keys(asked);
    }
    return path.startsWith("/purge/")
        ? VendorServer.Said.of(200, "{\"status\":\"ok\",\"id\":\"1\"}")
        : VendorServer.Said.of(404, "{\"msg\":\"Record not found\"}");
  }

  private static VendorServer.Said keys(VendorServer.Asked asked) {
    JsonObject body = Json.createReader(new StringReader(asked.body())).readObject();
    List<JsonString> keys = body.getJsonArray("surrogate_keys").getValuesAs(JsonString.class);
    JsonObjectBuilder ids = Json.createObjectBuilder();
    for (JsonString key : keys) {
      if (!key.getString().matches("[\\x21-\\x7e]{1,1024}")) {
        return VendorServer.Said.of(400, "{\"msg\":\"Bad request\"}");
      }
      ids.add(key.getString(), "108-1391560174-974124");
    }
    return keys.isEmpty() || keys.size() > 256
        ? VendorServer.Said.of(400, "{\"msg\":\"Bad request\"}")
        : VendorServer.Said.of(200, ids.build().toString());
  }

  private EdgeCache fastly(By by, String key) {
    return new Fastly(
        new EdgeSettings.Fastly("s1", new Secret(key), by, 256, server.uri()),
        Purges.TRANSPORT,
        clock);
  }

  @Test
  void purges_keys_softly_or_hard() throws Exception {
    assertThat(fastly(By.TAGS, "key").purge(soft(Kind.TAGS, "book__1", "app")).outcome())
        .isEqualTo(Outcome.DONE);
    assertThat(server.last().body()).isEqualTo("{\"surrogate_keys\":[\"book__1\",\"app\"]}");
    assertThat(server.last().header("Fastly-Soft-Purge")).isEqualTo("1");

    assertThat(fastly(By.TAGS, "key").purge(hard(Kind.TAGS, "book__1")).outcome())
        .isEqualTo(Outcome.DONE);
    assertThat(server.last().headers()).doesNotContainKey("Fastly-Soft-Purge");
  }

  @Test
  void purges_urls_one_by_one() throws Exception {
    assertThat(
            fastly(By.URLS, "key")
                .purge(soft(Kind.URLS, "https://shop.example/a?b=c", "https://shop.example/d"))
                .outcome())
        .isEqualTo(Outcome.DONE);
    assertThat(server.asked())
        .extracting(asked -> asked.uri().toString())
        .containsExactly("/purge/shop.example/a?b=c", "/purge/shop.example/d");
    assertThat(server.last().header("Fastly-Soft-Purge")).isEqualTo("1");
  }

  @Test
  void everything_is_never_purged_softly() throws Exception {
    assertThat(fastly(By.URLS, "key").purge(soft(Kind.EVERYTHING)).outcome())
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void too_many_calls_are_for_later_whatever_of_a_purge_was_taken_before() throws Exception {
    bucket.empty();
    clock.advance(Duration.ofSeconds(1));
    Purge call = soft(Kind.URLS, "https://shop.example/a", "https://shop.example/b");
    assertThat(fastly(By.URLS, "key").purge(call).outcome()).isEqualTo(Outcome.LATER);
    assertThat(server.asked()).hasSize(2);

    clock.advance(Duration.ofSeconds(2));
    assertThat(fastly(By.URLS, "key").purge(call)).isEqualTo(PurgeResult.done());
    assertThat(server.last().uri()).hasToString("/purge/shop.example/b");
  }

  @Test
  void a_key_that_is_not_accepted_is_a_denial() throws Exception {
    assertThat(fastly(By.TAGS, "other").purge(soft(Kind.TAGS, "a")).outcome())
        .isEqualTo(Outcome.DENIED);
  }

  @Test
  void a_call_takes_no_more_keys_than_the_service() {
    assertThat(fastly(By.TAGS, "key").reach().tags()).isEqualTo(256);
  }

  @Test
  void a_response_carries_its_keys_between_spaces() {
    String keys = Purges.carried(fastly(By.TAGS, "key"), 1000).get("Surrogate-Key");
    assertThat(keys.split(" ")).contains("app__1", "path___sbooks");
    assertThat(keys.length()).isLessThan(16_384);
    assertThat(Purges.carried(fastly(By.TAGS, "key"), 1))
        .containsEntry(
            "Surrogate-Control", "max-age=300, stale-while-revalidate=3600, stale-if-error=86400");
  }
}
