package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.WriteMarker;
import org.freshet.isr.serve.OwnWrites;
import org.freshet.isr.serve.SteadyClock;

/** Puts together what shows visitors their own writes. */
@ApplicationScoped
class OwnWritesBeans {

  @Produces
  @Singleton
  static OwnWrites writes(Secret secret, SteadyClock clock, IsrSettings settings) {
    return new OwnWrites(new WriteMarker(secret.key()), clock, settings);
  }
}
