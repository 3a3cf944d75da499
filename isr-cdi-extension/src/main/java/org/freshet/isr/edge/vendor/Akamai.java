package org.freshet.isr.edge.vendor;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;

/**
 * Akamai, by Fast Purge: what is invalidated is validated before it is served again, what is
 * deleted is fetched anew.
 */
public final class Akamai implements EdgeCache {

  private static final int TAGS = 128;

  /** Akamai takes 50 000 bytes; quotes and commas take up to two of the rest for each target. */
  private static final int BODY = 39_000;

  /** What Akamai asks for after 429. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final EdgeSettings.Akamai settings;
  private final RequestSigner signer;
  private final EdgeTransport transport;
  private final InstantSource clock;

  /**
   * The account of the settings.
   *
   * @param signer signs requests with its credentials
   */
  public Akamai(
      EdgeSettings.Akamai settings,
      RequestSigner signer,
      EdgeTransport transport,
      InstantSource clock) {
    this.settings = settings;
    this.signer = signer;
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "akamai";
  }

  @Override
  public List<TagField> tagFields() {
    return settings.by() == By.TAGS ? List.of(TagField.of("Edge-Cache-Tag", ",", TAGS)) : List.of();
  }

  @Override
  public Optional<String> lifetimeField() {
    return Optional.of("CDN-Cache-Control");
  }

  @Override
  public Reach reach() {
    return settings.by() == By.TAGS
        ? new Reach(settings.batch(), 0, 0, false, BODY)
        : new Reach(0, settings.batch(), 0, false, BODY);
  }

  @Override
  public PurgeResult purge(Purge purge) throws IOException {
    String path =
        "/ccu/v3/"
            + (purge.soft() ? "invalidate/" : "delete/")
            + (purge.kind() == Purge.Kind.TAGS ? "tag/" : "url/")
            + settings.network();
    String body =
        Json.createObjectBuilder()
            .add("objects", Json.createArrayBuilder(purge.texts()))
            .build()
            .toString();
    EdgeRequest request =
        EdgeRequest.of("POST", URI.create(settings.host() + path))
            .withText("application/json", body);
    return judge(transport.send(signer.sign(request)));
  }

  private PurgeResult judge(EdgeReply reply) {
    PurgeResult result = reply.result(clock.instant());
    boolean soon = reply.status() == 429 && result.retryAfter().compareTo(PAUSE) < 0;
    return soon ? PurgeResult.later(result.detail(), PAUSE) : result;
  }
}
