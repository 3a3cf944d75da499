package org.freshet.isr.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.isr.define.DeclaredInputs;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.http.QueryString;
import org.freshet.isr.http.RequestKey;
import org.freshet.isr.http.RequestPath;
import org.freshet.isr.policy.CacheDecider;
import org.freshet.isr.policy.RequestFacts;
import org.freshet.isr.produce.Selected;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the matched requests of one method: whether the cache takes part, and under which key.
 * Thread-safe.
 */
final class RequestReader {

  private static final List<String> OVERRIDES =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private final IsrMethod method;
  private final VariantSelector variants;
  private final List<String> keyed;
  private final List<String> selecting;

  /** Whether the negotiated type is one of those that the method names. */
  private final boolean fixed;

  RequestReader(IsrMethod method, VariantSelector variants) {
    this.method = method;
    this.variants = variants;
    this.keyed = keyed(method);
    this.selecting = both(keyed, variants.fields());
    this.fixed =
        !method.produces().isEmpty()
            && method.produces().stream().noneMatch(RequestReader::hasWildcard);
  }

  void read(ContainerRequestContext request, IsrExchange exchange) {
    URI uri = EntryFilter.uri(request);
    RequestPath path = uri == null ? null : RequestPath.parse(uri.getRawPath());
    QueryString query = uri == null ? null : QueryString.parse(uri.getRawQuery());
    String base = exchange.entry.base();
    Selected selected = variants.read(request, base, uri);
    exchange.production.selectedBy(selected);
    exchange.production.madeFor(base);
    exchange.grouped = variants.partsVisitors();
    exchange.recognised = request.getSecurityContext().getUserPrincipal() != null;
    exchange.authorized = isAuthorized(request, exchange);
    exchange.decision =
        CacheDecider.judge(
            new RequestFacts(
                request.getMethod(),
                hasBody(request),
                isOverridden(request),
                path == null,
                query == null,
                base != null,
                variants.knowsTenant(selected),
                exchange.entry.isDraft() && !exchange.entry.isWarmUp(),
                request.getProperty(Entry.SINGLE) != null));
    if (exchange.decision.mayAnswer()
        && uri != null
        && path != null
        && query != null
        && base != null) {
      exchange.path = path.decoded();
      exchange.keyed = keyed;
      exchange.selecting = selecting;
      exchange.negotiated = negotiated(request);
      exchange.renewal = renewal(request, exchange, uri, base);
      locate(request, exchange, path, query, base);
    }
  }

  private void locate(
      ContainerRequestContext request,
      IsrExchange exchange,
      RequestPath path,
      QueryString query,
      String base) {
    DeclaredInputs inputs = method.inputs();
    RequestKey key =
        new RequestKey(base, method.route(), path)
            .selecting(inputs.headers(), request::getHeaderString)
            .type(exchange.negotiated);
    if (inputs.wholeQuery()) {
      key.whole(query);
    } else {
      key.declared(query, inputs.query());
    }
    Map<String, List<String>> matrix = path.raw().indexOf(';') < 0 ? Map.of() : matrix(request);
    matrix.forEach(
        (name, values) -> {
          if (inputs.wholeMatrix() || inputs.matrix().contains(name)) {
            key.matrix(name, values);
          }
        });
    if (inputs.seesAll() && strays(query, matrix, inputs)) {
      exchange.ownReason = "undeclared parameter";
    } else if (inputs.watched() && exchange.entry.line() == null) {
      exchange.ownReason = UnkeyedInputs.UNWATCHED;
    }
    variants.addTo(key, exchange.production.selected());
    exchange.key = key.text();
    exchange.inputs = new Inputs(request.getUriInfo(), matrix, headers(request));
  }

  /**
   * Whether nobody else may get the answer by default. Where roles select, that whose visitor the
   * container knows is for all who have the same roles; credentials that it does not know tell
   * nothing of roles.
   */
  private static boolean isAuthorized(ContainerRequestContext request, IsrExchange exchange) {
    return exchange.grouped
        ? !exchange.recognised && request.getHeaders().containsKey("Authorization")
        : exchange.recognised || request.getHeaders().containsKey("Authorization");
  }

  /** RFC 9112, section 6.3: a body is announced by its length or its coding. */
  private static boolean hasBody(ContainerRequestContext request) {
    String length = request.getHeaderString("Content-Length");
    return request.getHeaders().containsKey("Transfer-Encoding")
        || length != null && !length.trim().equals("0");
  }

  private static boolean isOverridden(ContainerRequestContext request) {
    for (String name : OVERRIDES) {
      if (request.getHeaders().containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has a parameter that does not select; where code may read it all the same. */
  private static boolean strays(
      QueryString query, Map<String, List<String>> matrix, DeclaredInputs inputs) {
    return !inputs.matrix().containsAll(matrix.keySet()) || !query.hasOnly(inputs.query());
  }

  private static List<String> both(List<String> some, List<String> others) {
    if (others.isEmpty()) {
      return some;
    }
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private static List<String> keyed(IsrMethod method) {
    if (!method.negotiated() || method.inputs().headers().contains("accept")) {
      return method.inputs().headers();
    }
    List<String> names = new ArrayList<>(method.inputs().headers());
    names.add("accept");
    return List.copyOf(names);
  }

  /**
   * The type that this request is answered with, where that depends on {@code Accept}; the field
   * itself where the method does not say what it produces.
   */
  private @Nullable String negotiated(ContainerRequestContext request) {
    if (!method.negotiated()) {
      return null;
    }
    if (!fixed) {
      String accept = request.getHeaderString("Accept");
      // RFC 9110, section 12.5.1: without the field any type is acceptable.
      return "?" + (accept == null ? MediaType.WILDCARD : accept);
    }
    for (MediaType wanted : request.getAcceptableMediaTypes()) {
      for (MediaType produced : method.produces()) {
        if (wanted.isCompatible(produced)) {
          return produced.getType() + "/" + produced.getSubtype();
        }
      }
    }
    return "?";
  }

  private static boolean hasWildcard(MediaType type) {
    return type.isWildcardType() || type.isWildcardSubtype();
  }

  private static Map<String, List<String>> matrix(ContainerRequestContext request) {
    Map<String, List<String>> all = new TreeMap<>();
    for (PathSegment segment : request.getUriInfo().getPathSegments()) {
      segment
          .getMatrixParameters()
          .forEach(
              (name, values) -> all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
    }
    return all;
  }

  private RenewalRequest renewal(
      ContainerRequestContext request, IsrExchange exchange, URI uri, String base) {
    List<Header> fields = selecting.isEmpty() ? List.of() : new ArrayList<>();
    for (String name : selecting) {
      Header header =
          variants.asking(name, request.getHeaderString(name), exchange.production.selected());
      if (header != null) {
        fields.add(header);
      }
    }
    return new RenewalRequest(base, EntryFilter.target(uri), fields, !exchange.isRenewable());
  }

  private Map<String, String> headers(ContainerRequestContext request) {
    if (selecting.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : selecting) {
      String value = request.getHeaderString(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  /** Decodes only what a tag asks for. */
  private record Inputs(UriInfo uri, Map<String, List<String>> matrix, Map<String, String> headers)
      implements ResponseTags.Inputs {

    @Override
    public Map<String, List<String>> path() {
      return uri.getPathParameters();
    }

    @Override
    public Map<String, List<String>> query() {
      return uri.getQueryParameters();
    }

    @Override
    public @Nullable String header(String name) {
      return headers.get(name);
    }
  }
}
