package org.freshet.isr.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.tags.PathTags;
import org.freshet.isr.tags.text.TagText;
import org.jspecify.annotations.Nullable;

/**
 * Which pages depend on which tags. A page knows its tags, in the same key that holds it; the pages
 * of a tag are kept by their digests, which is the order in which they are read. What such a set
 * names is looked up, and counts only if the page says so too: so a page whose tags have changed
 * leaves nothing to be cleaned up, and what is left over goes when its time is over, or when
 * somebody reads it.
 */
final class RedisLinks {

  private static final int DROPPED_AT_ONCE = 20;
  private static final int READ_AT_LEAST = 50;
  private static final int RECENT = 2000;
  private static final byte[] FIRST = {'-'};

  private final Commands commands;
  private final RedisKeys keys;
  private final CarriedTags carried;
  private final int most;
  private final long maxTtl;

  /** The tags of pages that were listed a moment ago: whoever lists them asks for these next. */
  private final Cache<String, Set<Tag>> recent =
      Caffeine.newBuilder()
          .maximumSize(RECENT)
          .expireAfterWrite(Duration.ofSeconds(10))
          .executor(Runnable::run)
          .build();

  RedisLinks(Commands commands, RedisKeys keys, CarriedTags carried, int most, Duration maxTtl) {
    this.carried = carried;
    this.commands = commands;
    this.keys = keys;
    this.most = most;
    this.maxTtl = maxTtl.toMillis();
  }

  void link(String key, Set<Tag> tags) {
    byte[] digest = RedisKeys.digest(key);
    List<Call> calls = new ArrayList<>();
    calls.add(
        Call.of(Script.NAME, keys.page(digest)).with(key).with(TagText.write(tags)).with(maxTtl));
    calls.addAll(sets(digest, tags, maxTtl));
    recent.invalidate(key);
    dropOldest(commands.run(calls).get(1));
  }

  /** What has to be said beside a page that is stored; the first answer goes to dropOldest. */
  List<Call> sets(byte[] digest, Set<Tag> tags, long ttl) {
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of(Script.COUNT, keys.pages()).with(digest).with(most));
    Set<Tag> namespaces = new HashSet<>();
    for (Tag tag : tags) {
      calls.add(add(keys.ofTag(tag), digest, ttl));
      if (namespaces.add(tag.namespace())) {
        calls.add(add(keys.ofNamespace(tag.namespace()), digest, ttl));
      }
    }
    calls.addAll(carried.noting(tags, ttl));
    return calls;
  }

  private static Call add(String[] set, byte[] digest, long ttl) {
    return Call.of(Script.LINK, set).with(digest).with(ttl).with(DROPPED_AT_ONCE);
  }

  /** Forgets pages that are too many. */
  void dropOldest(Reply dropped) {
    List<Call> calls = new ArrayList<>();
    for (Reply digest : dropped.parts()) {
      calls.add(Call.of(Script.FORGET, keys.page(digest.bytes())));
    }
    if (!calls.isEmpty()) {
      recent.invalidateAll();
      commands.run(calls);
    }
  }

  void unlink(String key) {
    recent.invalidate(key);
    commands.run(Call.of(Script.UNNAME, keys.page(RedisKeys.digest(key))));
  }

  /** A page is stored or gone. */
  void changed(String key) {
    recent.invalidate(key);
  }

  Set<Tag> tags(String key) {
    Set<Tag> known = recent.getIfPresent(key);
    if (known != null) {
      return known;
    }
    Reply named = commands.run(Call.of(Script.NAMED, keys.page(RedisKeys.digest(key))));
    return named.part(1).isNothing() ? Set.of() : TagText.read(named.part(1).text());
  }

  /** The pages that a tag concerns, in the order of their digests. */
  List<String> keys(Tag tag, @Nullable String after, int limit) {
    String[] set = set(tag);
    List<String> found = new ArrayList<>();
    byte[] from = after == null ? FIRST : exclusive(RedisKeys.digest(after));
    boolean more = true;
    while (more && found.size() < limit) {
      int wanted = Math.max(READ_AT_LEAST, limit - found.size());
      Call page = Call.of(Script.PAGES, set[0]).with(from).with(wanted);
      List<byte[]> digests = commands.run(page).parts().stream().map(Reply::bytes).toList();
      for (String key : named(tag, set, digests).values()) {
        if (found.size() < limit) {
          found.add(key);
        }
      }
      more = digests.size() == wanted;
      from = digests.isEmpty() ? from : exclusive(digests.get(digests.size() - 1));
    }
    return List.copyOf(found);
  }

  private String[] set(Tag tag) {
    if (PathTags.isUnder(tag)) {
      return keys.ofNamespace(PathTags.PATHS);
    }
    return tag.isNamespace() ? keys.ofNamespace(tag) : keys.ofTag(tag);
  }

  /** The keys of those that still say that the tag concerns them; others leave the set. */
  private Map<Integer, String> named(Tag tag, String[] set, List<byte[]> digests) {
    List<Call> calls = new ArrayList<>();
    digests.forEach(digest -> calls.add(Call.of(Script.NAMED, keys.page(digest))));
    List<Reply> names = commands.run(calls);
    Map<Integer, String> found = new LinkedHashMap<>();
    List<byte[]> gone = new ArrayList<>();
    Map<String, Set<Tag>> seen = new HashMap<>();
    for (int i = 0; i < digests.size(); i++) {
      Reply named = names.get(i);
      if (named.part(0).isNothing() || named.part(1).isNothing()) {
        gone.add(digests.get(i));
        continue;
      }
      String key = named.part(0).text();
      Set<Tag> tags = TagText.read(named.part(1).text());
      seen.put(key, tags);
      if (tags.stream().anyMatch(one -> PathTags.covers(tag, one))) {
        found.put(i, key);
      } else if (!PathTags.isUnder(tag)) {
        gone.add(digests.get(i));
      }
    }
    recent.putAll(seen);
    drop(set, gone);
    return found;
  }

  /** Between the look and this a page may have come back: then its renewal behind is lost once. */
  private void drop(String[] set, List<byte[]> gone) {
    if (!gone.isEmpty()) {
      Call call = Call.of(Script.UNLINK, set);
      gone.forEach(call::with);
      commands.run(call);
    }
  }

  private static byte[] exclusive(byte[] digest) {
    byte[] from = new byte[digest.length + 1];
    byte[] bracket = "(".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bracket, 0, from, 0, 1);
    System.arraycopy(digest, 0, from, 1, digest.length);
    return from;
  }
}
