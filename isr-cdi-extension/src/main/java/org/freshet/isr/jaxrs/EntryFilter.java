package org.freshet.isr.jaxrs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.freshet.isr.http.DraftCookie;
import org.freshet.isr.http.PublicBase;
import org.freshet.isr.http.WarmUpSignature;
import org.freshet.isr.http.WarmUpSignature.Verified;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.revalidate.RenewalThread;
import org.freshet.isr.revalidate.WarmUpOrigin;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.serve.OpenRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.OwnWrites;
import org.freshet.isr.serve.PublicBases;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a request before it is matched: pins what the node knows, if no door in front has,
 * recognises this application's own renewal requests, and lets the application see its public base.
 */
@PreMatching
public final class EntryFilter implements ContainerRequestFilter {

  private final OriginCache cache;
  private final OpenRequests requests;
  private final WarmUpOrigin origin;
  private final PublicBases bases;
  private final WarmUpSignature signature;
  private final DraftCookie draft;
  private final OwnWrites writes;
  private final MissingFront front;
  private final InstantSource clock;

  @Context @Nullable HttpServletRequest servletRequest;

  /** A filter that tells the doors behind what it finds out. */
  public EntryFilter(
      OriginCache cache,
      OpenRequests requests,
      WarmUpOrigin origin,
      PublicBases bases,
      WarmUpSignature signature,
      DraftCookie draft,
      OwnWrites writes,
      MissingFront front,
      InstantSource clock) {
    this.cache = cache;
    this.requests = requests;
    this.origin = origin;
    this.bases = bases;
    this.signature = signature;
    this.draft = draft;
    this.writes = writes;
    this.front = front;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (isInPlaceOfTemplate(request)) {
      // The request would be matched, answered and included again for ever.
      request.abortWith(Response.serverError().build());
      return;
    }
    Entry entry = entry(request);
    RenewalThread.set(false);
    URI uri = uri(request);
    if (uri == null) {
      return;
    }
    String renewed = renewedBase(request, uri);
    String base = renewed == null ? bases.of(uri) : renewed;
    // To a renewal everything shows the base that it is for; a base that nobody configured is the
    // request's own.
    boolean asBase =
        renewed != null || base != null && (!bases.areConfigured() || isBase(uri, base));
    entry.located(base, renewed != null, asBase);
    if (renewed != null) {
      RenewalThread.set(true);
      request.setProperty(Entry.RENEWAL, true);
      entry.atEnd(() -> RenewalThread.set(false));
    }
    if (base != null && (renewed != null || bases.areConfigured())) {
      show(request, uri, base);
    }
  }

  /** Some servers send an include of a template here, where the application takes every path. */
  private static boolean isInPlaceOfTemplate(ContainerRequestContext request) {
    boolean included = request.getProperty(Entry.TEMPLATE) != null;
    if (included) {
      request.removeProperty(Entry.TEMPLATE);
    }
    return included;
  }

  private static boolean isBase(URI uri, String base) {
    PublicBase own =
        uri.getScheme() == null ? null : PublicBase.of(uri.getScheme(), uri.getRawAuthority(), -1);
    return own != null && own.text().equals(base);
  }

  private Entry entry(ContainerRequestContext request) {
    if (request.getProperty(Entry.NAME) instanceof Entry known) {
      return known;
    }
    // Without a door in front, nobody ended what this thread did before.
    CurrentProduction.set(null);
    Entry entry = new Entry(cache.pin());
    requests.enteredUnseen();
    HttpServletRequest servlet = servletRequest;
    if (servlet == null) {
      writes.begin(entry, null);
    } else {
      front.report(servlet.getContextPath());
      lookAt(servlet, entry);
    }
    request.setProperty(Entry.NAME, entry);
    return entry;
  }

  /** Without a door in front, nobody else sees the connection, nor our own cookies. */
  private void lookAt(HttpServletRequest servlet, Entry entry) {
    origin.arrived(servlet.isSecure(), servlet.getLocalAddr(), servlet.getLocalPort());
    String cookies = servlet.getHeader("Cookie");
    if (draft.isIn(cookies, servlet.getContextPath(), clock.instant())) {
      entry.ofDraft();
    }
    writes.begin(entry, writes.notBefore(cookies, servlet.getContextPath()));
  }

  /** The base for which a renewal is asked; null for all requests but our own. */
  private @Nullable String renewedBase(ContainerRequestContext request, URI uri) {
    String signed = request.getHeaderString(WarmUpSignature.NAME);
    if (signed == null) {
      return null;
    }
    request.getHeaders().remove(WarmUpSignature.NAME);
    Verified verified = signature.verify(signed, request.getMethod(), target(uri), clock.instant());
    return verified == null ? null : verified.base();
  }

  /** The URI of a request; null if what was sent is none, which the container may let pass. */
  public static @Nullable URI uri(ContainerRequestContext request) {
    try {
      return request.getUriInfo().getRequestUri();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The path and query of a request, as sent. */
  public static String target(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static void show(ContainerRequestContext request, URI uri, String base) {
    if (!base.equals(uri.getScheme() + "://" + uri.getRawAuthority())) {
      String basePath = request.getUriInfo().getBaseUri().getRawPath();
      if (basePath.equals(uri.getRawPath() + "/")) {
        // The root of the application, asked for without its slash, is not below its base.
        basePath = uri.getRawPath();
      }
      request.setRequestUri(URI.create(base + basePath), URI.create(base + target(uri)));
    }
  }
}
