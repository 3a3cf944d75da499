package org.freshet.partstream.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a response that is decided at run time: what a resource method with {@link
 * PartStream} returns. They are delivered in the order in which they are named here.
 *
 * <pre>{@code
 * return Parts.of("info", info)
 *     .lazy("rows", () -> rows.find(id))
 *     .lazy("chart", () -> charts.draw(id), part -> part.after("rows").fallback(Map.of()));
 * }</pre>
 *
 * <p>A lazy part runs only in the request that delivers it, on a managed thread; interceptors of
 * the object that made it do not apply to it. Immutable.
 */
public final class Parts {

  /** What is asked of a class with annotated parts. */
  enum Ask {
    /** The parts that this object has. */
    BUILT,
    /** The next of the annotated parts. */
    NEXT,
    /** Annotated parts by their names. */
    KEYS,
    /** What annotated parts there are. */
    MANIFEST
  }

  /** A year, in seconds. */
  private static final long LONGEST = 365L * 24 * 3600;

  private final Ask ask;
  private final List<Definition> definitions;

  private Parts(Ask ask, List<Definition> definitions) {
    this.ask = ask;
    this.definitions = List.copyOf(definitions);
  }

  /** No parts: an empty response that has an end. */
  public static Parts none() {
    return new Parts(Ask.BUILT, List.of());
  }

  /** One part with a value that is there already. */
  public static Parts of(String name, @Nullable Object value) {
    return none().with(name, value);
  }

  static Parts annotated(Ask ask) {
    return new Parts(ask, List.of());
  }

  /** One part more, with a value that is there already. */
  public Parts with(String name, @Nullable Object value) {
    return and(new Definition(name, () -> value, true, new Options()));
  }

  /** One part more, made when it is delivered. */
  public Parts lazy(String name, Callable<? extends @Nullable Object> supplier) {
    return lazy(name, supplier, options -> options);
  }

  /** One part more, made when it is delivered, in the way that the options say. */
  public Parts lazy(
      String name, Callable<? extends @Nullable Object> supplier, UnaryOperator<Options> options) {
    return and(new Definition(name, supplier, false, options.apply(new Options())));
  }

  private Parts and(Definition definition) {
    List<Definition> more = new ArrayList<>(definitions);
    more.add(definition);
    return new Parts(ask, more);
  }

  /** What was built, in its order; empty for annotated parts. */
  public List<Definition> definitions() {
    return definitions;
  }

  /** Whether the parts are those that this object has. */
  public boolean isBuilt() {
    return ask == Ask.BUILT;
  }

  /** Whether annotated parts are asked for by their names. */
  public boolean isByKeys() {
    return ask == Ask.KEYS;
  }

  /** Whether it is asked which annotated parts there are. */
  public boolean isManifest() {
    return ask == Ask.MANIFEST;
  }

  /**
   * One part as it was built.
   *
   * @param name its name
   * @param supplier makes its value
   * @param ready whether the value is there already
   * @param options how it is made
   */
  public record Definition(
      String name, Callable<? extends @Nullable Object> supplier, boolean ready, Options options) {}

  /** How a lazy part is made. Immutable. */
  public static final class Options {

    private final List<String> after;
    private final @Nullable Duration timeout;
    private final boolean replaced;
    private final @Nullable Object fallback;
    private final @Nullable Duration freshFor;
    private final Duration staleFor;
    private final boolean shared;

    private Options() {
      this(List.of(), null, false, null, null, Duration.ZERO, false);
    }

    private Options(
        List<String> after,
        @Nullable Duration timeout,
        boolean replaced,
        @Nullable Object fallback,
        @Nullable Duration freshFor,
        Duration staleFor,
        boolean shared) {
      this.after = List.copyOf(after);
      this.timeout = timeout;
      this.replaced = replaced;
      this.fallback = fallback;
      this.freshFor = freshFor;
      this.staleFor = staleFor;
      this.shared = shared;
    }

    /** After other parts, and not at all if one of them fails. */
    public Options after(String... names) {
      return new Options(
          Arrays.asList(names), timeout, replaced, fallback, freshFor, staleFor, shared);
    }

    /** It has failed when it takes longer; positive. */
    public Options timeout(Duration longest) {
      if (longest.isNegative() || longest.isZero()) {
        throw new IllegalArgumentException("timeout is " + longest + ", must be positive");
      }
      return new Options(after, longest, replaced, fallback, freshFor, staleFor, shared);
    }

    /** A value, null included, in its place if it fails; the part is marked as degraded. */
    public Options fallback(@Nullable Object value) {
      return new Options(after, timeout, true, value, freshFor, staleFor, shared);
    }

    /**
     * What it holds is kept, for the user who asks with the same path and query; for somebody
     * unknown nothing is, unless it is {@link #shared()}. The part must depend on nothing else of
     * its request, and nobody may change what it holds.
     *
     * @param seconds for how long, at most a year; 0 for not at all, whatever the defaults are
     */
    public Options cachedFor(long seconds) {
      return new Options(
          after, timeout, replaced, fallback, seconds("cachedFor", seconds), staleFor, shared);
    }

    /**
     * What is kept is used for longer, as stale, while it is renewed behind: on another thread,
     * perhaps when the request has ended.
     *
     * @param seconds for how long after its time, at most a year
     */
    public Options staleFor(long seconds) {
      return new Options(
          after, timeout, replaced, fallback, freshFor, seconds("staleFor", seconds), shared);
    }

    /** What is kept is given to everybody who asks with the same path and query. */
    public Options shared() {
      return new Options(after, timeout, replaced, fallback, freshFor, staleFor, true);
    }

    private static Duration seconds(String name, long seconds) {
      if (seconds < 0 || seconds > LONGEST) {
        throw new IllegalArgumentException(
            name + " is " + seconds + ", must be from 0 to " + LONGEST);
      }
      return Duration.ofSeconds(seconds);
    }

    /** The parts that have to be there before. */
    public List<String> dependencies() {
      return after;
    }

    /** How long it may take, null for the default. */
    public @Nullable Duration longest() {
      return timeout;
    }

    /** Whether something is put in its place if it fails. */
    public boolean isReplaced() {
      return replaced;
    }

    /** What is put in its place if it fails. */
    public @Nullable Object replacement() {
      return fallback;
    }

    /** For how long what it holds is kept, null for the default. */
    public @Nullable Duration freshFor() {
      return freshFor;
    }

    /** For how long that is used afterwards. */
    public Duration staleFor() {
      return staleFor;
    }

    /** Whether everybody may have it. */
    public boolean isShared() {
      return shared;
    }
  }
}
