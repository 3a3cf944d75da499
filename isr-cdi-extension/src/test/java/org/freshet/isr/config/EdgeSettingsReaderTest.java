package org.freshet.isr.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.VarnishBy;
import org.junit.jupiter.api.Test;

class EdgeSettingsReaderTest {

  private final Problems problems = new Problems();

  private EdgeSettings read(String... keysAndValues) {
    return EdgeSettingsReader.read(FakeConfig.of(keysAndValues), problems);
  }

  private static String missing(String name, String edge) {
    return "ISR0060: " + name + ": is missing, must be set since isr.edge names " + edge;
  }

  @Test
  void there_is_no_edge_by_default_and_nothing_is_missing() {
    EdgeSettings settings = read();
    assertThat(settings.chosen()).isEmpty();
    assertThat(settings.again()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.maxPending()).isEqualTo(10_000);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void an_edge_wants_the_public_base_to_be_known() {
    read("isr.edge", "cache-groups");
    assertThat(problems.found()).containsExactly(missing("isr.public-base", "cache-groups"));
  }

  @Test
  void all_that_is_missing_is_told_at_once() {
    read(
        "isr.edge", "cloudflare,fastly,akamai,cloudfront,varnish,nginx",
        "isr.public-base", "https://shop.example");
    assertThat(problems.found())
        .containsExactly(
            missing("isr.edge.cloudflare.zone", "cloudflare"),
            missing("isr.edge.cloudflare.token", "cloudflare"),
            missing("isr.edge.cloudfront.distribution", "cloudfront"),
            missing("isr.edge.fastly.service", "fastly"),
            missing("isr.edge.fastly.token", "fastly"),
            missing("isr.edge.akamai.host", "akamai"),
            missing("isr.edge.akamai.client-token", "akamai"),
            missing("isr.edge.akamai.client-secret", "akamai"),
            missing("isr.edge.akamai.access-token", "akamai"),
            missing("isr.edge.varnish.nodes", "varnish"),
            missing("isr.edge.nginx.nodes", "nginx"),
            missing("isr.edge.nginx.token", "nginx"));
  }

  @Test
  void reads_each_edge() {
    EdgeSettings settings =
        read(
            "isr.edge", "cloudflare, varnish , akamai,cloudfront,nginx,fastly,mine",
            "isr.public-base", "https://shop.example",
            "isr.edge.cloudflare.zone", "z1",
            "isr.edge.cloudflare.token", "t1",
            "isr.edge.cloudflare.by", "urls",
            "isr.edge.cloudflare.batch", "30",
            "isr.edge.varnish.nodes", "http://10.0.0.1:6081,http://10.0.0.2:6081/",
            "isr.edge.varnish.by", "ban",
            "isr.edge.akamai.host", "akab-1.luna.akamaiapis.net",
            "isr.edge.akamai.client-token", "a",
            "isr.edge.akamai.client-secret", "b",
            "isr.edge.akamai.access-token", "c",
            "isr.edge.cloudfront.distribution", "E1",
            "isr.edge.nginx.nodes", "http://10.0.0.1:8080",
            "isr.edge.nginx.token", "0123456789abcdef",
            "isr.edge.fastly.service", "s1",
            "isr.edge.fastly.token", "t2");
    assertThat(problems.found()).isEmpty();
    assertThat(settings.chosen())
        .containsExactly(
            "cloudflare", "varnish", "akamai", "cloudfront", "nginx", "fastly", "mine");
    EdgeSettings.Cloudflare cloudflare = settings.cloudflare().orElseThrow();
    assertThat(cloudflare.by()).isEqualTo(By.URLS);
    assertThat(cloudflare.batch()).isEqualTo(30);
    assertThat(cloudflare.token().value()).isEqualTo("t1");
    assertThat(settings.varnish().orElseThrow().nodes())
        .isEqualTo(List.of(URI.create("http://10.0.0.1:6081"), URI.create("http://10.0.0.2:6081")));
    assertThat(settings.varnish().orElseThrow().by()).isEqualTo(VarnishBy.BAN);
    assertThat(settings.akamai().orElseThrow().host())
        .isEqualTo(URI.create("https://akab-1.luna.akamaiapis.net"));
    assertThat(settings.cloudFront().orElseThrow().keyId()).isEmpty();
    assertThat(settings.fastly().orElseThrow().batch()).isEqualTo(256);
  }

  @Test
  void a_credential_is_never_told() {
    EdgeSettings settings =
        read(
            "isr.edge", "cloudflare,nginx,cloudfront",
            "isr.public-base", "https://shop.example",
            "isr.edge.cloudflare.zone", "z1",
            "isr.edge.cloudflare.token", "line\nfeed",
            "isr.edge.nginx.nodes", "http://me:password@10.0.0.1",
            "isr.edge.nginx.token", "too-short",
            "isr.edge.cloudfront.distribution", "E1",
            "isr.edge.cloudfront.access-key-id", "AKIDEXAMPLE");
    assertThat(problems.found())
        .containsExactly(
            "ISR0001: isr.edge.cloudflare.token: is '(not shown)', must be printable ASCII without"
                + " spaces",
            "ISR0060: isr.edge.cloudfront.secret-access-key: is missing, must be set since the"
                + " other half of the key is set; without both the AWS SDK looks for credentials",
            "ISR0001: isr.edge.nginx.nodes: is '(not shown)', must be an origin such as"
                + " http://10.0.0.5:6081",
            "ISR0001: isr.edge.nginx.token: is '(not shown)', must have at least 16 characters");
    assertThat(settings.toString())
        .doesNotContain("AKIDEXAMPLE", "too-short", "password")
        .contains("(not shown)");
  }

  @Test
  void a_wrong_value_is_told_with_its_rule() {
    read(
        "isr.edge", "varnish,fastly",
        "isr.public-base", "https://shop.example",
        "isr.edge.varnish.nodes", "https://10.0.0.1",
        "isr.edge.varnish.by", "magic",
        "isr.edge.fastly.service", "a/b",
        "isr.edge.fastly.token", "t",
        "isr.edge.fastly.batch", "257",
        "isr.edge.again", "soon");
    assertThat(problems.found())
        .containsExactly(
            "ISR0001: isr.edge.again: is 'soon', must be a duration such as PT5S, or whole seconds",
            "ISR0001: isr.edge.fastly.service: is 'a/b', must match [A-Za-z0-9_-]+",
            "ISR0001: isr.edge.fastly.batch: is '257', must be a whole number from 1 to 256",
            "ISR0001: isr.edge.varnish.by: is 'magic', must match xkey|ban|purge",
            "ISR0001: isr.edge.varnish.nodes: is 'https://10.0.0.1', must begin with http://");
  }
}
