package org.freshet.isr.admin.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.StoredPages;
import org.freshet.isr.admin.exchange.Calls;
import org.freshet.isr.admin.explain.Explanation.Variant;
import org.freshet.isr.admin.tell.Address;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.RequestMeter;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.revalidate.FlakyGraph;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.junit.jupiter.api.Test;

/** Pages of {@code https://shop.example/shop}: fresh for 5 minutes, stale for an hour more. */
class ExplainerTest {

  private static final String KEY =
      "https://shop.example|com.acme.Posts.get|/shop/api/posts/7||?||||*";
  private static final IsrSettings SETTINGS =
      FakeConfig.settings("isr.public-base", "https://shop.example,https://b.example");

  private final FakeClock clock = new FakeClock();
  private final FlakyGraph graph = new FlakyGraph(clock);
  private final ResponseStore store = ResponseStore.inMemory(clock, 1 << 20);
  private final RecordedQueue queue = new RecordedQueue();
  private final Visits visits = new Visits(clock, () -> 0);
  private final Meters meters = new Meters(clock);
  private final Raises raises =
      new Raises(
          graph,
          SharedCaches.NONE,
          Runnable::run,
          new RaiseRenewals(graph, queue, visits, new ManualBackground(clock), 500),
          new ManualBackground(clock),
          () -> {},
          SETTINGS,
          clock);
  private final OriginCache cache = new OriginCache(store, graph, raises, queue, visits, clock);
  private final RouteMeters posts = meters.route("com.acme.Posts.get", "/posts/{id}");
  private final Explainer explainer =
      new Explainer(
          SETTINGS,
          new IsrMethods(
              problems -> {
                throw new AssertionError("nothing is read here");
              }),
          meters,
          cache,
          store,
          graph,
          queue,
          new FrontGate(SETTINGS));

  private Explanation explain(String url) {
    return explainer.explain(Address.of(Calls.get(), url, new PublicBases(SETTINGS)));
  }

  private void store() {
    StoredResponse page =
        StoredPages.page()
            .pin(graph.pin())
            .tags("post:7", "path:/shop/api/posts/7")
            .target("/shop/api/posts/7")
            .producedAt(clock.instant())
            .stored();
    assertThat(cache.store(KEY, page)).isTrue();
  }

  private void raise(boolean expire) {
    long number = graph.raise(Set.of(Tag.of("post", 7)), expire, Set.of()).sequence().number();
    meters.happened(
        new TagsRaised(
            number, Set.of(Tag.of("post", 7)), expire, "ada", "change of Post", clock.instant()));
  }

  @Test
  void a_stored_page_is_fresh_for_so_long() {
    store();
    clock.advanceSeconds(60);

    Explanation explained = explain("/shop/api/posts/7");

    assertThat(explained.verdict()).isEqualTo(Verdict.FRESH);
    assertThat(explained.sentence()).isEqualTo("Stored, and fresh for another 4 min 0 s.");
    Variant variant = explained.variants().get(0);
    assertThat(variant.age()).isEqualTo(60);
    assertThat(variant.ttl()).isEqualTo(240);
    assertThat(variant.route()).isEqualTo("com.acme.Posts.get");
    assertThat(variant.tags()).extracting(Explanation.TagState::staleSince).containsOnlyNulls();
  }

  @Test
  void a_raised_page_is_stale_and_the_raise_is_told() {
    store();
    clock.advanceSeconds(10);
    raise(false);

    Explanation explained = explain("https://shop.example/shop/api/posts/7");

    assertThat(explained.verdict()).isEqualTo(Verdict.STALE);
    assertThat(explained.sentence())
        .startsWith("Stored, and stale, since post:7 was raised by ada (change of Post):");
    assertThat(explained.variants().get(0).tags().get(0).tag()).isEqualTo("post:7");
    assertThat(explained.variants().get(0).tags().get(0).staleSince()).isEqualTo(clock.instant());
  }

  @Test
  void a_raise_of_a_namespace_or_of_a_path_above_is_told_as_well() {
    store();
    meters.happened(
        new TagsRaised(
            8, Set.of(Tag.of("under", "/shop/api")), false, "eve", "release", clock.instant()));
    meters.happened(
        new TagsRaised(9, Set.of(Tag.of("post")), false, null, "commit", clock.instant()));

    Variant variant = explain("/shop/api/posts/7").variants().get(0);

    assertThat(variant.tags())
        .extracting(Explanation.TagState::tag, tag -> tag.last().sequence())
        .containsExactly(tuple("path:/shop/api/posts/7", 8L), tuple("post:7", 9L));
  }

  @Test
  void an_expired_page_waits_for_its_next_visitor() {
    store();
    raise(true);

    assertThat(explain("/shop/api/posts/7").verdict()).isEqualTo(Verdict.UNSERVABLE);
    assertThat(explain("/shop/api/posts/7").sentence()).contains("the next visitor waits");
  }

  @Test
  void a_page_past_its_windows_is_told_apart() {
    store();
    clock.advanceSeconds(301);
    assertThat(explain("/shop/api/posts/7").sentence()).contains("since its lifetime is over");
    clock.advanceSeconds(3600);
    assertThat(explain("/shop/api/posts/7").verdict()).isEqualTo(Verdict.STALE_IF_ERROR);
  }

  @Test
  void the_last_reason_is_remembered() {
    posts.locatedBelow("/shop/api/");
    new RequestMeter(posts, false).notStored("/shop/api/posts/7", "set-cookie");

    Explanation explained = explain("/shop/api/posts/7");

    assertThat(explained.verdict()).isEqualTo(Verdict.NOT_STORED);
    assertThat(explained.sentence())
        .isEqualTo("Not stored the last time it was made: it sets a cookie.");
  }

  @Test
  void what_can_never_be_stored_is_told() {
    assertThat(explain("/shop/a%2Fb").verdict()).isEqualTo(Verdict.AMBIGUOUS_PATH);
    assertThat(explain("/shop/a?x=%ff").verdict()).isEqualTo(Verdict.UNREADABLE_QUERY);
    assertThat(explain("https://other.example/shop/a").verdict()).isEqualTo(Verdict.UNKNOWN_HOST);
    assertThat(explain("/shop/a").verdict()).isEqualTo(Verdict.NO_ROUTE);
  }

  @Test
  void asking_admits_no_host() {
    PublicBases bases = new PublicBases(FakeConfig.settings("isr.hosts.max", "1"));

    assertThat(bases.known(URI.create("https://a.example/"))).isNull();
    assertThat(bases.of(URI.create("https://b.example/"))).isEqualTo("https://b.example");
    assertThat(bases.known(URI.create("https://B.example:443/x"))).isEqualTo("https://b.example");
  }
}
