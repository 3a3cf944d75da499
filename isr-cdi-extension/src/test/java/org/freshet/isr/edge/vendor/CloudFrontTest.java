package org.freshet.isr.edge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.freshet.isr.edge.vendor.Purges.hard;
import static org.freshet.isr.edge.vendor.Purges.soft;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.freshet.isr.FakeClock;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.PurgeResult.Outcome;
import org.freshet.isr.edge.sign.AwsSigner;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Against a distribution that enforces the API of 2020-05-31, and verifies signatures itself. */
class CloudFrontTest {

  private static final String KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

  private final FakeClock clock = new FakeClock();
  private final VendorServer server = new VendorServer(this::judge);

  /** What each caller reference was first used for. */
  private final Map<String, List<String>> invalidations = new LinkedHashMap<>();

  /** What is not everywhere yet: of each distribution, 3000 paths and 15 wildcards may be. */
  private final List<String> inProgress = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private VendorServer.Said judge(VendorServer.Asked asked) {
    if (!SignatureV4.isGenuine(asked, server.uri(), "us-east-1", "cloudfront", KEY)) {
      return error(403, "SignatureDoesNotMatch");
    }
    if (!asked.uri().getPath().equals("/2020-05-31/distribution/E123/invalidation")) {
      return error(404, "NoSuchDistribution");
    }
    Document batch = parse(asked.body());
    String reference = text(batch, "CallerReference").get(0);
    List<String> paths = text(batch, "Path");
    if (!text(batch, "Quantity").get(0).equals(Integer.toString(paths.size()))) {
      return error(400, "InconsistentQuantities");
    }
    if (!paths.stream().allMatch(path -> path.matches("/.*|#[\\x21-\\x2b\\x2d-\\x7e]{1,256}"))) {
      return error(400, "InvalidArgument");
    }
    if (paths.size() > 3000) {
      return error(413, "BatchTooLarge");
    }
    List<String> known = invalidations.get(reference);
    if (known != null) {
      return known.equals(paths)
          ? created(reference)
          : error(400, "InvalidationBatchAlreadyExists");
    }
    if (!hasRoom(paths)) {
      return error(400, "TooManyInvalidationsInProgress");
    }
    inProgress.addAll(paths);
    invalidations.put(reference, paths);
    return created(reference);
  }

  /** Paths do not count against wildcards, nor wildcards against paths. */
  private boolean hasRoom(List<String> paths) {
    long wildcards = wildcards(paths);
    return (wildcards == 0 || wildcards(inProgress) + wildcards <= 15)
        && (wildcards == paths.size()
            || inProgress.size() - wildcards(inProgress) + paths.size() - wildcards <= 3000);
  }

  private static long wildcards(List<String> paths) {
    return paths.stream().filter(path -> path.endsWith("*")).count();
  }

  private static VendorServer.Said created(String reference) {
    return VendorServer.Said.of(
        201,
        "<Invalidation xmlns=\""
            + NAMESPACE
            + "\"><Id>I1</Id><Status>InProgress</Status>"
            + "<InvalidationBatch><CallerReference>"
            + reference
            + "</CallerReference>"
            + "</InvalidationBatch></Invalidation>");
  }

  private static VendorServer.Said error(int status, String code) {
    return VendorServer.Said.of(
        status,
        "<ErrorResponse xmlns=\""
            + NAMESPACE
            + "\"><Error><Type>Sender</Type><Code>"
            + code
            + "</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>");
  }

  private static Document parse(String body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    } catch (Exception e) {
      throw new AssertionError("not XML: " + body, e);
    }
  }

  private static List<String> text(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS(NAMESPACE, name);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      all.add(nodes.item(i).getTextContent());
    }
    return all;
  }

  private EdgeCache cloudFront(By by, String key) {
    EdgeSettings.CloudFront settings =
        new EdgeSettings.CloudFront(
            "E123",
            Optional.of(new Secret("AKIDEXAMPLE")),
            Optional.of(new Secret(key)),
            Optional.empty(),
            by,
            "Cache-Tag",
            3000,
            server.uri());
    return new CloudFront(settings, new AwsSigner(settings), Purges.TRANSPORT, clock);
  }

  private EdgeCache cloudFront(By by) {
    return cloudFront(by, KEY);
  }

  @Test
  void tags_are_invalidated_as_items_with_a_hash() throws Exception {
    assertThat(cloudFront(By.TAGS).purge(soft(Kind.TAGS, "book__1", "any__book")))
        .isEqualTo(PurgeResult.done());
    assertThat(invalidations.values()).containsExactly(List.of("#book__1", "#any__book"));
  }

  @Test
  void urls_are_invalidated_as_paths_and_prefixes_as_wildcards() throws Exception {
    EdgeCache edge = cloudFront(By.URLS);
    edge.purge(
        soft(
            Kind.URLS,
            "https://shop.example/a%20b?c=d&e=<f>".replace("<f>", "%3Cf%3E"),
            "https://shop.example"));
    edge.purge(soft(Kind.PREFIXES, "https://shop.example/books"));
    edge.purge(hard(Kind.EVERYTHING));
    assertThat(invalidations.values())
        .containsExactlyInAnyOrder(
            List.of("/a%20b?c=d&e=%3Cf%3E", "/"), List.of("/books*"), List.of("/*"));
  }

  /** The original used one constant reference, so that only its first invalidation ever worked. */
  @Test
  void fault_11_every_call_has_a_reference_of_its_own_and_counts_its_paths() throws Exception {
    EdgeCache edge = cloudFront(By.TAGS);
    assertThat(edge.purge(soft(Kind.TAGS, "book__1"))).isEqualTo(PurgeResult.done());
    assertThat(edge.purge(soft(Kind.TAGS, "book__2", "book__3"))).isEqualTo(PurgeResult.done());
    assertThat(invalidations).hasSize(2);
  }

  @Test
  void a_repetition_of_a_call_is_the_same_invalidation() throws Exception {
    EdgeCache edge = cloudFront(By.TAGS);
    Purge call = soft(Kind.TAGS, "book__1");
    assertThat(edge.purge(call)).isEqualTo(PurgeResult.done());
    assertThat(edge.purge(call)).isEqualTo(PurgeResult.done());
    assertThat(invalidations).hasSize(1);
  }

  @Test
  void too_many_in_progress_is_for_later_though_it_is_a_400() throws Exception {
    inProgress.addAll(Collections.nCopies(3000, "/a"));
    Purge call = soft(Kind.TAGS, "book__1");
    PurgeResult result = cloudFront(By.TAGS).purge(call);
    assertThat(result.outcome()).isEqualTo(Outcome.LATER);
    assertThat(result.detail()).contains("TooManyInvalidationsInProgress");

    inProgress.clear();
    assertThat(cloudFront(By.TAGS).purge(call)).isEqualTo(PurgeResult.done());
  }

  @Test
  void wildcards_and_paths_in_progress_do_not_hold_up_each_other() throws Exception {
    EdgeCache edge = cloudFront(By.URLS);
    inProgress.addAll(Collections.nCopies(15, "/a*"));
    assertThat(edge.purge(soft(Kind.PREFIXES, "https://shop.example/b")).outcome())
        .isEqualTo(Outcome.LATER);
    assertThat(edge.purge(soft(Kind.EVERYTHING)).outcome()).isEqualTo(Outcome.LATER);
    assertThat(edge.purge(soft(Kind.URLS, "https://shop.example/b"))).isEqualTo(PurgeResult.done());

    inProgress.clear();
    inProgress.addAll(Collections.nCopies(3000, "/a"));
    assertThat(edge.purge(soft(Kind.URLS, "https://shop.example/c")).outcome())
        .isEqualTo(Outcome.LATER);
    assertThat(edge.purge(soft(Kind.PREFIXES, "https://shop.example/c")))
        .isEqualTo(PurgeResult.done());
  }

  @Test
  void an_invalidation_that_is_too_large_is_refused() throws Exception {
    String[] tags = IntStream.rangeClosed(0, 3000).mapToObj(i -> "t" + i).toArray(String[]::new);
    PurgeResult result = cloudFront(By.TAGS).purge(soft(Kind.TAGS, tags));
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.detail()).isEqualTo("status 413, BatchTooLarge");
  }

  @Test
  void a_reference_that_stands_for_other_paths_is_refused() throws Exception {
    EdgeCache edge = cloudFront(By.TAGS);
    edge.purge(new Purge(Kind.TAGS, List.of(Target.of("book__1")), true, "one"));
    PurgeResult result =
        edge.purge(new Purge(Kind.TAGS, List.of(Target.of("book__2")), true, "one"));
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.detail()).isEqualTo("status 400, InvalidationBatchAlreadyExists");
  }

  @Test
  void a_call_that_comes_too_soon_is_repeated_as_the_same_invalidation() {
    ManualBackground background = new ManualBackground(clock);
    EdgePurges purges = Purges.before(cloudFront(By.TAGS), background, clock);
    AtomicInteger purged = new AtomicInteger();
    server.says(
        asked ->
            new VendorServer.Said(
                429, error(429, "Throttling").body(), Map.of("Retry-After", "30")));
    purges.purge(Purges.books(1), false, purged::incrementAndGet);
    background.advance(Duration.ofSeconds(29));
    assertThat(server.asked()).hasSize(1);
    assertThat(purged).hasValue(0);

    server.says(this::judge);
    background.advance(Duration.ofSeconds(2));

    assertThat(server.asked())
        .hasSize(2)
        .extracting(VendorServer.Asked::body)
        .containsOnly(server.last().body());
    assertThat(invalidations.values())
        .containsExactly(List.of("#0-more", "#any__book", "#book__0"));
    assertThat(purged).hasValue(1);
    assertThat(purges.states().get(0).text()).isEqualTo("up");
  }

  @Test
  void thousands_of_tags_are_told_once_and_as_others_are_through() {
    ManualBackground background = new ManualBackground(clock);
    EdgePurges purges = Purges.before(cloudFront(By.TAGS), background, clock);
    AtomicInteger purged = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      purges.purge(Purges.books(5_000), false, purged::incrementAndGet);
    }
    background.advance(Duration.ofSeconds(10));
    assertThat(invalidations).hasSize(1);
    assertThat(purges.states().get(0).text())
        .startsWith("failing: status 400, TooManyInvalidationsInProgress");

    inProgress.clear();
    background.advance(Duration.ofMinutes(1));

    assertThat(invalidations.values()).extracting(List::size).containsExactly(3_000, 2_002);
    assertThat(invalidations.values().stream().flatMap(List::stream)).doesNotHaveDuplicates();
    assertThat(purged).hasValue(3);
    assertThat(purges.states().get(0).lost()).isZero();
  }

  @Test
  void a_key_that_is_wrong_is_a_denial_that_does_not_tell_it() throws Exception {
    PurgeResult result = cloudFront(By.TAGS, "anotherKey").purge(soft(Kind.TAGS, "book__1"));
    assertThat(result.outcome()).isEqualTo(Outcome.DENIED);
    assertThat(result.detail()).contains("SignatureDoesNotMatch").doesNotContain("anotherKey");
  }

  @Test
  void a_response_carries_fifty_tags_at_most() {
    assertThat(Purges.carried(cloudFront(By.TAGS), 500).get("Cache-Tag").split(","))
        .hasSizeLessThanOrEqualTo(50);
    assertThat(Purges.carried(cloudFront(By.TAGS), 5)).hasSize(1);
  }
}
