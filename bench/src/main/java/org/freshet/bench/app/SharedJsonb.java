package org.freshet.bench.app;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * One JSON-B for all requests, on both servers: WildFly's default costs several times as much, and
 * would make a cache look better than it is.
 */
@Provider
public class SharedJsonb implements ContextResolver<Jsonb> {

  static final Jsonb JSONB = JsonbBuilder.create();

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }
}
