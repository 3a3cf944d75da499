package org.freshet.isr.redis.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.params.XReadParams;

/**
 * What this library says to Redis: scripts, alone or several in one round trip.
 *
 * <p>While the {@link Circuit} is open every call fails at once. Every failure is a {@link
 * TagGraphException} that names its kind and no secret. Thread-safe.
 */
public final class Commands implements AutoCloseable {

  /** The beginnings of errors after which Redis is of no use for a while. */
  private static final Set<String> AWAY =
      Set.of("LOADING", "MASTERDOWN", "READONLY", "CLUSTERDOWN", "NOAUTH", "WRONGPASS", "BUSY");

  private final Clients clients;
  private final Circuit circuit = new Circuit();
  private volatile @Nullable UnifiedJedis client;
  private volatile @Nullable UnifiedJedis waiting;

  /** Commands to servers that are not connected yet. */
  public Commands(Clients clients) {
    this.clients = clients;
  }

  /** Whether anybody asks at all. */
  public Circuit circuit() {
    return circuit;
  }

  /** Runs one script. */
  public Reply run(Call call) {
    return through(jedis -> new Reply(alone(jedis, call)));
  }

  /** Runs scripts in one round trip, in order; on a cluster, in one to each of its servers. */
  public List<Reply> run(List<Call> calls) {
    return calls.isEmpty() ? List.of() : through(jedis -> together(jedis, calls));
  }

  /** Connects anew and asks whether Redis answers, for whoever nobody waits for. */
  public void reconnect() {
    // Connections of before may all be dead, and would open the circuit again one by one.
    closeAll();
    try {
      connect().eval("return 1");
    } catch (JedisException e) {
      throw failed(e);
    }
  }

  /** Everybody may ask again. */
  public void resume() {
    circuit.close();
  }

  /** As {@link #run(Call)}, whether the circuit is open or not, for whoever nobody waits for. */
  public Reply runBehind(Call call) {
    try {
      return new Reply(alone(connect(), call));
    } catch (JedisException e) {
      throw failed(e);
    }
  }

  /** Waits until something is appended to a stream, on a connection of its own. */
  public void await(String stream, String after, long millis) {
    try {
      UnifiedJedis jedis = waiting;
      if (jedis == null) {
        jedis = clients.open((int) millis, 1);
        waiting = jedis;
      }
      jedis.xread(
          XReadParams.xReadParams().count(1).block((int) millis),
          Map.of(stream, new StreamEntryID(after)));
    } catch (JedisException e) {
      throw failed(e);
    }
  }

  /** Values of the server's configuration; empty where nobody may ask for them. */
  public Map<String, String> configuration(String pattern) {
    try {
      return connect().configGet(pattern);
    } catch (JedisDataException e) {
      return Map.of();
    } catch (JedisException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    circuit.open("closed");
    closeAll();
  }

  private void closeAll() {
    UnifiedJedis one = client;
    UnifiedJedis other = waiting;
    client = null;
    waiting = null;
    if (one != null) {
      one.close();
    }
    if (other != null) {
      other.close();
    }
  }

  private UnifiedJedis connect() {
    UnifiedJedis known = client;
    if (known == null) {
      known = clients.open(0, Clients.MOST);
      client = known;
    }
    return known;
  }

  private interface Work<T> {
    T with(UnifiedJedis jedis);
  }

  private <T> T through(Work<T> work) {
    UnifiedJedis jedis = client;
    String problem = circuit.problem();
    if (problem != null || jedis == null) {
      throw new TagGraphException("Redis is away: " + problem);
    }
    try {
      return work.with(jedis);
    } catch (JedisException e) {
      throw failed(e);
    }
  }

  private static @Nullable Object alone(UnifiedJedis jedis, Call call) {
    try {
      return jedis.evalsha(call.script().digest(), call.keys(), call.arguments());
    } catch (JedisNoScriptException e) {
      return jedis.eval(call.script().text(), call.keys(), call.arguments());
    }
  }

  private static List<Reply> together(UnifiedJedis jedis, List<Call> calls) {
    List<Response<Object>> responses = new ArrayList<>(calls.size());
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      for (Call call : calls) {
        responses.add(pipeline.evalsha(call.script().digest(), call.keys(), call.arguments()));
      }
      pipeline.sync();
    }
    List<Reply> replies = new ArrayList<>(calls.size());
    for (int i = 0; i < calls.size(); i++) {
      replies.add(new Reply(answer(jedis, responses.get(i), calls.get(i))));
    }
    return replies;
  }

  /** What a pipeline cannot do is done alone: load a script, follow a slot that has moved. */
  private static @Nullable Object answer(UnifiedJedis jedis, Response<Object> response, Call call) {
    try {
      return response.get();
    } catch (JedisNoScriptException | JedisRedirectionException e) {
      return alone(jedis, call);
    }
  }

  private TagGraphException failed(JedisException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    String kind = message.split(" ", 2)[0];
    if (!(failure instanceof JedisDataException)) {
      String why = failure.getClass().getSimpleName();
      circuit.open(why);
      return new TagGraphException("Redis does not answer: " + why, failure);
    }
    if (AWAY.contains(kind)) {
      circuit.open(kind);
    }
    return new TagGraphException("Redis refused: " + kind, failure);
  }
}
