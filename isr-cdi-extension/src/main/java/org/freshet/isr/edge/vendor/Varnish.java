package org.freshet.isr.edge.vendor;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.freshet.isr.config.EdgeSettings.VarnishBy;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;

/**
 * One node of Varnish, with a configuration that understands {@code PURGEKEYS}, {@code BAN} and
 * {@code PURGE} as that of the guide does. Nodes do not tell each other, so each is an edge of its
 * own.
 */
public final class Varnish implements EdgeCache {

  private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9_/-]");

  /** Varnish takes 8 KiB in a line of a request, the name of the field included. */
  private static final int KEYS = 7_500;

  /** Escaping at most doubles what a ban says, and a ban is compared with every object. */
  private static final int BANNED = 3_500;

  private final URI node;
  private final VarnishBy by;
  private final List<URI> sites;
  private final EdgeTransport transport;
  private final InstantSource clock;

  /**
   * A node.
   *
   * @param node where it is reached
   * @param sites the public bases of the application
   */
  public Varnish(
      URI node, VarnishBy by, List<URI> sites, EdgeTransport transport, InstantSource clock) {
    this.node = node;
    this.by = by;
    this.sites = List.copyOf(sites);
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "varnish " + node.getAuthority();
  }

  @Override
  public List<TagField> tagFields() {
    return switch (by) {
      case XKEY -> List.of(TagField.of("xkey", " ", 500));
      case BAN -> List.of(TagField.of("X-Cache-Tags", ",", 500));
      case PURGE -> List.of();
    };
  }

  @Override
  public Reach reach() {
    return switch (by) {
      case XKEY -> new Reach(1_000, 0, 0, false, KEYS);
      case BAN -> new Reach(200, 0, 0, false, BANNED);
      case PURGE -> new Reach(0, 50, 20, true, BANNED);
    };
  }

  @Override
  public PurgeResult purge(Purge purge) throws IOException {
    return switch (purge.kind()) {
      case TAGS -> by == VarnishBy.XKEY ? purgeKeys(purge) : banTags(purge);
      case URLS -> each(purge.texts(), url -> Sites.request("PURGE", URI.create(url)));
      case PREFIXES -> each(purge.texts(), Varnish::banPrefix);
      case EVERYTHING -> each(sites, site -> ban(site, "."));
    };
  }

  private PurgeResult purgeKeys(Purge purge) throws IOException {
    String field = purge.soft() ? "xkey-softpurge" : "xkey-purge";
    return send(
        Sites.request("PURGEKEYS", sites.get(0)).with(field, String.join(" ", purge.texts())));
  }

  private PurgeResult banTags(Purge purge) throws IOException {
    String any =
        purge.texts().stream().map(Varnish::escaped).collect(Collectors.joining("|", "(", ")"));
    return send(Sites.request("BAN", sites.get(0)).with("X-Cache-Tags", "(^|,)" + any + "(,|$)"));
  }

  private static EdgeRequest banPrefix(String prefix) {
    URI uri = URI.create(prefix);
    return ban(uri, "^" + escaped(uri.getRawPath()));
  }

  private static EdgeRequest ban(URI site, String url) {
    return Sites.request("BAN", site)
        .with("X-Host", "^" + escaped(site.getRawAuthority()) + "$")
        .with("X-Url", url);
  }

  private <T> PurgeResult each(List<T> all, Function<T, EdgeRequest> request) throws IOException {
    for (T one : all) {
      PurgeResult result = send(request.apply(one));
      if (result.outcome() != PurgeResult.Outcome.DONE) {
        return result;
      }
    }
    return PurgeResult.done();
  }

  private PurgeResult send(EdgeRequest request) throws IOException {
    EdgeReply reply = transport.send(request.via(node));
    // The list of those who may purge answers like this.
    return reply.status() == 405 ? PurgeResult.denied("status 405") : reply.result(clock.instant());
  }

  /** Nothing but letters and digits means itself in a regular expression, wherever it stands. */
  private static String escaped(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }
}
