package org.freshet.partstream.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.config.AddressRange;
import org.freshet.essentials.config.ClientAddress;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.cursor.Binding;
import org.freshet.partstream.delivery.Sharing;
import org.freshet.partstream.delivery.StreamFormat;
import org.freshet.partstream.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Reads from a request what parts have to know of it. */
final class Asked {

  private static final Pattern WAIT =
      Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?=$|[,;])");

  /** The request property by which a cache says that it may keep the answer. */
  private static final String KEEPS = "org.freshet.request.keeps";

  private static final String USER = "org.freshet.partstream.user";

  /** What {@code PartResource} adds to its path. */
  private static final String BY_KEYS = "/parts";

  private final ContainerRequestContext request;

  Asked(ContainerRequestContext request) {
    this.request = request;
  }

  /** Who asks is the same for all that follows. */
  void noteUser() {
    request.setProperty(USER, Optional.ofNullable(user()));
  }

  @Nullable String user() {
    if (request.getProperty(USER) instanceof Optional<?> noted) {
      return (String) noted.orElse(null);
    }
    SecurityContext security = request.getSecurityContext();
    boolean known = security != null && security.getUserPrincipal() != null;
    return known ? security.getUserPrincipal().getName() : null;
  }

  /** The address of the client, as trusted proxies tell it. */
  String address(String peer, List<AddressRange> trusted) {
    return ClientAddress.of(peer, request.getHeaderString("X-Forwarded-For"), trusted);
  }

  boolean has(String role) {
    SecurityContext security = request.getSecurityContext();
    return security != null && security.isUserInRole(role);
  }

  PartContext context(Plan plan) {
    UriInfo uri = request.getUriInfo();
    return new PartContext(
        user(),
        plan.roles().stream().filter(this::has).collect(Collectors.toSet()),
        uri.getRequestUri(),
        uri.getPathParameters(),
        uri.getQueryParameters(),
        request.getHeaders(),
        request.getAcceptableLanguages());
  }

  Binding binding(String resource) {
    UriInfo uri = request.getUriInfo();
    return new Binding(resource, uri.getPath(), uri.getQueryParameters(), user());
  }

  /**
   * Tells requests apart that may get other values of the same parts, by host, path, query and
   * those of some roles that the user has, whichever way they ask.
   */
  String digest(String resource, Set<String> roles) {
    UriInfo uri = request.getUriInfo();
    URI at = uri.getRequestUri();
    String path = at.getRawPath();
    Map<String, List<String>> query = new HashMap<>(uri.getQueryParameters());
    if (query.remove("keys") != null && path.endsWith(BY_KEYS)) {
      path = path.substring(0, path.length() - BY_KEYS.length());
    }
    String held =
        roles.stream()
            .filter(this::has)
            .sorted()
            .map(r -> r.length() + ":" + r)
            .collect(Collectors.joining());
    Binding same =
        new Binding(resource, at.getScheme() + "://" + at.getRawAuthority() + path, query, held);
    return HexFormat.of().formatHex(same.digest());
  }

  /**
   * The cursor that was brought, null for none. A client of events brings the id of the last one
   * that arrived, beside the cursor it began with.
   */
  @Nullable String cursor() {
    String last = request.getHeaderString("Last-Event-ID");
    if (last != null && !last.isEmpty()) {
      return last;
    }
    return request.getUriInfo().getQueryParameters().getFirst("cursor");
  }

  /**
   * How the parts are to be streamed, null for pages: the first of what the client takes.
   *
   * @throws ProblemException if it takes none of it
   */
  @Nullable StreamFormat format() {
    for (MediaType accepted : request.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return null;
      }
      StreamFormat named = StreamFormat.named(accepted);
      if (named != null) {
        return named;
      }
    }
    throw new ProblemException(Problem.of(406));
  }

  /**
   * How a cache of this application may keep the answer, null if there is none that may.
   *
   * @param degrade tells it that something stands for what failed
   */
  @Nullable Sharing sharing(Runnable degrade) {
    return request.getProperty(KEEPS) instanceof Long seconds
        ? new Sharing(Duration.ofSeconds(seconds), degrade)
        : null;
  }

  /** How many parts are wanted, at most as many as there may be. */
  int limit(int most) {
    String limit = request.getUriInfo().getQueryParameters().getFirst("limit");
    if (limit == null) {
      return most;
    }
    if (!limit.matches("0*[1-9]\\d{0,8}")) {
      throw refused("limit", "must be a whole number from 1");
    }
    return Math.min(Integer.parseInt(limit), most);
  }

  /** How long the client wants to wait (RFC 7240, section 4.3), null if it does not say. */
  @Nullable Duration patience(Duration most) {
    String prefer = request.getHeaderString("Prefer");
    Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer);
    if (!matcher.find()) {
      return null;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    return wait.compareTo(most) < 0 ? wait : most;
  }

  /** The names that are asked for. */
  Set<String> keys(int most) {
    List<String> given = request.getUriInfo().getQueryParameters().get("keys");
    Set<String> keys =
        given == null
            ? Set.of()
            : given.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    if (keys.isEmpty()) {
      throw refused("keys", "must name the parts that are wanted, separated by commas");
    }
    if (keys.size() > most) {
      throw refused("keys", "must name at most " + most + " parts");
    }
    return keys;
  }

  private static ProblemException refused(String parameter, String rule) {
    return new ProblemException(
        Problem.of(400).withDetail("The parameter '" + parameter + "' " + rule + "."));
  }
}
