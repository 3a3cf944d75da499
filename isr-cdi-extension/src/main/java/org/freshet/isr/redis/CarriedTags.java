package org.freshet.isr.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.freshet.isr.api.Tag;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.tags.TagGraph.Carried;
import org.jspecify.annotations.Nullable;

/**
 * All tags that stored pages carry, for operators to look through. They are noted only where there
 * is an operator's page: they cost a command more for each stored page. Thread-safe.
 */
final class CarriedTags {

  private static final int LOOK = 1000;
  private static final int MOST_LOOKS = 50;
  private static final int DROPPED_AT_ONCE = 20;

  private final Commands commands;
  private final RedisKeys keys;
  private final int most;
  private final boolean wanted;

  /**
   * Those of an application.
   *
   * @param most how many are noted
   * @param wanted whether anybody looks
   */
  CarriedTags(Commands commands, RedisKeys keys, int most, boolean wanted) {
    this.commands = commands;
    this.keys = keys;
    this.most = most;
    this.wanted = wanted;
  }

  /** What has to be said beside a page that is stored; nothing where nobody looks. */
  List<Call> noting(Collection<Tag> tags, long ttl) {
    if (!wanted || tags.isEmpty()) {
      return List.of();
    }
    Call call = Call.of(Script.TAGS, keys.tags()).with(ttl).with(most).with(DROPPED_AT_ONCE);
    tags.forEach(tag -> call.with(tag.text()));
    return List.of(call);
  }

  /**
   * The next tags that contain a text, and have pages; fewer than wanted where very many had to be
   * looked at for them.
   */
  List<Carried> find(String part, @Nullable String after, int limit) {
    List<Carried> found = new ArrayList<>();
    String from = after;
    for (int looks = 0; wanted && looks < MOST_LOOKS && found.size() < limit; looks++) {
      Reply reply =
          commands.run(
              Call.of(Script.FIND, keys.tags()[0])
                  .with(from == null ? "-" : "(" + from)
                  .with(part)
                  .with(LOOK));
      found.addAll(counted(reply.part(1)));
      from = reply.part(0).text();
      if (from.isEmpty()) {
        break;
      }
    }
    return found.size() > limit ? List.copyOf(found.subList(0, limit)) : List.copyOf(found);
  }

  private List<Carried> counted(Reply texts) {
    List<Tag> tags = texts.parts().stream().map(text -> Tag.parse(text.text())).toList();
    List<Call> calls = new ArrayList<>();
    tags.forEach(tag -> calls.add(Call.of(Script.TALLY, keys.ofTag(tag)[1])));
    List<Reply> counts = commands.run(calls);
    List<Carried> carried = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      if (counts.get(i).number() > 0) {
        carried.add(new Carried(tags.get(i), counts.get(i).number()));
      }
    }
    return carried;
  }
}
