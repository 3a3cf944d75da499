package org.freshet.isr.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.edge.vendor.Purges.hard;
import static org.freshet.isr.edge.vendor.Purges.soft;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.freshet.isr.FakeClock;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.PurgeResult.Outcome;
import org.freshet.isr.edge.sign.EdgeGridSigner;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against an account that enforces Fast Purge v3, and verifies EdgeGrid signatures itself. */
class AkamaiTest {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "(EG1-HMAC-SHA256 client_token=([^;]+);access_token=([^;]+);timestamp=([^;]+);nonce=[^;]+;)"
              + "signature=(.+)");

  private final FakeClock clock = new FakeClock();
  private final Bucket requests = new Bucket(clock, 100, Duration.ofMillis(20));
  private final Bucket tags = new Bucket(clock, 5_000, Duration.ofMillis(120));
  private final Bucket urls = new Bucket(clock, 10_000, Duration.ofMillis(5));
  private final VendorServer server = new VendorServer(this::judge);
  private boolean busy;

  @AfterEach
  void stop() {
    server.close();
  }

  private VendorServer.Said judge(VendorServer.Asked asked) {
    if (!isSigned(asked, "client secret".replace(' ', '-'))) {
      return VendorServer.Said.of(401, "{\"detail\":\"The signature does not match\"}");
    }
    if (!asked.uri().getPath().matches("/ccu/v3/(invalidate|delete)/(url|tag)/(production|staging)")
        || !asked.method().equals("POST")) {
      return VendorServer.Said.of(404, "{\"httpStatus\":404}");
    }
    if (busy) {
      return VendorServer.Said.of(507, "{\"httpStatus\":507}");
    }
    if (asked.body().getBytes(StandardCharsets.UTF_8).length > 50_000) {
      return VendorServer.Said.of(413, "{\"httpStatus\":413}");
    }
    List<JsonString> objects =
        Json.createReader(new StringReader(asked.body()))
            .readObject()
            .getJsonArray("objects")
            .getValuesAs(JsonString.class);
    if (asked.uri().getPath().contains("/tag/")
        && !objects.stream()
            .allMatch(o -> o.getString().matches("[A-Za-z0-9!#$%'+./^_`|~-]{1,128}"))) {
      return VendorServer.Said.of(400, "{\"httpStatus\":400}");
    }
    Bucket bucket = asked.uri().getPath().contains("/tag/") ? tags : urls;
    if (bucket.seconds(objects.size()) > 0 || !requests.takes(1)) {
      return new VendorServer.Said(
          429, "{\"httpStatus\":429}", Map.of("X-Ratelimit-Limit-Objects", "5000"));
    }
    bucket.takes(objects.size());
    return VendorServer.Said.of(
        201, "{\"httpStatus\":201,\"detail\":\"Request accepted\",\"estimatedSeconds\":5}");
  }

  /** As Akamai documents it: a key for the second, and a MAC over what makes up the request. */
  private boolean isSigned(VendorServer.Asked asked, String secret) {
    Matcher told = AUTHORIZATION.matcher(asked.header("Authorization"));
    if (!told.matches() || !told.group(2).equals("client-token")) {
      return false;
    }
    String key = mac(secret, told.group(4));
    String digest = base64(sha256(asked.body()));
    String data =
        String.join(
            "\t",
            "POST",
            "https",
            server.uri().getAuthority(),
            asked.uri().toString(),
            "",
            digest,
            told.group(1));
    return mac(key, data).equals(told.group(5)) && told.group(3).equals("access-token");
  }

  private static String mac(String key, String data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return base64(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private EdgeCache akamai(By by, String secret) {
    EdgeSettings.Akamai settings =
        new EdgeSettings.Akamai(
            server.uri(),
            new Secret("client-token"),
            new Secret(secret),
            new Secret("access-token"),
            by,
            "staging",
            500);
    return new Akamai(settings, new EdgeGridSigner(settings), Purges.TRANSPORT, clock);
  }

  private EdgeCache akamai(By by) {
    return akamai(by, "client-secret");
  }

  @Test
  void a_soft_purge_invalidates_and_a_hard_one_deletes() throws Exception {
    assertThat(akamai(By.TAGS).purge(soft(Kind.TAGS, "book__1"))).isEqualTo(PurgeResult.done());
    assertThat(server.last().uri()).hasToString("/ccu/v3/invalidate/tag/staging");
    assertThat(server.last().body()).isEqualTo("{\"objects\":[\"book__1\"]}");

    assertThat(akamai(By.TAGS).purge(hard(Kind.TAGS, "book__1"))).isEqualTo(PurgeResult.done());
    assertThat(server.last().uri()).hasToString("/ccu/v3/delete/tag/staging");
  }

  @Test
  void urls_are_purged_where_that_is_chosen() throws Exception {
    assertThat(akamai(By.URLS).purge(soft(Kind.URLS, "https://shop.example/a")))
        .isEqualTo(PurgeResult.done());
    assertThat(server.last().uri()).hasToString("/ccu/v3/invalidate/url/staging");
  }

  @Test
  void a_bucket_that_is_empty_is_for_five_seconds_later_at_the_earliest() throws Exception {
    tags.empty();
    Purge call = soft(Kind.TAGS, "book__1");
    PurgeResult result = akamai(By.TAGS).purge(call);
    assertThat(result.outcome()).isEqualTo(Outcome.LATER);
    assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(5));

    clock.advance(result.retryAfter());
    assertThat(akamai(By.TAGS).purge(call)).isEqualTo(PurgeResult.done());
  }

  @Test
  void too_many_calls_in_a_second_are_for_later_too() throws Exception {
    requests.empty();
    Purge call = soft(Kind.URLS, "https://shop.example/a");
    PurgeResult result = akamai(By.URLS).purge(call);
    assertThat(result.outcome()).isEqualTo(Outcome.LATER);

    clock.advance(result.retryAfter());
    assertThat(akamai(By.URLS).purge(call)).isEqualTo(PurgeResult.done());
  }

  @Test
  void an_account_that_has_too_much_to_do_is_for_later() throws Exception {
    busy = true;
    Purge call = soft(Kind.TAGS, "book__1");
    PurgeResult result = akamai(By.TAGS).purge(call);
    assertThat(result.outcome()).isEqualTo(Outcome.LATER);
    assertThat(result.detail()).isEqualTo("status 507");

    busy = false;
    assertThat(akamai(By.TAGS).purge(call)).isEqualTo(PurgeResult.done());
  }

  @Test
  void a_body_that_is_too_large_is_refused() throws Exception {
    String[] many =
        IntStream.range(100, 500).mapToObj(i -> "t".repeat(125) + i).toArray(String[]::new);
    PurgeResult result = akamai(By.TAGS).purge(soft(Kind.TAGS, many));
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.detail()).isEqualTo("status 413");
  }

  @Test
  void more_tags_than_the_account_takes_in_a_minute_are_told_as_it_takes_more() {
    ManualBackground background = new ManualBackground(clock);
    EdgePurges purges = Purges.before(akamai(By.TAGS), background, clock);
    AtomicInteger purged = new AtomicInteger();
    purges.purge(Purges.books(6_000), false, purged::incrementAndGet);
    background.advance(Duration.ofSeconds(1));
    assertThat(purges.states().get(0).text()).startsWith("failing: status 429");

    background.advance(Duration.ofMinutes(10));
    assertThat(purged).hasValue(1);
    assertThat(purges.states().get(0).text()).isEqualTo("up");
    assertThat(purges.states().get(0).lost()).isZero();
    assertThat(server.asked().stream().map(VendorServer.Asked::body).distinct()).hasSize(13);
  }

  @Test
  void a_secret_that_is_wrong_is_a_denial() throws Exception {
    assertThat(akamai(By.TAGS, "another-secret").purge(soft(Kind.TAGS, "a")).outcome())
        .isEqualTo(Outcome.DENIED);
  }

  @Test
  void a_response_carries_tags_of_its_alphabet_and_no_more_than_it_takes() {
    String[] tags = Purges.carried(akamai(By.TAGS), 2000).get("Edge-Cache-Tag").split(",");
    assertThat(tags)
        .hasSizeLessThanOrEqualTo(128)
        .allSatisfy(tag -> assertThat(tag).matches("[A-Za-z0-9!#$%'+./^_`|~-]{1,128}"));
  }
}
