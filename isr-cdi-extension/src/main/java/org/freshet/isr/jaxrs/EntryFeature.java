package org.freshet.isr.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

import org.freshet.isr.http.WarmUpSignature;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.serve.SteadyClock;

/** Binds the filter that sees every request before it is matched; found by META-INF/services. */
@ApplicationScoped
public class EntryFeature implements Feature {

  @Inject OriginCache cache;
  @Inject PublicBases bases;
  @Inject WarmUpSignature signature;
  @Inject SteadyClock clock;

  @Override
  public boolean configure(FeatureContext context) {
    context.register(new EntryFilter(cache, bases, signature, clock), Integer.MIN_VALUE);
    return true;
  }
}
