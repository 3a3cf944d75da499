package org.freshet.isr.serve;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.PublicBase;
import org.jspecify.annotations.Nullable;

/**
 * Decides under which public base a request's response is kept, so that a forged {@code Host}
 * poisons nobody but itself. Thread-safe.
 */
public final class PublicBases {

  private static final Logger LOG = System.getLogger(PublicBases.class.getName());

  private final List<String> configured;
  private final int hostsMax;
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean reported = new AtomicBoolean();

  /** Bases by the settings {@code isr.public-base} and {@code isr.hosts.max}. */
  public PublicBases(IsrSettings settings) {
    this.configured =
        settings.publicBases().stream().map(base -> PublicBase.parse(base).text()).toList();
    this.hostsMax = settings.hostsMax();
  }

  /** Whether visitors may see the application under another base than requests do. */
  public boolean areConfigured() {
    return !configured.isEmpty();
  }

  /**
   * The base of a request: the configured one; of several, the one it asked for; without any, its
   * own.
   *
   * @param request the absolute URI of the request, as the container sees it
   * @return null if nothing may be stored for it
   */
  public @Nullable String of(URI request) {
    if (configured.size() == 1) {
      return configured.get(0);
    }
    String scheme = request.getScheme();
    PublicBase own = scheme == null ? null : PublicBase.of(scheme, request.getRawAuthority(), -1);
    if (own == null) {
      return null;
    }
    if (!configured.isEmpty()) {
      return configured.contains(own.text()) ? own.text() : null;
    }
    return isAdmitted(own.text()) ? own.text() : null;
  }

  /**
   * The base under which responses to such a request are kept, if any are by now: asking admits no
   * host.
   *
   * @param request the absolute URI of a request, or of a page as visitors know it
   */
  public @Nullable String known(URI request) {
    String scheme = request.getScheme();
    PublicBase own = scheme == null ? null : PublicBase.of(scheme, request.getRawAuthority(), -1);
    if (configured.size() == 1) {
      return configured.get(0);
    }
    if (own == null) {
      return null;
    }
    return configured.contains(own.text()) || configured.isEmpty() && hosts.contains(own.text())
        ? own.text()
        : null;
  }

  private boolean isAdmitted(String base) {
    if (hosts.contains(base)) {
      return true;
    }
    synchronized (hosts) {
      if (hosts.size() < hostsMax) {
        return hosts.add(base);
      }
    }
    if (reported.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          Codes.TOO_MANY_HOSTS
              + ": requests came for more than "
              + hostsMax
              + " hosts (isr.hosts.max); responses for others are not stored; set isr.public-base");
    }
    return false;
  }
}
