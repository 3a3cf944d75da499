package org.freshet.essentials.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code essentials.redis.*}, of what nodes share in Redis.
 *
 * @param nodes {@code essentials.redis.url}: the server, or the first ones of a cluster, {@code
 *     redis://host:port} or {@code rediss://host:port}; default none
 * @param tls whether the URLs say {@code rediss}
 * @param cluster {@code essentials.redis.cluster}: whether these are servers of a cluster; default
 *     false
 * @param database the number of the database, from the URL; default 0
 * @param user {@code essentials.redis.user}: the ACL user; default that of the server
 * @param password {@code essentials.redis.password}
 * @param timeout {@code essentials.redis.timeout}: the most that anybody waits for a command, 1 ms
 *     to a minute; default 250 ms
 * @param prefix {@code essentials.redis.prefix}: what all keys begin with, one for each
 *     application; default {@code essentials}
 */
public record RedisSettings(
    List<Node> nodes,
    boolean tls,
    boolean cluster,
    int database,
    Optional<String> user,
    Optional<String> password,
    Duration timeout,
    String prefix) {

  private static final String URL = "essentials.redis.url";
  private static final String SCHEMES =
      "must be redis://host:port or rediss://host:port, several of them with"
          + " essentials.redis.cluster=true, credentials in essentials.redis.user and"
          + " essentials.redis.password";
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final int USUAL_PORT = 6379;

  /** Where a server listens. */
  public record Node(String host, int port) {}

  /** Whether there is one. */
  public boolean isSet() {
    return !nodes.isEmpty();
  }

  static RedisSettings read(Values values) {
    List<URI> urls = new ArrayList<>();
    for (String text : values.list(URL)) {
      URI url = parsed(text);
      if (url == null) {
        // It may carry a password wherever it is malformed.
        values.wrong(URL, text.indexOf('@') < 0 ? text : "(not shown)", SCHEMES);
      } else {
        urls.add(url);
      }
    }
    RedisSettings settings =
        new RedisSettings(
            urls.stream().map(RedisSettings::node).toList(),
            urls.stream().anyMatch(url -> "rediss".equals(url.getScheme())),
            values.truth("essentials.redis.cluster", false),
            urls.isEmpty() ? 0 : database(urls.get(0)),
            values.text("essentials.redis.user"),
            values.text("essentials.redis.password"),
            values.duration(
                "essentials.redis.timeout",
                Duration.ofMillis(250),
                Duration.ofMillis(1),
                Duration.ofMinutes(1)),
            prefix(values));
    settings.check(values, urls);
    return settings;
  }

  private void check(Values values, List<URI> urls) {
    if (user.isPresent() && password.isEmpty()) {
      values.wrong(
          "essentials.redis.user", user.get(), "must have essentials.redis.password beside it");
    }
    if (!cluster && nodes.size() > 1) {
      values.wrong(URL, nodes.size() + " servers", SCHEMES);
    }
    if (cluster && database != 0) {
      values.wrong(URL, "/" + database, "must name no database: a cluster has one only");
    }
    if (urls.stream().map(URI::getScheme).distinct().count() > 1) {
      values.wrong(URL, "of both schemes", "must be all redis:// or all rediss://");
    }
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
    return new Node(url.getHost(), url.getPort() < 0 ? USUAL_PORT : url.getPort());
  }

  private static int database(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
  }

  private static String prefix(Values values) {
    String key = "essentials.redis.prefix";
    String prefix = values.text(key).orElse("essentials");
    if (!PREFIX.matcher(prefix).matches()) {
      values.wrong(key, prefix, "must be 1 to 64 letters, digits, '.', '_', ':' or '-'");
    }
    return prefix;
  }

  /** Without credentials, which belong in no log. */
  @Override
  public String toString() {
    return nodes + (tls ? " by TLS" : "") + " under " + prefix;
  }
}
