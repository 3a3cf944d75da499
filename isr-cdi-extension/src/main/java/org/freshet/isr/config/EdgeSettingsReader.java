package org.freshet.isr.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.config.EdgeSettings.VarnishBy;

/**
 * Reads {@link EdgeSettings} from MicroProfile Config. An edge that is chosen and cannot be used
 * for want of a setting is a problem that names the setting; a credential is never told.
 */
public final class EdgeSettingsReader {

  /** The settings of this reader. */
  static final Set<String> NAMES =
      Set.of(
          "isr.edge",
          "isr.edge.again",
          "isr.edge.patience",
          "isr.edge.timeout",
          "isr.edge.backoff",
          "isr.edge.max-pending",
          "isr.edge.cloudflare.zone",
          "isr.edge.cloudflare.token",
          "isr.edge.cloudflare.by",
          "isr.edge.cloudflare.batch",
          "isr.edge.cloudflare.api",
          "isr.edge.cloudfront.distribution",
          "isr.edge.cloudfront.access-key-id",
          "isr.edge.cloudfront.secret-access-key",
          "isr.edge.cloudfront.session-token",
          "isr.edge.cloudfront.by",
          "isr.edge.cloudfront.tag-header",
          "isr.edge.cloudfront.batch",
          "isr.edge.cloudfront.api",
          "isr.edge.fastly.service",
          "isr.edge.fastly.token",
          "isr.edge.fastly.by",
          "isr.edge.fastly.batch",
          "isr.edge.fastly.api",
          "isr.edge.akamai.host",
          "isr.edge.akamai.client-token",
          "isr.edge.akamai.client-secret",
          "isr.edge.akamai.access-token",
          "isr.edge.akamai.by",
          "isr.edge.akamai.network",
          "isr.edge.akamai.batch",
          "isr.edge.varnish.nodes",
          "isr.edge.varnish.by",
          "isr.edge.nginx.nodes",
          "isr.edge.nginx.token");

  private static final int SHORTEST_TOKEN = 16;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String ID = "[A-Za-z0-9_-]+";
  private static final URI NOWHERE = URI.create("http://localhost");

  private final Values values;
  private final Problems problems;
  private String edge = "";

  private EdgeSettingsReader(Config config, Problems problems) {
    this.values = new Values(config, problems);
    this.problems = problems;
  }

  /**
   * Reads the settings.
   *
   * @param problems receives what is wrong; wrong values read as their defaults
   */
  public static EdgeSettings read(Config config, Problems problems) {
    return new EdgeSettingsReader(config, problems).read();
  }

  private EdgeSettings read() {
    List<String> chosen = values.list("isr.edge").stream().distinct().toList();
    Duration least = Duration.ofMillis(1);
    if (!chosen.isEmpty() && values.list("isr.public-base").isEmpty()) {
      missing("isr.public-base", "isr.edge names " + String.join(", ", chosen));
    }
    return new EdgeSettings(
        chosen,
        values.duration("isr.edge.again", Duration.ofSeconds(10), Duration.ZERO),
        values.duration("isr.edge.patience", Duration.ofSeconds(5), Duration.ZERO),
        values.duration("isr.edge.timeout", Duration.ofSeconds(15), least),
        values.duration("isr.edge.backoff", Duration.ofSeconds(1), least),
        (int) values.number("isr.edge.max-pending", 10_000, 100, 1_000_000),
        isChosen(chosen, "cloudflare") ? Optional.of(cloudflare()) : Optional.empty(),
        isChosen(chosen, "cloudfront") ? Optional.of(cloudFront()) : Optional.empty(),
        isChosen(chosen, "fastly") ? Optional.of(fastly()) : Optional.empty(),
        isChosen(chosen, "akamai") ? Optional.of(akamai()) : Optional.empty(),
        isChosen(chosen, "varnish") ? Optional.of(varnish()) : Optional.empty(),
        isChosen(chosen, "nginx") ? Optional.of(nginx()) : Optional.empty());
  }

  private boolean isChosen(List<String> chosen, String name) {
    edge = name;
    return chosen.contains(name);
  }

  private EdgeSettings.Cloudflare cloudflare() {
    return new EdgeSettings.Cloudflare(
        required("zone", ID),
        secret("token"),
        by(),
        (int) values.number(name("batch"), 100, 1, 500),
        api("https://api.cloudflare.com"));
  }

  private EdgeSettings.CloudFront cloudFront() {
    Optional<Secret> keyId = optionalSecret("access-key-id");
    Optional<Secret> key = optionalSecret("secret-access-key");
    if (keyId.isPresent() != key.isPresent()) {
      missing(
          name(keyId.isPresent() ? "secret-access-key" : "access-key-id"),
          "the other half of the key is set; without both the AWS SDK looks for credentials");
    }
    return new EdgeSettings.CloudFront(
        required("distribution", ID),
        keyId,
        key,
        optionalSecret("session-token"),
        by(),
        matching("tag-header", "Cache-Tag", TOKEN),
        (int) values.number(name("batch"), 1000, 1, 3000),
        api("https://cloudfront.amazonaws.com"));
  }

  private EdgeSettings.Fastly fastly() {
    return new EdgeSettings.Fastly(
        required("service", ID),
        secret("token"),
        by(),
        (int) values.number(name("batch"), 256, 1, 256),
        api("https://api.fastly.com"));
  }

  private EdgeSettings.Akamai akamai() {
    String host = required("host", "(https?://)?[A-Za-z0-9.-]+(:[0-9]+)?");
    URI api = Values.originOf(host.contains("://") ? host : "https://" + host);
    return new EdgeSettings.Akamai(
        api == null ? NOWHERE : api,
        secret("client-token"),
        secret("client-secret"),
        secret("access-token"),
        by(),
        matching("network", "production", "production|staging"),
        (int) values.number(name("batch"), 500, 1, 5000));
  }

  private EdgeSettings.Varnish varnish() {
    String by = matching("by", "xkey", "xkey|ban|purge");
    return new EdgeSettings.Varnish(
        nodes(),
        switch (by) {
          case "ban" -> VarnishBy.BAN;
          case "purge" -> VarnishBy.PURGE;
          default -> VarnishBy.XKEY;
        });
  }

  private EdgeSettings.Nginx nginx() {
    List<URI> nodes = nodes();
    Secret token = secret("token");
    int length = token.value().length();
    if (length > 0 && length < SHORTEST_TOKEN) {
      values.wrong(name("token"), "(not shown)", "must have at least 16 characters");
    }
    return new EdgeSettings.Nginx(nodes, token);
  }

  private By by() {
    return matching("by", "tags", "tags|urls").equals("urls") ? By.URLS : By.TAGS;
  }

  private URI api(String byDefault) {
    return values.origin(name("api")).orElseGet(() -> URI.create(byDefault));
  }

  /** The site of the visitors is asked for by way of a node, which is done without TLS only. */
  private List<URI> nodes() {
    List<URI> nodes = new ArrayList<>();
    for (String value : values.list(name("nodes"))) {
      URI node = Values.originOf(value);
      if (node == null) {
        values.wrongOrigin(name("nodes"), value, "http://10.0.0.5:6081");
      } else if (!"http".equalsIgnoreCase(node.getScheme())) {
        values.wrong(name("nodes"), value, "must begin with http://");
      } else {
        nodes.add(node);
      }
    }
    if (nodes.isEmpty() && values.list(name("nodes")).isEmpty()) {
      missing(name("nodes"), "isr.edge names " + edge);
    }
    return nodes;
  }

  private String required(String last, String rule) {
    Optional<String> value = values.text(name(last));
    if (value.isEmpty()) {
      missing(name(last), "isr.edge names " + edge);
      return "";
    }
    return matching(last, "", rule);
  }

  private String matching(String last, String byDefault, String rule) {
    String value = values.text(name(last)).orElse(byDefault);
    if (!value.isEmpty() && !value.matches(rule)) {
      values.wrong(name(last), value, "must match " + rule);
      return byDefault;
    }
    return value;
  }

  private Secret secret(String last) {
    Optional<Secret> secret = optionalSecret(last);
    if (secret.isEmpty()) {
      missing(name(last), "isr.edge names " + edge);
    }
    return secret.orElse(new Secret(""));
  }

  /** What cannot stand in a header field would be told by the client that refuses it. */
  private Optional<Secret> optionalSecret(String last) {
    Optional<String> value = values.text(name(last));
    if (value.isPresent() && !value.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      values.wrong(name(last), "(not shown)", "must be printable ASCII without spaces");
      return Optional.of(new Secret(""));
    }
    return value.map(Secret::new);
  }

  private void missing(String name, String since) {
    problems.add(Codes.EDGE_UNUSABLE, name, "is missing, must be set since " + since);
  }

  private String name(String last) {
    return "isr.edge." + edge + "." + last;
  }
}
