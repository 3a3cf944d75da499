package org.freshet.isr.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.freshet.isr.http.DraftCookie;
import org.freshet.isr.http.WarmUpSignature;
import org.freshet.isr.jaxrs.DraftFilter;
import org.freshet.isr.jaxrs.EntryFilter;
import org.freshet.isr.jaxrs.IsrFeature;
import org.freshet.isr.jaxrs.MissingFront;
import org.freshet.isr.jaxrs.OwnWritesFilter;
import org.freshet.isr.pages.PageViewWriter;
import org.freshet.isr.revalidate.WarmUpOrigin;
import org.freshet.isr.serve.OpenRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.OwnWrites;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.serve.SteadyClock;

/** Binds what concerns every request of an application: found by META-INF/services. */
@ApplicationScoped
@Priority(IsrFeature.OWN_NUMBER)
public class IsrRestFeature implements Feature {

  @Inject OriginCache cache;
  @Inject OpenRequests requests;
  @Inject WarmUpOrigin origin;
  @Inject PublicBases bases;
  @Inject WarmUpSignature signature;
  @Inject DraftCookie draft;
  @Inject OwnWrites writes;
  @Inject MissingFront front;
  @Inject SteadyClock clock;

  @Override
  public boolean configure(FeatureContext context) {
    context.register(
        new EntryFilter(cache, requests, origin, bases, signature, draft, writes, front, clock),
        Integer.MIN_VALUE);
    context.register(new DraftFilter());
    if (writes.areShown()) {
      context.register(new OwnWritesFilter(writes), Integer.MIN_VALUE);
    }
    context.register(new PageViewWriter());
    return true;
  }
}
