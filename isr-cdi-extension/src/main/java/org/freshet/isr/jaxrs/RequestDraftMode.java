package org.freshet.isr.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.freshet.isr.api.DraftMode;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.DraftCookie;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.OriginCache;

/** Follows the current servlet request, as CDI knows it. */
@ApplicationScoped
class RequestDraftMode implements DraftMode {

  @Inject DraftCookie cookie;
  @Inject OriginCache cache;
  @Inject IsrSettings settings;
  @Inject Instance<HttpServletRequest> requests;

  @Override
  public void enable(Duration lifetime) {
    HttpServletRequest request = answered();
    hand(request, cookie.set(lifetime, request.getContextPath(), isSecure(request), cache.now()));
  }

  @Override
  public void disable() {
    HttpServletRequest request = answered();
    hand(request, cookie.clear(request.getContextPath(), isSecure(request)));
  }

  @Override
  public boolean isEnabled() {
    boolean enabled = isAsked();
    Production current = CurrentProduction.get();
    if (enabled && current != null) {
      // A value that is made for whoever comes: its code has seen a draft now.
      current.ofDraft();
    }
    return enabled;
  }

  private boolean isAsked() {
    try {
      HttpServletRequest request = requests.get();
      if (request.getAttribute(Entry.NAME) instanceof Entry entry) {
        return entry.isDraft() && !entry.isWarmUp();
      }
      return cookie.isIn(request.getHeader("Cookie"), request.getContextPath(), cache.now());
    } catch (RuntimeException e) {
      // Servers differ in how they say that there is no request on this thread.
      return false;
    }
  }

  private HttpServletRequest answered() {
    try {
      HttpServletRequest request = requests.get();
      request.getContextPath();
      return request;
    } catch (RuntimeException e) {
      throw new IllegalStateException("no request is being answered", e);
    }
  }

  /** Behind a proxy that ends TLS the request itself may not tell. */
  private boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || settings.publicBases().stream().anyMatch(base -> base.startsWith("https:"));
  }

  private static void hand(HttpServletRequest request, String value) {
    Object response = request.getAttribute(Entry.RESPONSE);
    if (request.getAttribute(Entry.NAME) instanceof Entry entry) {
      // The answer that carries it is this visitor's alone.
      entry.cookieSet();
    }
    if (response instanceof HttpServletResponse servlet) {
      if (servlet.isCommitted()) {
        throw new IllegalStateException("the response has left");
      }
      servlet.addHeader("Set-Cookie", value);
    } else {
      request.setAttribute(DraftFilter.NAME, value);
    }
  }
}
