package org.freshet.isr.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.config.EdgeSettings.VarnishBy;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;
import org.freshet.isr.edge.vendor.Akamai;
import org.freshet.isr.edge.vendor.CloudFront;
import org.freshet.isr.edge.vendor.Cloudflare;
import org.freshet.isr.edge.vendor.Fastly;
import org.freshet.isr.edge.vendor.Nginx;
import org.freshet.isr.edge.vendor.Varnish;
import org.freshet.isr.tags.PathTags;

/**
 * The calls by which each edge is told whatever is pending: none is larger than the edge takes, as
 * it is sent with the largest batch that can be set, and nothing that is pending is left out.
 */
class PurgePlannerTest {

  private static final URI API = URI.create("https://api.example");
  private static final Secret SECRET = new Secret("secret");
  private static final List<String> BASES = List.of("https://shop.example", "https://b.example");
  private static final Pattern PATH = Pattern.compile("<Path>([^<]*)</Path>");

  /** An edge, and what it takes of one request. */
  private record Vendor(
      String name, Function<EdgeTransport, EdgeCache> edge, Consumer<EdgeRequest> takes) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** What is added to what is pending, by numbers. */
  private record Mixture(
      int limit, int tags, int namespaces, String value, int unders, int pages, boolean all) {

    List<Tag> raised() {
      List<Tag> raised = new ArrayList<>();
      for (int i = 0; i < tags; i++) {
        raised.add(Tag.of("n" + i % namespaces, value + i));
      }
      for (int i = 0; i < unders; i++) {
        raised.add(PathTags.under("/s" + i % 7 + "/" + "d/".repeat(i % 9) + "u" + i));
      }
      if (all) {
        raised.add(Tag.of("app"));
      }
      return raised;
    }

    List<Target> changed() {
      List<Target> changed = new ArrayList<>();
      for (int i = 0; i < pages; i++) {
        String path = "/p" + i + "/%C3%A9.html" + (i % 3 == 0 ? "?q=" + "x&y=".repeat(i % 50) : "");
        changed.add(Target.of(BASES.get(i % 2) + path));
      }
      return changed;
    }

    Pending pending(Reach reach) {
      Pending pending = new Pending(reach, limit);
      pending.addTags(raised());
      changed().forEach(pending::addPage);
      // Twice is once.
      pending.addTags(raised());
      return pending;
    }
  }

  @Property(tries = 240)
  void no_call_is_larger_than_the_edge_takes(
      @ForAll("vendors") Vendor vendor, @ForAll("mixtures") Mixture mixture, @ForAll boolean soft)
      throws IOException {
    List<EdgeRequest> sent = new ArrayList<>();
    EdgeCache edge = edge(vendor, sent);
    List<Purge> calls = calls(edge, mixture.pending(edge.reach()), soft);
    for (Purge call : calls) {
      assertThat(call.targets().size()).isLessThanOrEqualTo(most(edge.reach(), call.kind()));
      assertThat(call.soft()).isEqualTo(soft);
      edge.purge(call);
    }
    assertThat(calls).extracting(Purge::id).doesNotHaveDuplicates();
    assertThat(sent).allSatisfy(vendor.takes()::accept);
  }

  @Property(tries = 240)
  void nothing_that_is_pending_is_left_out_and_nothing_is_told_twice(
      @ForAll("vendors") Vendor vendor, @ForAll("mixtures") Mixture mixture, @ForAll boolean soft) {
    EdgeCache edge = edge(vendor, new ArrayList<>());
    Reach reach = edge.reach();
    Pending pending = mixture.pending(reach);
    List<Purge> calls = calls(edge, pending, soft);
    Set<String> told = new HashSet<>();
    for (Purge call : calls) {
      assertThat(call.texts()).allMatch(text -> told.add(call.kind() + " " + text));
    }
    if (reach.knowsTags()) {
      for (Tag raised : mixture.raised()) {
        assertThat(carriedBy(concernedBy(raised), edge.tagFields().get(0)))
            .as("%s raised", raised)
            .anyMatch(tag -> told.contains(Kind.TAGS + " " + tag));
      }
    } else if (calls.stream().noneMatch(call -> call.kind() == Kind.EVERYTHING)) {
      assertThat(mixture.all() && reach.everything()).isFalse();
      assertThat(
              mixture.changed().stream()
                  .filter(page -> !told.contains(Kind.URLS + " " + page.text())))
          .hasSize((int) pending.left());
      if (reach.prefixes() > 0) {
        assertThat(mixture.raised().stream().filter(PathTags::isUnder))
            .allMatch(raised -> BASES.stream().allMatch(base -> isBeneath(told, base, raised)));
      }
    }
  }

  /** Its pages would be forgotten for the sake of a call that it does not understand. */
  @Example
  void an_edge_that_cannot_be_told_everything_is_told_pages_however_many_tags_are_raised() {
    Mixture mixture = new Mixture(100, 500, 500, "x", 0, 30, false);
    for (Vendor vendor : List.of(akamai(By.URLS), nginx())) {
      EdgeCache edge = edge(vendor, new ArrayList<>());
      assertThat(calls(edge, mixture.pending(edge.reach()), true))
          .singleElement()
          .satisfies(call -> assertThat(call.targets()).isEqualTo(mixture.changed()));
    }
  }

  private static EdgeCache edge(Vendor vendor, List<EdgeRequest> sent) {
    return vendor
        .edge()
        .apply(
            request -> {
              sent.add(request);
              return new EdgeReply(200, Map.of(), "{\"success\":true}");
            });
  }

  private static List<Purge> calls(EdgeCache edge, Pending pending, boolean soft) {
    return new PurgePlanner(
            edge, new EdgeHeaders(List.of(edge)), BASES, () -> UUID.randomUUID().toString())
        .calls(pending, soft);
  }

  private static int most(Reach reach, Kind kind) {
    return switch (kind) {
      case TAGS -> reach.tags();
      case URLS -> reach.urls();
      case PREFIXES -> reach.prefixes();
      case EVERYTHING -> {
        assertThat(reach.everything()).as("can be told everything").isTrue();
        yield 0;
      }
    };
  }

  /** A tag of a response that must not be served any more. */
  private static Tag concernedBy(Tag raised) {
    if (PathTags.isUnder(raised)) {
      return PathTags.path(PathTags.value(raised) + "/a/b");
    }
    return raised.isNamespace() ? Tag.of(raised.text(), 7) : raised;
  }

  private static List<String> carriedBy(Tag tag, TagField field) {
    return CarriedTags.of(Set.of(tag, Tag.of("app", 1)), field);
  }

  private static boolean isBeneath(Set<String> told, String base, Tag raised) {
    return told.contains(Kind.PREFIXES + " " + base + PathTags.value(raised))
        || told.contains(Kind.PREFIXES + " " + base + "/");
  }

  @Provide
  static Arbitrary<Vendor> vendors() {
    return Arbitraries.of(
        cloudflare(By.TAGS),
        cloudflare(By.URLS),
        cloudFront(By.TAGS),
        cloudFront(By.URLS),
        fastly(By.TAGS),
        fastly(By.URLS),
        akamai(By.TAGS),
        akamai(By.URLS),
        varnish(VarnishBy.XKEY),
        varnish(VarnishBy.BAN),
        varnish(VarnishBy.PURGE),
        nginx());
  }

  @Provide
  static Arbitrary<Mixture> mixtures() {
    Arbitrary<String> value =
        Combinators.combine(
                Arbitraries.of("x", "_", "/", ".", "é", "~:"),
                Arbitraries.integers().between(0, 70))
            .as(String::repeat);
    return Combinators.combine(
            Arbitraries.of(100, 1_000, 10_000),
            sizes(4_000),
            Arbitraries.of(1, 3, 50, 4_000),
            value,
            sizes(300),
            sizes(4_000),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
        .as(Mixture::new);
  }

  private static Arbitrary<Integer> sizes(int most) {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, most));
  }

  private static Vendor cloudflare(By by) {
    return new Vendor(
        "cloudflare " + by,
        transport ->
            new Cloudflare(
                new EdgeSettings.Cloudflare("zone1", SECRET, by, 100, API),
                transport,
                new FakeClock()),
        request ->
            json(request).values().stream()
                .filter(JsonArray.class::isInstance)
                .forEach(all -> assertThat(all.asJsonArray()).hasSizeLessThanOrEqualTo(100)));
  }

  private static Vendor cloudFront(By by) {
    return new Vendor(
        "cloudfront " + by,
        transport ->
            new CloudFront(
                new EdgeSettings.CloudFront(
                    "E123",
                    Optional.of(SECRET),
                    Optional.of(SECRET),
                    Optional.empty(),
                    by,
                    "Cache-Tag",
                    3000,
                    API),
                request -> request,
                transport,
                new FakeClock()),
        request -> {
          List<String> paths =
              PATH.matcher(text(request)).results().map(found -> found.group(1)).toList();
          assertThat(paths).isNotEmpty().hasSizeLessThanOrEqualTo(3000);
          assertThat(paths.stream().filter(path -> path.endsWith("*")))
              .hasSizeLessThanOrEqualTo(15);
        });
  }

  private static Vendor fastly(By by) {
    return new Vendor(
        "fastly " + by,
        transport ->
            new Fastly(
                new EdgeSettings.Fastly("s1", SECRET, by, 256, API), transport, new FakeClock()),
        request -> {
          if (by == By.TAGS) {
            assertThat(json(request).getJsonArray("surrogate_keys")).hasSizeBetween(1, 256);
          }
        });
  }

  private static Vendor akamai(By by) {
    return new Vendor(
        "akamai " + by,
        transport ->
            new Akamai(
                new EdgeSettings.Akamai(API, SECRET, SECRET, SECRET, by, "staging", 5000),
                request -> request,
                transport,
                new FakeClock()),
        request -> {
          assertThat(request.body().length).isLessThanOrEqualTo(50_000);
          assertThat(json(request).getJsonArray("objects")).hasSizeBetween(1, 5000);
        });
  }

  private static Vendor varnish(VarnishBy by) {
    return new Vendor(
        "varnish " + by,
        transport -> new Varnish(API, by, sites(), transport, new FakeClock()),
        PurgePlannerTest::fitsIntoLines);
  }

  private static Vendor nginx() {
    return new Vendor(
        "nginx",
        transport -> new Nginx(API, SECRET, transport, new FakeClock()),
        PurgePlannerTest::fitsIntoLines);
  }

  private static List<URI> sites() {
    return BASES.stream().map(URI::create).toList();
  }

  /** Lines of 8 KiB, all of them in 32 KiB, which is what proxies take of a request. */
  private static void fitsIntoLines(EdgeRequest request) {
    int all = request.uri().toString().length() + 20;
    assertThat(all).isLessThan(8_192);
    for (Map.Entry<String, String> field : request.headers().entrySet()) {
      int line = field.getKey().length() + 2 + field.getValue().length();
      assertThat(line).as(field.getKey()).isLessThan(8_192);
      all += line;
    }
    assertThat(all).isLessThan(32_768);
  }

  private static JsonObject json(EdgeRequest request) {
    return Json.createReader(new ByteArrayInputStream(request.body())).readObject();
  }

  private static String text(EdgeRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }
}
