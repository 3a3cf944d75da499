package org.freshet.isr.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;

/** Users with the rights that {@code docs/guide/redis.md} names, and no other. */
final class GuideUser {

  private static final String PREFIX = "bookshop";
  private static final Pattern RIGHTS = Pattern.compile("`(~bookshop:[^`]+)`");

  private GuideUser() {}

  /** Settings of such a user, made on a server, and of a prefix that no other has. */
  static String[] on(RedisProcess server) {
    String prefix = "books-" + UUID.randomUUID();
    String password = "word-" + UUID.randomUUID();
    Stream<String> user = Stream.of("SETUSER", prefix, "on", ">" + password);
    Stream<String> rights = Stream.of(rights().replace(PREFIX, prefix).split("\\s+"));
    try (RedisClient client = server.client()) {
      client.sendCommand(Command.ACL, Stream.concat(user, rights).toArray(String[]::new));
    }
    return new String[] {
      "isr.redis.url=" + server.url(),
      "isr.redis.prefix=" + prefix,
      "isr.redis.user=" + prefix,
      "isr.redis.password=" + password
    };
  }

  private static String rights() {
    try {
      Matcher rights = RIGHTS.matcher(Files.readString(page()));
      if (!rights.find()) {
        throw new IllegalStateException("the guide names no rights");
      }
      return rights.group(1);
    } catch (IOException e) {
      throw new IllegalStateException("the guide cannot be read", e);
    }
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/guide/redis.md");
  }
}
