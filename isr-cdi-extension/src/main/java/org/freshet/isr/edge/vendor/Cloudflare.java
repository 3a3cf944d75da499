package org.freshet.isr.edge.vendor;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.config.EdgeSettings.By;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.edge.TagField;

/**
 * A zone of Cloudflare. A purge drops what is held: there is no soft purge, so visitors are served
 * stale pages by the application, not there.
 */
public final class Cloudflare implements EdgeCache {

  /** Tags of one response: a line of 4 KiB has hardly room for more. */
  private static final int TAGS = 250;

  private static final int BODY = 60_000;
  private static final int PREFIXES = 100;

  /** The request fields by which a variant of a URL can be told. */
  private static final Set<String> SELECTING =
      Set.of("accept-language", "cf-device-type", "cf-ipcountry", "origin");

  private final EdgeSettings.Cloudflare settings;
  private final URI purge;
  private final EdgeTransport transport;
  private final InstantSource clock;

  /** The zone of the settings. */
  public Cloudflare(
      EdgeSettings.Cloudflare settings, EdgeTransport transport, InstantSource clock) {
    this.settings = settings;
    this.purge =
        URI.create(settings.api() + "/client/v4/zones/" + settings.zone() + "/purge_cache");
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cloudflare";
  }

  @Override
  public List<TagField> tagFields() {
    return settings.by() == By.TAGS ? List.of(TagField.of("Cache-Tag", ",", TAGS)) : List.of();
  }

  @Override
  public Optional<String> lifetimeField() {
    return Optional.of("Cloudflare-CDN-Cache-Control");
  }

  @Override
  public Reach reach() {
    return settings.by() == By.TAGS
        ? new Reach(settings.batch(), 0, 0, false, BODY)
        : new Reach(0, settings.batch(), Math.min(PREFIXES, settings.batch()), true, BODY);
  }

  @Override
  public PurgeResult purge(Purge changed) throws IOException {
    EdgeRequest request =
        EdgeRequest.of("POST", purge)
            .with("Authorization", "Bearer " + settings.token().value())
            .withText("application/json", body(changed).toString());
    return judge(transport.send(request));
  }

  private static JsonObject body(Purge changed) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    return switch (changed.kind()) {
      case TAGS -> body.add("tags", Json.createArrayBuilder(changed.texts())).build();
      case URLS -> body.add("files", files(changed.targets())).build();
      case PREFIXES -> body.add("prefixes", prefixes(changed.texts())).build();
      case EVERYTHING -> body.add("purge_everything", true).build();
    };
  }

  private static JsonArrayBuilder files(List<Target> pages) {
    JsonArrayBuilder files = Json.createArrayBuilder();
    for (Target page : pages) {
      JsonObjectBuilder headers = Json.createObjectBuilder();
      boolean selected = false;
      for (Map.Entry<String, String> field : page.selecting().entrySet()) {
        if (SELECTING.contains(field.getKey().toLowerCase(Locale.ROOT))) {
          headers.add(field.getKey(), field.getValue());
          selected = true;
        }
      }
      if (selected) {
        files.add(Json.createObjectBuilder().add("url", page.text()).add("headers", headers));
      } else {
        files.add(page.text());
      }
    }
    return files;
  }

  /** A prefix has no scheme there. */
  private static JsonArrayBuilder prefixes(List<String> urls) {
    JsonArrayBuilder prefixes = Json.createArrayBuilder();
    urls.forEach(url -> prefixes.add(url.substring(url.indexOf("://") + 3)));
    return prefixes;
  }

  /** What it says counts, not its status alone. */
  private PurgeResult judge(EdgeReply reply) {
    PurgeResult result = reply.result(clock.instant());
    Optional<JsonObject> said = said(reply.body());
    boolean success = said.map(answer -> answer.getBoolean("success", false)).orElse(false);
    if (result.outcome() == PurgeResult.Outcome.DONE && !success) {
      return PurgeResult.refused("status " + reply.status() + " without success" + code(said));
    }
    return result.outcome() == PurgeResult.Outcome.REFUSED
        ? PurgeResult.refused(result.detail() + code(said))
        : result;
  }

  private static Optional<JsonObject> said(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Its messages may repeat what they were sent. */
  private static String code(Optional<JsonObject> said) {
    try {
      return said.map(answer -> answer.getJsonArray("errors"))
          .filter(errors -> !errors.isEmpty())
          .map(errors -> errors.getJsonObject(0).getJsonNumber("code"))
          .map(JsonNumber::toString)
          .map(code -> ", code " + code)
          .orElse("");
    } catch (ClassCastException e) {
      return "";
    }
  }
}
