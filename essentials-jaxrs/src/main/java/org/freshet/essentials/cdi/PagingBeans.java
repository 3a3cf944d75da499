package org.freshet.essentials.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.PagingSettings;
import org.freshet.essentials.paging.cursor.KeyCursors;
import org.freshet.essentials.seal.KeyRing;

/** Makes what pages need. */
@ApplicationScoped
class PagingBeans {

  private static final Logger LOG = System.getLogger(PagingBeans.class.getName());

  @Produces
  @Singleton
  KeyCursors cursors(EssentialsSettings settings) {
    PagingSettings paging = settings.paging();
    KeyRing keys = paging.keys();
    if (keys == null) {
      // In production nothing has cursors then: the deployment would have been refused.
      if (paging.development()) {
        LOG.log(
            Level.WARNING,
            Codes.PAGING_KEY_MADE_UP
                + ": essentials.paging.keys is not set: cursors end with this run of the application");
      }
      keys = KeyRing.random();
    }
    return new KeyCursors(keys, paging.cursorTtl(), Clock.systemUTC());
  }
}
