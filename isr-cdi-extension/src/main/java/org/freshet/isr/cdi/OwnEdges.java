package org.freshet.isr.cdi;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.sign.AwsSigner;
import org.freshet.isr.edge.sign.EdgeGridSigner;
import org.freshet.isr.edge.vendor.Akamai;
import org.freshet.isr.edge.vendor.CacheGroups;
import org.freshet.isr.edge.vendor.CloudFront;
import org.freshet.isr.edge.vendor.Cloudflare;
import org.freshet.isr.edge.vendor.Fastly;
import org.freshet.isr.edge.vendor.Nginx;
import org.freshet.isr.edge.vendor.Varnish;

/**
 * Makes the library's own edges as they are chosen; types of the libraries that sign are touched
 * only where their edge is chosen, which is refused where they are absent.
 *
 * @param settings the settings
 * @param sites the public bases of the application
 * @param transport sends requests
 * @param clock tells the time
 */
record OwnEdges(
    EdgeSettings settings, List<URI> sites, EdgeTransport transport, InstantSource clock) {

  /** In the order of the setting. */
  List<EdgeCache> all() {
    List<EdgeCache> edges = new ArrayList<>();
    for (String name : settings.chosen()) {
      switch (name) {
        case "cache-groups" -> edges.add(new CacheGroups());
        case "cloudflare" ->
            settings
                .cloudflare()
                .map(s -> new Cloudflare(s, transport, clock))
                .ifPresent(edges::add);
        case "cloudfront" -> settings.cloudFront().map(this::cloudFront).ifPresent(edges::add);
        case "fastly" ->
            settings.fastly().map(s -> new Fastly(s, transport, clock)).ifPresent(edges::add);
        case "akamai" -> settings.akamai().map(this::akamai).ifPresent(edges::add);
        case "varnish" -> settings.varnish().map(this::varnish).ifPresent(edges::addAll);
        case "nginx" -> settings.nginx().map(this::nginx).ifPresent(edges::addAll);
        default -> {
          // A bean of the application.
        }
      }
    }
    return edges;
  }

  private CloudFront cloudFront(EdgeSettings.CloudFront own) {
    return new CloudFront(own, new AwsSigner(own), transport, clock);
  }

  private Akamai akamai(EdgeSettings.Akamai own) {
    return new Akamai(own, new EdgeGridSigner(own), transport, clock);
  }

  private List<Varnish> varnish(EdgeSettings.Varnish own) {
    return own.nodes().stream()
        .map(node -> new Varnish(node, own.by(), sites, transport, clock))
        .toList();
  }

  private List<Nginx> nginx(EdgeSettings.Nginx own) {
    return own.nodes().stream()
        .map(node -> new Nginx(node, own.token(), transport, clock))
        .toList();
  }
}
