package org.freshet.essentials.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.freshet.essentials.api.RequestServed;
import org.freshet.essentials.config.AddressRange;
import org.freshet.essentials.config.ClientAddress;
import org.freshet.essentials.config.HttpSettings;
import org.jspecify.annotations.Nullable;

/** Gives requests ids, and tells of those that were answered. */
@PreMatching
public final class RequestWatch implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String BEGAN = "org.freshet.essentials.http.began";
  private static final String PEER = "org.freshet.essentials.http.peer";
  private static final int LONGEST_VALUE = 256;

  private final HttpSettings settings;
  private final List<AddressRange> trusted;
  private final Consumer<RequestServed> events;
  private final LongSupplier nanos;

  @Context @Nullable HttpServletRequest servletRequest;

  /**
   * A watch.
   *
   * @param trusted the proxies whose word is believed
   * @param events is told of requests
   * @param nanos a clock that never goes back
   */
  public RequestWatch(
      HttpSettings settings,
      List<AddressRange> trusted,
      Consumer<RequestServed> events,
      LongSupplier nanos) {
    this.settings = settings;
    this.trusted = trusted;
    this.events = events;
    this.nanos = nanos;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BEGAN, nanos.getAsLong());
    if (servletRequest != null) {
      request.setProperty(PEER, servletRequest.getRemoteAddr());
    }
    String header = settings.requestId();
    if (header != null) {
      request.setProperty(RequestId.NAME, RequestId.of(request.getHeaderString(header)));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String header = settings.requestId();
    Object id = request.getProperty(RequestId.NAME);
    if (header != null && id != null) {
      response.getHeaders().putSingle(header, id);
    }
    if (settings.log().enabled() && request.getProperty(BEGAN) instanceof Long began) {
      Duration duration = Duration.ofNanos(nanos.getAsLong() - began);
      tell(request, response.getStatus(), duration, id == null ? null : id.toString());
    }
  }

  private void tell(
      ContainerRequestContext request, int status, Duration duration, @Nullable String id) {
    HttpServletRequest servlet = servletRequest;
    String path = servlet == null ? "" : servlet.getRequestURI();
    Object peer = request.getProperty(PEER);
    HttpSettings.Log log = settings.log();
    boolean slow = log.slowMillis() > 0 && duration.toMillis() >= log.slowMillis();
    boolean drawn = ThreadLocalRandom.current().nextInt(100) < log.percent();
    if (log.skipped().stream().anyMatch(path::startsWith) || !(slow || status >= 400 || drawn)) {
      return;
    }
    events.accept(
        new RequestServed(
            request.getMethod(),
            path,
            status,
            duration,
            id,
            RequestUser.of(request),
            ClientAddress.of(
                peer == null ? "unknown" : peer.toString(),
                request.getHeaderString("X-Forwarded-For"),
                trusted),
            headers(request),
            slow));
  }

  private Map<String, String> headers(ContainerRequestContext request) {
    Map<String, String> told = new LinkedHashMap<>();
    for (String name : settings.log().headers()) {
      String value = request.getHeaderString(name);
      if (value != null) {
        String shown = value.substring(0, Math.min(LONGEST_VALUE, value.length()));
        told.put(name, settings.log().isSecret(name) ? "***" : shown.replaceAll("\\p{Cntrl}", " "));
      }
    }
    return told;
  }
}
