package org.freshet.isr.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.edge.vendor.Purges.hard;
import static org.freshet.isr.edge.vendor.Purges.soft;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.PurgeResult.Outcome;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a zone that enforces what Cloudflare publishes, of an account of the smallest plan. */
class CloudflareTest {

  private static final String TOKEN = "a-secret-token";
  private static final int MOST = 100;

  private final FakeClock clock = new FakeClock();
  private final Bucket bucket = new Bucket(clock, 25, Duration.ofSeconds(12));
  private final VendorServer server = new VendorServer(this::judge);

  /** What was taken, in order. */
  private final List<String> taken = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private VendorServer.Said judge(VendorServer.Asked asked) {
    if (!asked.header("Authorization").equals("Bearer " + TOKEN)) {
      return failure(403, 9109);
    }
    if (!asked.method().equals("POST")
        || !asked.uri().getPath().equals("/client/v4/zones/zone1/purge_cache")
        || !asked.header("Content-Type").startsWith("application/json")) {
      return failure(404, 7003);
    }
    if (!bucket.takes(1)) {
      return new VendorServer.Said(
          429,
          "{\"success\":false,\"errors\":[]}",
          Map.of("Retry-After", Long.toString(bucket.seconds(1))));
    }
    JsonObject body = Json.createReader(new StringReader(asked.body())).readObject();
    if (body.size() != 1) {
      return failure(400, 1012);
    }
    String kind = body.keySet().iterator().next();
    return switch (kind) {
      case "purge_everything" -> body.getBoolean(kind) ? success() : failure(400, 1012);
      case "tags" -> listed(body, kind, "[\\x21-\\x2b\\x2d-\\x7e]{1,1024}");
      case "prefixes" -> listed(body, kind, "[^:/]+(:\\d+)?(/.*)?");
      case "files" -> listed(body, kind, "https?://.*");
      default -> failure(400, 1012);
    };
  }

  private VendorServer.Said listed(JsonObject body, String kind, String rule) {
    List<JsonValue> all = body.getJsonArray(kind);
    boolean proper =
        all.size() <= MOST
            && all.stream()
                .map(
                    value ->
                        value instanceof JsonObject file
                            ? file.getString("url")
                            : value.toString().replace("\"", ""))
                .allMatch(text -> text.matches(rule));
    if (!proper) {
      return failure(400, 1012);
    }
    all.forEach(value -> taken.add(value.toString().replace("\"", "")));
    return success();
  }

  private static VendorServer.Said success() {
    return VendorServer.Said.of(
        200, "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":{\"id\":\"zone1\"}}");
  }

  private static VendorServer.Said failure(int status, int code) {
    return VendorServer.Said.of(
        status, "{\"success\":false,\"errors\":[{\"code\":" + code + ",\"message\":\"no\"}]}");
  }

  private EdgeCache cloudflare(By by, String token, int batch) {
    return new Cloudflare(
        new EdgeSettings.Cloudflare("zone1", new Secret(token), by, batch, server.uri()),
        Purges.TRANSPORT,
        clock);
  }

  private EdgeCache cloudflare(By by) {
    return cloudflare(by, TOKEN, MOST);
  }

  @Test
  void purges_tags() throws Exception {
    assertThat(cloudflare(By.TAGS).purge(soft(Kind.TAGS, "book__1", "any__book")).outcome())
        .isEqualTo(Outcome.DONE);
    assertThat(server.last().body()).isEqualTo("{\"tags\":[\"book__1\",\"any__book\"]}");
  }

  @Test
  void purges_urls_with_the_fields_that_select_a_variant_and_can_be_told() throws Exception {
    Purge purge =
        new Purge(
            Kind.URLS,
            List.of(
                Target.of("https://shop.example/a?b=\"c\""),
                new Target(
                    "https://shop.example/b", Map.of("Accept-Language", "de", "X-Other", "x"))),
            true,
            "1");
    assertThat(cloudflare(By.URLS).purge(purge).outcome()).isEqualTo(Outcome.DONE);
    assertThat(server.last().body())
        .contains("\\\"c\\\"")
        .contains("{\"url\":\"https://shop.example/b\",\"headers\":{\"Accept-Language\":\"de\"}}");
  }

  @Test
  void purges_prefixes_without_a_scheme_and_everything() throws Exception {
    assertThat(
            cloudflare(By.URLS).purge(soft(Kind.PREFIXES, "https://shop.example/books")).outcome())
        .isEqualTo(Outcome.DONE);
    assertThat(server.last().body()).isEqualTo("{\"prefixes\":[\"shop.example/books\"]}");
    assertThat(cloudflare(By.URLS).purge(hard(Kind.EVERYTHING)).outcome()).isEqualTo(Outcome.DONE);
    assertThat(server.last().body()).isEqualTo("{\"purge_everything\":true}");
  }

  @Test
  void a_bucket_that_is_empty_is_for_later_when_the_answer_says() throws Exception {
    bucket.empty();
    Purge call = soft(Kind.TAGS, "book__1");
    PurgeResult result = cloudflare(By.TAGS).purge(call);
    assertThat(result.outcome()).isEqualTo(Outcome.LATER);
    assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(12));

    clock.advance(result.retryAfter());
    assertThat(cloudflare(By.TAGS).purge(call)).isEqualTo(PurgeResult.done());
  }

  @Test
  void thousands_of_tags_are_told_once_in_as_few_calls_as_there_can_be() {
    ManualBackground background = new ManualBackground(clock);
    EdgePurges purges = Purges.before(cloudflare(By.TAGS), background, clock);
    AtomicInteger purged = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      purges.purge(Purges.books(5_000), false, purged::incrementAndGet);
    }
    background.advance(Duration.ofSeconds(1));
    assertThat(taken).hasSize(2_500);
    assertThat(purges.states().get(0).text()).startsWith("failing: status 429");
    assertThat(purged).hasValue(0);
    VendorServer.Asked refused = server.last();

    background.advance(Duration.ofSeconds(10));
    assertThat(server.last()).as("asked again before it may be").isSameAs(refused);
    background.advance(Duration.ofSeconds(2));
    assertThat(server.asked().get(26).body()).isEqualTo(refused.body());
    background.advance(Duration.ofMinutes(6));

    assertThat(taken).doesNotHaveDuplicates().hasSize(5_002).contains("any__book", "0-more");
    assertThat(background.later()).isZero();
    assertThat(server.asked().stream().map(VendorServer.Asked::body).distinct()).hasSize(51);
    assertThat(purged).hasValue(3);
    assertThat(purges.states().get(0).text()).isEqualTo("up");
  }

  @Test
  void a_token_that_is_not_accepted_is_a_denial_that_does_not_tell_it() throws Exception {
    PurgeResult result = cloudflare(By.TAGS, "wrong-token", MOST).purge(soft(Kind.TAGS, "book__1"));
    assertThat(result.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(result.toString()).doesNotContain("wrong-token");
  }

  @Test
  void a_call_that_is_too_large_is_refused() throws Exception {
    String[] tags = IntStream.range(0, MOST + 1).mapToObj(i -> "t" + i).toArray(String[]::new);
    PurgeResult result = cloudflare(By.TAGS, TOKEN, 500).purge(soft(Kind.TAGS, tags));
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.detail()).isEqualTo("status 400, code 1012");
  }

  @Test
  void what_is_answered_counts_and_not_the_status_alone() throws Exception {
    server.says(asked -> failure(200, 1234));
    PurgeResult result = cloudflare(By.TAGS).purge(soft(Kind.TAGS, "book__1"));
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.detail()).contains("without success", "1234");

    server.says(asked -> VendorServer.Said.of(200, "<html>"));
    assertThat(cloudflare(By.TAGS).purge(soft(Kind.TAGS, "book__1")).outcome())
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void a_response_carries_its_tags_in_one_line_and_its_lifetime_in_the_targeted_field() {
    Map<String, String> fields = Purges.carried(cloudflare(By.TAGS), 2000);
    assertThat(fields.get("Cache-Tag")).matches("[\\x21-\\x7e]+").hasSizeLessThanOrEqualTo(4096);
    assertThat(fields.get("Cloudflare-CDN-Cache-Control"))
        .isEqualTo("max-age=300, stale-while-revalidate=3600, stale-if-error=86400");
    assertThat(Purges.carried(cloudflare(By.URLS), 10)).doesNotContainKey("Cache-Tag");
  }
}
