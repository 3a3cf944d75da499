package org.freshet.isr.admin.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.freshet.isr.admin.explain.Explanation.Answering;
import org.freshet.isr.admin.explain.Explanation.Variant;
import org.freshet.isr.admin.tell.Address;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.DeclaredInputs;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.http.QueryString;
import org.freshet.isr.http.RequestKey;
import org.freshet.isr.http.RequestPath;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.Refusal;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.serve.Found;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** Looks a page up in all that this node knows. Thread-safe. */
public final class Explainer {

  private static final int MOST_VARIANTS = 50;
  private static final int MOST_KEYS = 500;

  private final IsrSettings settings;
  private final IsrMethods methods;
  private final Meters meters;
  private final OriginCache cache;
  private final ResponseStore store;
  private final TagGraph graph;
  private final RevalidationQueue queue;
  private final FrontGate gate;
  private final StoredTags tags;

  /** An explainer of this node's cache. */
  public Explainer(
      IsrSettings settings,
      IsrMethods methods,
      Meters meters,
      OriginCache cache,
      ResponseStore store,
      TagGraph graph,
      RevalidationQueue queue,
      FrontGate gate) {
    this.settings = settings;
    this.methods = methods;
    this.meters = meters;
    this.cache = cache;
    this.store = store;
    this.graph = graph;
    this.queue = queue;
    this.gate = gate;
    this.tags = new StoredTags(graph, meters);
  }

  /** Why the page of an address is cached, or not. */
  public Explanation explain(Address address) {
    RequestPath path = address.path();
    List<RouteMeters> routes = path == null ? List.of() : routes(path);
    List<Answering> answering = routes.stream().flatMap(this::answering).toList();
    List<Variant> variants = path == null ? List.of() : variants(address, path, answering);
    Refusal refusal = path == null ? null : meters.refusal(path.decoded());
    Explained explained = new Explained(address, answering, variants, refusal);
    return new Explanation(
        address.base() + address.target(),
        explained.verdict(),
        explained.sentence(),
        answering,
        variants,
        refusal,
        renewal(address.target()));
  }

  private List<RouteMeters> routes(RequestPath path) {
    List<RouteMeters> matching =
        meters.routes().stream()
            .filter(route -> RoutePattern.matches(route, path.decoded()))
            .sorted(Comparator.comparing(RouteMeters::method))
            .toList();
    List<RouteMeters> located = matching.stream().filter(RouteMeters::isLocated).toList();
    // Where others are is only guessed.
    return located.isEmpty() ? matching : located;
  }

  private Stream<Answering> answering(RouteMeters route) {
    return methods.known(route.method()).stream().map(method -> answering(route, method));
  }

  private Answering answering(RouteMeters route, IsrMethod method) {
    DeclaredInputs inputs = method.inputs();
    List<String> headers = new ArrayList<>(inputs.headers());
    if (method.negotiated() && !headers.contains("accept")) {
      headers.add("accept");
    }
    boolean open = gate.isOpen(method.secured());
    return new Answering(
        route.method(),
        route.path(),
        method.lifetimes(),
        method.freshness() == Isr.Freshness.RESPONSE,
        inputs.wholeQuery() ? List.of("*") : inputs.query(),
        headers,
        open,
        front(method, open));
  }

  private String front(IsrMethod method, boolean open) {
    if (settings.front().isPresent()) {
      return "isr.front.enabled=" + settings.front().get();
    }
    if (open) {
      return "nothing of the application would be skipped";
    }
    return method.secured()
        ? "a security annotation guards the method"
        : "a filter of the application must not be skipped";
  }

  private List<Variant> variants(Address address, RequestPath path, List<Answering> answering) {
    List<String> keys = graph.keys(AutomaticTags.path(path.decoded()), null, MOST_KEYS);
    List<String> asked = answering.stream().map(one -> prefix(one, address, path)).toList();
    List<Variant> variants = new ArrayList<>();
    for (String key : keys) {
      StoredResponse response = store.get(key);
      if (response != null) {
        variants.add(variant(key, response, isAsked(key, response, asked, address)));
      }
    }
    return variants.stream()
        .sorted(Comparator.comparing(Variant::asked).reversed().thenComparing(Variant::url))
        .limit(MOST_VARIANTS)
        .toList();
  }

  private static boolean isAsked(
      String key, StoredResponse response, List<String> asked, Address address) {
    return asked.stream().anyMatch(key::startsWith)
        || response.renewal().base().equals(address.base())
            && response.renewal().target().equals(address.target());
  }

  /** How the keys begin of what answers this address; request fields and type come after that. */
  private static String prefix(Answering method, Address address, RequestPath path) {
    RequestKey key = new RequestKey(address.base(), method.route(), path);
    String target = address.target();
    int mark = target.indexOf('?');
    String raw = mark < 0 ? null : target.substring(mark + 1);
    QueryString query = QueryString.parse(raw);
    boolean whole = method.query().equals(List.of("*"));
    if (query == null || whole && method.ofResponse()) {
      key.asSent(raw);
    } else if (whole) {
      key.whole(query);
    } else {
      key.declared(query, method.query());
    }
    String text = key.text();
    int end = text.lastIndexOf('|', text.lastIndexOf('|') - 1);
    return text.substring(0, end + 1);
  }

  private Variant variant(String key, StoredResponse response, boolean asked) {
    Found found = cache.judged(response);
    String[] fields = key.split("\\|", -1);
    return new Variant(
        response.renewal().base() + response.renewal().target(),
        asked,
        key,
        fields.length > 1 ? fields[1] : "",
        found.freshness(),
        found.age(),
        found.ttl(),
        response.producedAt(),
        response.pin().number(),
        response.body().length,
        response.lifetimes(),
        tags.of(response));
  }

  private @Nullable Renewal renewal(String target) {
    return queue.renewals().stream()
        .filter(renewal -> Objects.equals(renewal.target(), target))
        .findFirst()
        .orElse(null);
  }
}
