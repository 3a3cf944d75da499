package org.freshet.isr.edge.vendor;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;

/** A service of Fastly; everything but all of it is purged softly where that is wanted. */
public final class Fastly implements EdgeCache {

  private static final int TAGS = 500;
  private static final int URLS = 50;
  private static final int BODY = 60_000;

  private final EdgeSettings.Fastly settings;
  private final EdgeTransport transport;
  private final InstantSource clock;

  /** The service of the settings. */
  public Fastly(EdgeSettings.Fastly settings, EdgeTransport transport, InstantSource clock) {
    this.settings = settings;
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "fastly";
  }

  @Override
  public List<TagField> tagFields() {
    return settings.by() == By.TAGS ? List.of(TagField.of("Surrogate-Key", " ", TAGS)) : List.of();
  }

  @Override
  public Optional<String> lifetimeField() {
    return Optional.of("Surrogate-Control");
  }

  @Override
  public Reach reach() {
    return settings.by() == By.TAGS
        ? new Reach(settings.batch(), 0, 0, false, BODY)
        : new Reach(0, URLS, 0, true, BODY);
  }

  @Override
  public PurgeResult purge(Purge purge) throws IOException {
    return switch (purge.kind()) {
      case TAGS -> purgeKeys(purge);
      case URLS, PREFIXES -> purgeUrls(purge);
      case EVERYTHING -> send(request("/service/" + settings.service() + "/purge_all"));
    };
  }

  private PurgeResult purgeKeys(Purge purge) throws IOException {
    String body =
        Json.createObjectBuilder()
            .add("surrogate_keys", Json.createArrayBuilder(purge.texts()))
            .build()
            .toString();
    return send(
        softly(request("/service/" + settings.service() + "/purge"), purge)
            .withText("application/json", body));
  }

  private PurgeResult purgeUrls(Purge purge) throws IOException {
    for (String url : purge.texts()) {
      String withoutScheme = url.substring(url.indexOf("://") + 3);
      PurgeResult result = send(softly(request("/purge/" + withoutScheme), purge));
      if (result.outcome() != PurgeResult.Outcome.DONE) {
        return result;
      }
    }
    return PurgeResult.done();
  }

  private static EdgeRequest softly(EdgeRequest request, Purge purge) {
    return purge.soft() ? request.with("Fastly-Soft-Purge", "1") : request;
  }

  private EdgeRequest request(String path) {
    return EdgeRequest.of("POST", URI.create(settings.api() + path))
        .with("Fastly-Key", settings.token().value())
        .with("Accept", "application/json");
  }

  private PurgeResult send(EdgeRequest request) throws IOException {
    return transport.send(request).result(clock.instant());
  }
}
