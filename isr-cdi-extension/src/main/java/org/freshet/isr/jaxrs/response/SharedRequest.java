package org.freshet.isr.jaxrs.response;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freshet.isr.define.DeclaredInputs;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.ResponseTags;
import org.freshet.isr.http.CacheControlHeader;
import org.freshet.isr.http.QueryString;
import org.freshet.isr.http.RequestFields;
import org.freshet.isr.http.RequestKey;
import org.freshet.isr.http.RequestPath;
import org.freshet.isr.http.field.DirectiveReader;
import org.freshet.isr.http.field.SelectingValue;
import org.freshet.isr.jaxrs.EntryFilter;
import org.freshet.isr.policy.CacheDecider;
import org.freshet.isr.policy.RequestFacts;
import org.freshet.isr.serve.Entry;
import org.jspecify.annotations.Nullable;

/** Reads a matched request: whether the cache takes part, and the key of all its responses. */
final class SharedRequest {

  private static final List<String> OVERRIDES =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private final ContainerRequestContext request;

  SharedRequest(ContainerRequestContext request) {
    this.request = request;
  }

  void read(SharedExchange exchange) {
    URI uri = EntryFilter.uri(request);
    RequestPath path = uri == null ? null : RequestPath.parse(uri.getRawPath());
    QueryString query = uri == null ? null : QueryString.parse(uri.getRawQuery());
    boolean asSent = exchange.method.inputs().wholeQuery();
    String base = exchange.entry.base();
    exchange.production.madeFor(base);
    exchange.recognised = request.getSecurityContext().getUserPrincipal() != null;
    exchange.authorized = exchange.recognised || request.getHeaders().containsKey("Authorization");
    exchange.fields = request::getHeaderString;
    exchange.directives =
        DirectiveReader.readRequest(request.getHeaderString(CacheControlHeader.NAME));
    exchange.decision =
        CacheDecider.judge(
            new RequestFacts(
                request.getMethod(),
                hasBody(),
                isOverridden(),
                path == null,
                query == null && !asSent,
                base != null,
                true,
                exchange.entry.isDraft() && !exchange.entry.isWarmUp(),
                request.getProperty(Entry.SINGLE) != null));
    if (exchange.decision.mayAnswer() && uri != null && path != null && base != null) {
      exchange.base = base;
      exchange.target = EntryFilter.target(uri);
      exchange.path = path.decoded();
      exchange.declared = declared(exchange.method);
      exchange.primary = primary(exchange, uri, path, query);
      exchange.inputs = new Inputs(request.getUriInfo(), exchange.fields);
    }
  }

  private static String primary(
      SharedExchange exchange, URI uri, RequestPath path, @Nullable QueryString query) {
    DeclaredInputs inputs = exchange.method.inputs();
    RequestKey key = new RequestKey(exchange.base, exchange.method.route(), path);
    if (inputs.wholeQuery() || query == null) {
      key.asSent(uri.getRawQuery());
    } else {
      key.declared(query, inputs.query());
    }
    if (path.raw().indexOf(';') >= 0) {
      key.matrix("*", List.of(path.raw()));
    }
    return key.text() + variant(exchange.declared, exchange.fields);
  }

  /** What request fields of these names add to a key; no field value has a line feed. */
  static String variant(List<String> names, RequestFields fields) {
    StringBuilder variant = new StringBuilder();
    for (String name : names) {
      String value = fields.value(name);
      variant.append('\n').append(name);
      // An absent field is not an empty one.
      variant.append(value == null ? "-" : "+" + SelectingValue.normalised(name, value));
    }
    return variant.toString();
  }

  /** Where the method produces several types, or does not say, Accept takes part in the choice. */
  private static List<String> declared(IsrMethod method) {
    List<String> headers = method.inputs().headers();
    if (!method.negotiated() || headers.contains("accept")) {
      return headers;
    }
    List<String> names = new ArrayList<>(headers);
    names.add("accept");
    return names;
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

  /** Decodes only what a tag asks for. */
  private record Inputs(UriInfo uri, RequestFields fields) implements ResponseTags.Inputs {

    @Override
    public Map<String, List<String>> path() {
      return uri.getPathParameters();
    }

    @Override
    public Map<String, List<String>> query() {
      return uri.getQueryParameters();
    }

    @Override
    public Map<String, List<String>> matrix() {
      Map<String, List<String>> all = new HashMap<>();
      for (PathSegment segment : uri.getPathSegments()) {
        segment
            .getMatrixParameters()
            .forEach((name, values) -> all.merge(name, values, Inputs::joined));
      }
      return all;
    }

    @Override
    public @Nullable String header(String name) {
      return fields.value(name);
    }

    private static List<String> joined(List<String> first, List<String> second) {
      List<String> both = new ArrayList<>(first);
      both.addAll(second);
      return both;
    }
  }
}
