package org.freshet.isr.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.freshet.isr.config.RedisSettings.Kind;
import org.freshet.isr.config.RedisSettings.Node;
import org.freshet.isr.config.RedisSettings.OnFailure;
import org.jspecify.annotations.Nullable;

/** Reads {@link RedisSettings} from MicroProfile Config. */
final class RedisReader {

  static final Set<String> NAMES =
      Set.of(
          "isr.redis.url",
          "isr.redis.cluster",
          "isr.redis.sentinel.master",
          "isr.redis.sentinel.user",
          "isr.redis.sentinel.password",
          "isr.redis.user",
          "isr.redis.password",
          "isr.redis.timeout",
          "isr.redis.prefix",
          "isr.redis.max-pages",
          "isr.redis.max-raises",
          "isr.redis.max-ttl",
          "isr.near.max-lag",
          "isr.graph.on-failure");

  private static final String URL = "isr.redis.url";
  private static final String SCHEMES =
      "must be redis://host:port or rediss://host:port, several of them with"
          + " isr.redis.cluster=true or isr.redis.sentinel.master, credentials in isr.redis.user and"
          + " isr.redis.password";
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private final Values values;

  private RedisReader(Values values) {
    this.values = values;
  }

  /** The settings, empty if no URL is set. */
  static Optional<RedisSettings> read(Values values) {
    return new RedisReader(values).read();
  }

  private Optional<RedisSettings> read() {
    List<URI> urls = new ArrayList<>();
    values.list(URL).forEach(url -> urls.add(url(url)));
    Optional<String> master = values.text("isr.redis.sentinel.master");
    boolean cluster = values.truth("isr.redis.cluster").orElse(false);
    RedisSettings settings =
        new RedisSettings(
            kind(cluster, master.isPresent()),
            urls.stream().map(RedisReader::node).toList(),
            urls.stream().anyMatch(url -> "rediss".equals(url.getScheme())),
            urls.isEmpty() ? 0 : database(urls.get(0)),
            values.text("isr.redis.user"),
            values.text("isr.redis.password"),
            master,
            values.text("isr.redis.sentinel.user"),
            values.text("isr.redis.sentinel.password"),
            values.duration("isr.redis.timeout", Duration.ofMillis(250), Duration.ofMillis(1)),
            prefix(),
            (int) values.number("isr.redis.max-pages", 1_000_000, 1, Integer.MAX_VALUE),
            (int) values.number("isr.redis.max-raises", 10_000, 100, 1_000_000),
            values.duration("isr.redis.max-ttl", Duration.ofDays(30), Duration.ofSeconds(1)),
            values.duration("isr.near.max-lag", Duration.ofSeconds(2), Duration.ofMillis(100)),
            onFailure());
    if (urls.isEmpty()) {
      refuseWithoutUrl();
      return Optional.empty();
    }
    check(settings, cluster, urls);
    return Optional.of(settings);
  }

  private void refuseWithoutUrl() {
    for (String name : NAMES) {
      if (name.startsWith("isr.redis.") && values.text(name).isPresent()) {
        values.wrong(name, "(not shown)", "must stand beside isr.redis.url, which is missing");
      }
    }
  }

  private void check(RedisSettings settings, boolean cluster, List<URI> urls) {
    if (settings.user().isPresent() && settings.password().isEmpty()) {
      values.wrong(
          "isr.redis.user", settings.user().get(), "must have isr.redis.password beside it");
    }
    if (cluster && settings.master().isPresent()) {
      values.wrong("isr.redis.cluster", "true", "must not stand beside isr.redis.sentinel.master");
    }
    if (settings.kind() == Kind.STANDALONE && urls.size() > 1) {
      values.wrong(URL, settings.nodes().size() + " servers", SCHEMES);
    }
    if (settings.kind() == Kind.CLUSTER && settings.database() != 0) {
      values.wrong(URL, "/" + settings.database(), "must name no database: a cluster has one only");
    }
    if (urls.stream().map(URI::getScheme).distinct().count() > 1) {
      values.wrong(URL, "of both schemes", "must be all redis:// or all rediss://");
    }
  }

  private static Kind kind(boolean cluster, boolean sentinel) {
    if (cluster) {
      return Kind.CLUSTER;
    }
    return sentinel ? Kind.SENTINEL : Kind.STANDALONE;
  }

  private URI url(String text) {
    URI url = parsed(text);
    if (url == null) {
      // It may carry a password wherever it is malformed.
      values.wrong(URL, text.indexOf('@') < 0 ? text : "(not shown)", SCHEMES);
      return URI.create("redis://localhost:6379");
    }
    return url;
  }

  private static @Nullable URI parsed(String text) {
    try {
      URI url = URI.create(text);
      boolean known = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
      String path = url.getRawPath() == null ? "" : url.getRawPath();
      boolean plain =
          url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && path.matches("|/|/[0-9]{1,4}");
      return known && plain && url.getHost() != null && url.getPort() <= 65535 ? url : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Node node(URI url) {
    return new Node(url.getHost(), url.getPort() < 0 ? 6379 : url.getPort());
  }

  private static int database(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
  }

  private String prefix() {
    String prefix = values.text("isr.redis.prefix").orElse("isr");
    if (!PREFIX.matcher(prefix).matches()) {
      values.wrong(
          "isr.redis.prefix", prefix, "must be 1 to 64 letters, digits, '.', '_', ':' or '-'");
      return "isr";
    }
    return prefix;
  }

  private OnFailure onFailure() {
    String text = values.text("isr.graph.on-failure").orElse("no-store");
    if (!text.equals("no-store") && !text.equals("short-ttl")) {
      values.wrong("isr.graph.on-failure", text, "must be no-store or short-ttl");
    }
    return text.equals("short-ttl") ? OnFailure.SHORT_TTL : OnFailure.NO_STORE;
  }
}
