package org.freshet.isr.redis.queue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.tags.TagGraphException;

/**
 * A page that was given up, as a text: its key, target, attempts, when and why, coded and separated
 * by spaces.
 *
 * @param key its key
 * @param page what operators see of it
 */
record GivenUpText(String key, GivenUpPage page) {

  private static final int PARTS = 5;

  static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new TagGraphException("Redis holds something else than a page", e);
    }
  }

  static String write(String key, GivenUpPage page) {
    return String.join(
        " ",
        coded(key),
        coded(page.target()),
        Integer.toString(page.attempts()),
        Long.toString(page.at().toEpochMilli()),
        coded(page.reason()));
  }

  static GivenUpText read(Reply reply) {
    String[] parts = reply.text().split(" ", -1);
    try {
      if (parts.length == PARTS) {
        return new GivenUpText(
            decoded(parts[0]),
            new GivenUpPage(
                decoded(parts[1]),
                decoded(parts[4]),
                Integer.parseInt(parts[2]),
                Instant.ofEpochMilli(Long.parseLong(parts[3]))));
      }
    } catch (NumberFormatException e) {
      throw new TagGraphException("Redis holds something else than a page that was given up", e);
    }
    throw new TagGraphException("Redis holds something else than a page that was given up");
  }
}
