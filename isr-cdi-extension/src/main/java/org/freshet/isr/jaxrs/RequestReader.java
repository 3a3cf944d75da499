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
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.jspecify.annotations.Nullable;

/** Reads a matched request: whether the cache takes part, and under which key. */
final class RequestReader {

  private static final List<String> OVERRIDES =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private final ContainerRequestContext request;
  private final VariantSelector variants;

  RequestReader(ContainerRequestContext request, VariantSelector variants) {
    this.request = request;
    this.variants = variants;
  }

  void read(IsrExchange exchange) {
    URI uri = EntryFilter.uri(request);
    RequestPath path = uri == null ? null : RequestPath.parse(uri.getRawPath());
    QueryString query = uri == null ? null : QueryString.parse(uri.getRawQuery());
    String base = exchange.entry.base();
    Selected selected = variants.read(request, base, uri);
    exchange.production.selectedBy(selected);
    exchange.grouped = variants.partsVisitors();
    exchange.authorized = isAuthorized(exchange.grouped);
    exchange.decision =
        CacheDecider.judge(
            new RequestFacts(
                request.getMethod(),
                hasBody(),
                isOverridden(),
                path == null,
                query == null,
                base != null,
                variants.knowsTenant(selected),
                exchange.entry.isDraft() && !exchange.entry.isWarmUp()));
    if (exchange.decision.mayAnswer()
        && uri != null
        && path != null
        && query != null
        && base != null) {
      locate(exchange, uri, path, query, base);
    }
  }

  private void locate(
      IsrExchange exchange, URI uri, RequestPath path, QueryString query, String base) {
    IsrMethod method = exchange.method;
    DeclaredInputs inputs = method.inputs();
    exchange.negotiated = negotiated(method);
    exchange.keyed = keyed(method);
    exchange.selecting = both(exchange.keyed, variants.fields());
    RequestKey key =
        new RequestKey(base, method.route(), path)
            .selecting(inputs.headers(), request::getHeaderString)
            .type(exchange.negotiated);
    if (inputs.wholeQuery()) {
      key.whole(query);
    } else {
      key.declared(query, inputs.query());
    }
    Map<String, List<String>> matrix = path.raw().indexOf(';') < 0 ? Map.of() : matrix();
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
    exchange.path = path.decoded();
    exchange.renewal = renewal(exchange, uri, base);
    exchange.inputs = new Inputs(request.getUriInfo(), matrix, headers(exchange.selecting));
  }

  /**
   * Whether nobody else may get the answer by default. Where roles select, that whose visitor the
   * container knows is for all who have the same roles; credentials that it does not know tell
   * nothing of roles.
   */
  private boolean isAuthorized(boolean grouped) {
    boolean recognised = request.getSecurityContext().getUserPrincipal() != null;
    return grouped
        ? !recognised && request.getHeaders().containsKey("Authorization")
        : recognised || request.getHeaders().containsKey("Authorization");
  }

  /** RFC 9112, section 6.3: a body is announced by its length or its coding. */
  private boolean hasBody() {
    String length = request.getHeaderString("Content-Length");
    return request.getHeaders().containsKey("Transfer-Encoding")
        || length != null && !length.trim().equals("0");
  }

  private boolean isOverridden() {
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
    return names;
  }

  /**
   * The type that this request is answered with, where that depends on {@code Accept}; the field
   * itself where the method does not say what it produces.
   */
  private @Nullable String negotiated(IsrMethod method) {
    if (!method.negotiated()) {
      return null;
    }
    boolean fixed = method.produces().stream().noneMatch(RequestReader::hasWildcard);
    if (method.produces().isEmpty() || !fixed) {
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

  private Map<String, List<String>> matrix() {
    Map<String, List<String>> all = new TreeMap<>();
    for (PathSegment segment : request.getUriInfo().getPathSegments()) {
      segment
          .getMatrixParameters()
          .forEach(
              (name, values) -> all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
    }
    return all;
  }

  private RenewalRequest renewal(IsrExchange exchange, URI uri, String base) {
    List<Header> selecting = new ArrayList<>();
    for (String name : exchange.selecting) {
      Header header =
          variants.asking(name, request.getHeaderString(name), exchange.production.selected());
      if (header != null) {
        selecting.add(header);
      }
    }
    return new RenewalRequest(base, EntryFilter.target(uri), selecting, !exchange.isRenewable());
  }

  private Map<String, String> headers(List<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
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
