package org.freshet.isr.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.isr.config.Codes;
import org.freshet.isr.http.WarmUpSignature;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.serve.SteadyClock;

/** Binds the filter that sees every request before it is matched; found by META-INF/services. */
@ApplicationScoped
public class EntryFeature implements Feature {

  private static final Logger LOG = System.getLogger(EntryFeature.class.getName());

  @Inject OriginCache cache;
  @Inject PublicBases bases;
  @Inject WarmUpSignature signature;
  @Inject SteadyClock clock;

  @Inject FrontGate gate;

  @Override
  public boolean configure(FeatureContext context) {
    // Servlets are initialised after filters, so a door that is not there now never will be.
    if (!gate.isBuilt()) {
      LOG.log(
          Level.WARNING,
          Codes.FRONT
              + ": there is no filter in front (the library is in EAR/lib, or left out by"
              + " absolute-ordering); hits are answered inside Jakarta REST, a PageView cannot be");
    }
    context.register(new EntryFilter(cache, bases, signature, clock), Integer.MIN_VALUE);
    return true;
  }
}
