package org.freshet.partstream.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.freshet.partstream.api.CursorRejected;
import org.freshet.partstream.api.PartFailed;
import org.freshet.partstream.api.PartsServed;
import org.freshet.partstream.config.PartStreamSettings;
import org.jspecify.annotations.Nullable;

/**
 * Logs what observers are told, one line each. Never a cursor, never what was thrown. Is no bean
 * where {@code partstream.audit-log} is {@code none}.
 */
@ApplicationScoped
class PartLog {

  private static final Logger LOG = System.getLogger("org.freshet.partstream.audit");

  /** First: an observer that fails keeps the event from all that come after it. */
  private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE;

  @Inject PartStreamSettings settings;

  void served(@Observes @Priority(FIRST) PartsServed event) {
    if (settings.auditLog() == PartStreamSettings.AuditLog.ALL) {
      LOG.log(Level.INFO, () -> line(event));
    }
  }

  void failed(@Observes @Priority(FIRST) PartFailed event) {
    LOG.log(Level.WARNING, () -> line(event));
  }

  void rejected(@Observes @Priority(FIRST) CursorRejected event) {
    LOG.log(Level.WARNING, () -> line(event));
  }

  static String line(PartsServed event) {
    return "served "
        + event.resource()
        + " "
        + event.parts()
        + (event.continued() ? " continued" : "")
        + by(event.user());
  }

  static String line(PartFailed event) {
    return "failed "
        + event.resource()
        + " "
        + event.part()
        + (event.replaced() ? " replaced" : " " + event.status());
  }

  static String line(CursorRejected event) {
    return "rejected " + event.resource() + " " + event.reason() + by(event.user());
  }

  private static String by(@Nullable String user) {
    return user == null ? "" : " user=\"" + user.replaceAll("[\"\\p{Cntrl}]", "'") + "\"";
  }
}
