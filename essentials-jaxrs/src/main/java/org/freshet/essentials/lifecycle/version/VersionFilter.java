package org.freshet.essentials.lifecycle.version;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.config.LifecycleSettings;
import org.jspecify.annotations.Nullable;

/**
 * Leads a request whose path names no version to the resource of the version it means: by a field,
 * by its media type, or by default. The response says by {@code Vary} what that was chosen by.
 */
@PreMatching
public final class VersionFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String CHOSEN = "org.freshet.essentials.lifecycle.version";
  private static final MediaType PROBLEM = new MediaType("application", "problem+json");

  private final LifecycleSettings settings;
  private final KnownVersions known;
  private final Request reader;

  /** A filter for the versions that are known by the time requests come. */
  public VersionFilter(LifecycleSettings settings, KnownVersions known) {
    this.settings = settings;
    this.known = known;
    this.reader = new Request(settings);
  }

  /** What was chosen for a request: the version, and whether by its media type. */
  private record Chosen(int version, boolean byType) {}

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath(false).replaceAll("^/+", "");
    NavigableSet<Integer> versions = known.of(path);
    if (versions == null) {
      return;
    }
    String header = settings.versionHeader();
    Integer byField = header == null ? null : Request.version(request.getHeaderString(header));
    Integer byType = reader.versionOfType(request.getHeaderString(HttpHeaders.ACCEPT));
    Integer named = byField == null ? byType : byField;
    int version = named == null ? byDefault(versions) : named;
    request.setProperty(CHOSEN, new Chosen(version, byType != null && byType == version));
    if (!versions.contains(version)) {
      request.abortWith(unknown(byField == null ? 406 : 400, versions));
      return;
    }
    lead(request, version, path);
  }

  private int byDefault(NavigableSet<Integer> versions) {
    int set = settings.defaultVersion();
    return versions.contains(set) ? set : versions.last();
  }

  private static Response unknown(int status, NavigableSet<Integer> versions) {
    Problem problem =
        Problem.of(status)
            .withDetail("There is no such version.")
            .with("versions", List.copyOf(versions));
    return Response.status(status).entity(problem).type(PROBLEM).build();
  }

  private void lead(ContainerRequestContext request, int version, String path) {
    URI base = request.getUriInfo().getBaseUri();
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    String target = base + "v" + version + "/" + path + (query == null ? "" : "?" + query);
    request.setRequestUri(base, URI.create(target));
    for (String name : new String[] {HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE}) {
      String field = request.getHeaderString(name);
      if (field != null && !reader.plain(field).equals(field)) {
        request.getHeaders().putSingle(name, reader.plain(field));
      }
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(CHOSEN) instanceof Chosen chosen) {
      vary(response);
      MediaType type = response.getMediaType();
      boolean json = type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
      if (chosen.byType() && json && response.hasEntity()) {
        response
            .getHeaders()
            .putSingle(
                HttpHeaders.CONTENT_TYPE,
                settings.versionType() + ".v" + chosen.version() + "+json");
      }
    }
  }

  private void vary(ContainerResponseContext response) {
    List<@Nullable String> names = new ArrayList<>();
    names.add(settings.versionHeader());
    names.add(settings.versionType() == null ? null : HttpHeaders.ACCEPT);
    for (String name : names) {
      String now = response.getHeaderString(HttpHeaders.VARY);
      if (name != null && (now == null || !now.matches("(?i)(.*,\\s*)?" + name + "(\\s*,.*)?"))) {
        response.getHeaders().add(HttpHeaders.VARY, name);
      }
    }
  }
}
