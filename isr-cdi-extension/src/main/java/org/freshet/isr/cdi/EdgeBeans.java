package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.http.HttpEdgeTransport;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.revalidate.Background;
import org.freshet.isr.revalidate.purge.EdgePurges;
import org.freshet.isr.serve.SteadyClock;

/** Puts together what has to do with caches in front of the application. */
@ApplicationScoped
class EdgeBeans {

  /** The chosen edges, a bean of its own type: those of the application are beans themselves. */
  record Chosen(List<EdgeCache> edges) {

    Chosen {
      edges = List.copyOf(edges);
    }
  }

  @Produces
  @Singleton
  @Typed(Chosen.class)
  static Chosen chosen(IsrExtension extension, IsrSettings settings, SteadyClock clock) {
    EdgeSettings chosen = extension.edges();
    List<URI> sites = settings.publicBases().stream().map(URI::create).toList();
    HttpEdgeTransport transport = new HttpEdgeTransport(chosen.timeout());
    List<EdgeCache> edges = new ArrayList<>(new OwnEdges(chosen, sites, transport, clock).all());
    edges.addAll(new EdgeChoice(chosen, extension.beans()).beansOfApplication());
    return new Chosen(edges);
  }

  @Produces
  @Singleton
  @Typed(EdgeHeaders.class)
  static EdgeHeaders headers(Chosen chosen) {
    return new EdgeHeaders(chosen.edges());
  }

  @Produces
  @Singleton
  @Typed(EdgePurges.class)
  static EdgePurges purges(
      Chosen chosen,
      EdgeHeaders headers,
      IsrExtension extension,
      IsrSettings settings,
      Background background,
      SteadyClock clock,
      Meters meters) {
    return EdgePurges.of(
        chosen.edges(),
        headers,
        extension.edges(),
        settings.publicBases(),
        background,
        clock,
        () -> ThreadLocalRandom.current().nextDouble(),
        (edge, outcome) -> meters.purged(edge, outcome.name().toLowerCase(Locale.ROOT)));
  }
}
