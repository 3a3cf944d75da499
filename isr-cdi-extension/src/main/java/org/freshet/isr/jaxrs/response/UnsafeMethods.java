package org.freshet.isr.jaxrs.response;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.http.RequestPath;
import org.freshet.isr.jaxrs.EntryFilter;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.revalidate.Raises;
import org.jspecify.annotations.Nullable;

/**
 * Invalidates what is stored for the path of a request that may have changed something, and for
 * those that its response names in {@code Location} and {@code Content-Location} (RFC 9111, section
 * 4.4).
 *
 * <p>It expires a tag of the path, so that a GET which began before the change cannot be served
 * after it. Only responses that say themselves how long they live carry that tag. Thread-safe.
 */
final class UnsafeMethods implements ContainerResponseFilter {

  private static final Logger LOG = System.getLogger(UnsafeMethods.class.getName());

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Raises raises;
  private volatile boolean awake;

  /** A filter that does nothing until it is woken. */
  UnsafeMethods(Raises raises) {
    this.raises = raises;
  }

  /** There is a method whose responses carry the tag. */
  void wake() {
    awake = true;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    int status = response.getStatus();
    if (!awake || SAFE.contains(request.getMethod()) || status < 200 || status >= 400) {
      return;
    }
    try {
      Set<Tag> tags = targets(request, response);
      if (!tags.isEmpty()) {
        raises.invalidate(tags);
      }
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          Codes.NOT_INVALIDATED
              + ": a request that may have changed something succeeded, and what is stored for its"
              + " path stays until its lifetime ends",
          e);
    }
  }

  private static Set<Tag> targets(
      ContainerRequestContext request, ContainerResponseContext response) {
    URI target = EntryFilter.uri(request);
    Set<Tag> tags = new HashSet<>();
    if (target != null) {
      add(target, target, tags);
      add(target, resolved(target, response.getHeaderString("Location")), tags);
      add(target, resolved(target, response.getHeaderString("Content-Location")), tags);
    }
    return tags;
  }

  private static @Nullable URI resolved(URI target, @Nullable String reference) {
    try {
      return reference == null ? null : target.resolve(reference);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Nobody may invalidate what is another origin's. */
  private static void add(URI target, @Nullable URI uri, Set<Tag> tags) {
    if (uri == null
        || uri.getRawPath() == null
        || !Objects.equals(uri.getScheme(), target.getScheme())
        || !Objects.equals(uri.getRawAuthority(), target.getRawAuthority())) {
      return;
    }
    RequestPath path = RequestPath.parse(uri.getRawPath());
    if (path != null) {
      tags.add(AutomaticTags.target(path.decoded()));
    }
  }
}
