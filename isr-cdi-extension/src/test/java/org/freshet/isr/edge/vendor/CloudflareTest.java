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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a zone that enforces what Cloudflare publishes, with a bucket of five calls. */
class CloudflareTest {

  private static final String TOKEN = "a-secret-token";
  private static final int MOST = 100;

  private final VendorServer server = new VendorServer(this::judge);
  private int bucket = 5;

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
    if (bucket-- <= 0) {
      return new VendorServer.Said(
          429, "{\"success\":false,\"errors\":[]}", Map.of("Retry-After", "12"));
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

  private static VendorServer.Said listed(JsonObject body, String kind, String rule) {
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
    return proper ? success() : failure(400, 1012);
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
        new FakeClock());
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
    bucket = 0;
    PurgeResult result = cloudflare(By.TAGS).purge(soft(Kind.TAGS, "book__1"));
    assertThat(result.outcome()).isEqualTo(Outcome.LATER);
    assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(12));
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
