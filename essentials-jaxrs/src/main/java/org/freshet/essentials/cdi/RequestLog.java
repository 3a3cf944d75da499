package org.freshet.essentials.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.freshet.essentials.api.RequestServed;

/** Logs requests, one line each: what succeeds as information, what fails above that. */
@ApplicationScoped
class RequestLog {

  private static final Logger LOG = System.getLogger("org.freshet.essentials.requests");

  /** First: an observer that fails keeps the event from all that come after it. */
  void log(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) RequestServed served) {
    LOG.log(level(served), () -> line(served));
  }

  static Level level(RequestServed served) {
    if (served.status() >= 500) {
      return Level.ERROR;
    }
    return served.status() >= 400 || served.slow() ? Level.WARNING : Level.INFO;
  }

  static String line(RequestServed served) {
    StringBuilder line = new StringBuilder(128);
    line.append(served.method()).append(' ').append(served.path());
    line.append(' ').append(served.status());
    line.append(' ').append(served.duration().toMillis()).append(" ms");
    append(line, "id", served.id());
    append(line, "user", served.user());
    append(line, "from", served.address());
    for (Map.Entry<String, String> header : served.headers().entrySet()) {
      append(line, header.getKey(), header.getValue());
    }
    return served.slow() ? line.append(" slow").toString() : line.toString();
  }

  private static void append(
      StringBuilder line, String name, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      line.append(' ').append(name).append("=\"").append(value.replace('"', '\'')).append('"');
    }
  }
}
