package org.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts of all modules say to Redis: nothing that is slow, and nothing after 6.2. */
class RedisScriptsTest {

  /**
   * All that they say. Each has been there since Redis 6.2 or before, and so in Valkey; none walks
   * through all keys or all of a set or hash, and what frees memory frees it behind.
   */
  private static final Set<String> ALLOWED =
      Set.of(
          ("EXISTS GET MGET SET PEXPIRE PTTL TIME UNLINK HDEL HEXISTS HGET HLEN HMGET HSET XACK XADD"
                  + " XCLAIM XDEL XGROUP XINFO XLEN XPENDING XRANGE XREADGROUP XREVRANGE ZADD ZCARD ZCOUNT"
                  + " ZPOPMIN ZRANGE ZRANGEBYLEX ZRANGEBYSCORE ZREM ZREMRANGEBYRANK ZREVRANGE ZSCORE")
              .split(" "));

  private static final Pattern ANY = Pattern.compile("redis\\s*\\.\\s*p?call|redis\\s*\\[");
  private static final Pattern CALL =
      Pattern.compile("redis\\.p?call\\('([A-Z]+)'(?:\\)|,\\s*([^,()]+))");

  /** What stands where other commands have their first key. */
  private static final Set<String> WORDS =
      Set.of("'CREATE'", "'CONSUMERS'", "'DELCONSUMER'", "'GROUP'", "unpack");

  private static List<Path> scripts() {
    return Stream.of("isr-cdi-extension", "essentials-jaxrs")
        .flatMap(
            module ->
                Documents.files(
                    Documents.root().resolve(module + "/src/main"), Integer.MAX_VALUE, ".lua")
                    .stream())
        .toList();
  }

  /** Without what comments say. */
  private static String code(Path script) {
    return Documents.read(script).replaceAll("--[^\\n]*", "");
  }

  @Test
  void scripts_say_what_is_allowed_and_all_of_it_is_said() {
    Set<String> said = new TreeSet<>();
    for (Path script : scripts()) {
      Matcher calls = CALL.matcher(code(script));
      int read = 0;
      while (calls.find()) {
        read++;
        said.add(calls.group(1));
      }
      long all = ANY.matcher(code(script)).results().count();
      assertThat(read).as("calls of %s that can be read", script).isEqualTo((int) all);
    }
    assertThat(said).containsExactlyInAnyOrderElementsOf(ALLOWED);
  }

  @Test
  void every_key_is_declared() {
    for (Path script : scripts()) {
      String code = code(script);
      boolean overAll = code.contains("ipairs(KEYS)");
      Matcher calls = CALL.matcher(code);
      while (calls.find()) {
        String first = calls.group(2);
        boolean declared =
            first == null
                ? calls.group(1).equals("TIME")
                : first.startsWith("KEYS[")
                    || WORDS.contains(first)
                    || overAll && first.equals("key");
        assertThat(declared).as("%s of %s", calls.group(), script).isTrue();
      }
    }
  }
}
