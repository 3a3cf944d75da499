package org.freshet.isr.redis.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.revalidate.share.SharedWork;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Work on a stream of Redis, whose consumer group {@code nodes} hands each job to one node.
 *
 * <pre>
 * isr:q:{isr|queue}:jobs    stream   d digest of the page, k key, t target; gone when it has ended
 * isr:q:{isr|queue}:pages   hash     digest to w(aits) or r(uns), the id in the stream, how many
 *                                    asked, whether to renew it always, generation and number known
 * isr:q:{isr|queue}:dead    zset     digest of a page that was given up, by when
 * isr:q:{isr|queue}:why     hash     digest to key, target, attempts, when and why
 * </pre>
 *
 * <p>Nothing of it has an expiry, since {@code volatile-*} policies would drop it then; all of it
 * is bounded in number.
 */
public final class RedisWork implements SharedWork {

  /** How many jobs wait or run at most, and how many pages are given up at most. */
  static final int MOST = 10_000;

  private static final int PAGE = 1000;

  /** A node that has nothing in hand and was not heard of for so many leases is forgotten. */
  private static final int FORGOTTEN = 10;

  private final Commands commands;
  private final QueueKeys keys;
  private final String node;
  private final Duration lease;
  private final int attempts;
  private final Function<String, byte[]> digest;

  /**
   * The work of a node.
   *
   * @param prefix {@code isr.redis.prefix}
   * @param node its name, which no other has
   * @param lease after how long without a sign a node counts as lost
   * @param attempts how often a job is handed out before its page is given up
   * @param digest what stands for the key of a page
   */
  public RedisWork(
      Commands commands,
      String prefix,
      String node,
      Duration lease,
      int attempts,
      Function<String, byte[]> digest) {
    this.commands = commands;
    this.keys = new QueueKeys(prefix);
    this.node = node;
    this.lease = lease;
    this.attempts = attempts;
    this.digest = digest;
  }

  @Override
  public Offer add(String key, String target, Sequence known) {
    return add(key, target, known, false);
  }

  private Offer add(String key, String target, Sequence known, boolean always) {
    Call call =
        Call.of(Script.ENQUEUE, keys.jobs(), keys.pages(), keys.dead(), keys.why())
            .with(digest.apply(key))
            .with(GivenUpText.coded(key))
            .with(GivenUpText.coded(target))
            .with(known.generation())
            .with(known.number())
            .with(MOST)
            .with(always ? "1" : "0");
    return switch (commands.run(call).text()) {
      case "taken" -> Offer.TAKEN;
      case "full" -> Offer.FULL;
      default -> Offer.LEFT;
    };
  }

  @Override
  public void withdraw(String key) {
    commands.run(Call.of(Script.DEQUEUE, keys.jobs(), keys.pages()).with(digest.apply(key)));
  }

  @Override
  public Taken take(int most) {
    Reply reply =
        commands.run(
            Call.of(Script.TAKE, keys.jobs(), keys.pages(), keys.dead(), keys.why())
                .with(node)
                .with(most)
                .with(lease.toMillis())
                .with(attempts)
                .with(MOST));
    List<Job> jobs = reply.part(2).parts().stream().map(RedisWork::job).toList();
    return new Taken(jobs, (int) reply.part(0).number(), (int) reply.part(1).number());
  }

  private static Job job(Reply told) {
    return new Job(
        told.part(0).text(),
        GivenUpText.decoded(told.part(1).text()),
        told.part(2).text().equals("1"),
        new Sequence(told.part(3).number(), told.part(4).number()));
  }

  @Override
  public void hold(Collection<Job> jobs) {
    Call call =
        Call.of(Script.HOLD, keys.jobs()).with(node).with(lease.multipliedBy(FORGOTTEN).toMillis());
    jobs.forEach(job -> call.with(job.id()));
    commands.run(call);
  }

  /** Lets go of all that this node has in hand: it ends. */
  public void release() {
    commands.run(Call.of(Script.RELEASE, keys.jobs()).with(node).with(lease.toMillis()));
  }

  @Override
  public boolean end(Job job, @Nullable GivenUpPage failure) {
    return commands
            .run(
                Call.of(Script.FINISH, keys.jobs(), keys.pages(), keys.dead(), keys.why())
                    .with(job.id())
                    .with(digest.apply(job.key()))
                    .with(failure == null ? "" : GivenUpText.write(job.key(), failure))
                    .with(failure == null ? 0 : failure.at().toEpochMilli())
                    .with(MOST))
            .number()
        == 1;
  }

  @Override
  public Map<String, Boolean> ended(Collection<String> asked) {
    Call call = Call.of(Script.ENDED, keys.pages(), keys.why());
    asked.forEach(key -> call.with(digest.apply(key)));
    List<Reply> ends = commands.run(call).parts();
    Map<String, Boolean> ended = new HashMap<>();
    int place = 0;
    for (String key : asked) {
      long end = ends.get(place++).number();
      if (end != 0) {
        ended.put(key, end == 1);
      }
    }
    return ended;
  }

  @Override
  public void produced(String key) {
    commands.run(Call.of(Script.REVIVE, keys.dead(), keys.why()).with(digest.apply(key)));
  }

  @Override
  public List<GivenUpPage> givenUp() {
    return dead().stream().map(GivenUpText::page).toList();
  }

  private List<GivenUpText> dead() {
    List<GivenUpText> all = new ArrayList<>();
    List<Reply> some;
    int from = 0;
    do {
      some =
          commands
              .run(Call.of(Script.GIVEN, keys.dead(), keys.why()).with(from).with(from + PAGE - 1L))
              .parts();
      some.stream().filter(one -> !one.isNothing()).map(GivenUpText::read).forEach(all::add);
      from += PAGE;
    } while (some.size() == PAGE);
    return all;
  }

  @Override
  public int replay(@Nullable String target, Sequence known) {
    int queued = 0;
    List<GivenUpText> dead = dead();
    for (int i = dead.size() - 1; i >= 0; i--) {
      GivenUpText one = dead.get(i);
      boolean wanted = target == null || Objects.equals(target, one.page().target());
      if (wanted && add(one.key(), one.page().target(), known, true) == Offer.TAKEN) {
        queued++;
      }
    }
    return queued;
  }
}
