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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.freshet.isr.FakeClock;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.PurgeResult.Outcome;
import org.freshet.isr.edge.sign.EdgeGridSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against an account that enforces Fast Purge v3, and verifies EdgeGrid signatures itself. */
class AkamaiTest {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "(EG1-HMAC-SHA256 client_token=([^;]+);access_token=([^;]+);timestamp=([^;]+);nonce=[^;]+;)"
              + "signature=(.+)");

  private final VendorServer server = new VendorServer(this::judge);
  private int bucket = 5000;

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
    if (asked.body().length() > 50_000) {
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
    if (objects.size() > bucket) {
      return new VendorServer.Said(
          429,
          "{\"httpStatus\":429}",
          Map.of("X-Ratelimit-Remaining-Objects", Integer.toString(bucket)));
    }
    bucket -= objects.size();
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
    return new Akamai(settings, new EdgeGridSigner(settings), Purges.TRANSPORT, new FakeClock());
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
    bucket = 0;
    PurgeResult result = akamai(By.TAGS).purge(soft(Kind.TAGS, "book__1"));
    assertThat(result.outcome()).isEqualTo(Outcome.LATER);
    assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(5));
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
