package org.freshet.isr.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@code isr.edge} and {@code isr.edge.*} of an application.
 *
 * @param chosen {@code isr.edge}: the names of the edges, in order, default none
 * @param again {@code isr.edge.again}: after how long each purge is repeated, for shields and
 *     replicas, default 10 s; 0 for never
 * @param patience {@code isr.edge.patience}: how long after a raise an edge is purged at the
 *     latest, though pages are still being renewed, default 5 s
 * @param timeout {@code isr.edge.timeout}: how long one call may take, default 15 s
 * @param backoff {@code isr.edge.backoff}: the wait before a call is repeated, doubled for each
 *     further time up to 5 min, and up to a half longer by chance, default 1 s
 * @param maxPending {@code isr.edge.max-pending}: how many tags, or URLs, wait for each edge before
 *     they become something coarser, 100 to 1 000 000, default 10 000
 * @param cloudflare where it is chosen
 * @param cloudFront where it is chosen
 * @param fastly where it is chosen
 * @param akamai where it is chosen
 * @param varnish where it is chosen
 * @param nginx where it is chosen
 */
public record EdgeSettings(
    List<String> chosen,
    Duration again,
    Duration patience,
    Duration timeout,
    Duration backoff,
    int maxPending,
    Optional<Cloudflare> cloudflare,
    Optional<CloudFront> cloudFront,
    Optional<Fastly> fastly,
    Optional<Akamai> akamai,
    Optional<Varnish> varnish,
    Optional<Nginx> nginx) {

  /** Settings with a copy of the list. */
  public EdgeSettings {
    chosen = List.copyOf(chosen);
  }

  /** By what an edge is told what has changed. */
  public enum By {
    /** By the tags that responses carry. */
    TAGS,
    /** By the URLs of the changed pages. */
    URLS
  }

  /** How Varnish is told. */
  public enum VarnishBy {
    /** By the tags in {@code xkey}, softly. */
    XKEY,
    /** By bans of the tags in {@code X-Cache-Tags}. */
    BAN,
    /** By URLs. */
    PURGE
  }

  /**
   * A credential. It has no text of its own.
   *
   * @param value the credential
   */
  public record Secret(String value) {

    @Override
    public String toString() {
      return "(not shown)";
    }
  }

  /**
   * Cloudflare.
   *
   * @param zone {@code isr.edge.cloudflare.zone}: the id of the zone
   * @param token {@code isr.edge.cloudflare.token}: an API token that may purge the zone's cache
   * @param by {@code isr.edge.cloudflare.by}: {@code tags}, the default, or {@code urls}
   * @param batch {@code isr.edge.cloudflare.batch}: how many tags or URLs in a call, 1 to 500,
   *     default 100
   * @param api {@code isr.edge.cloudflare.api}: where the API is, default {@code
   *     https://api.cloudflare.com}
   */
  public record Cloudflare(String zone, Secret token, By by, int batch, URI api) {}

  /**
   * Amazon CloudFront.
   *
   * @param distribution {@code isr.edge.cloudfront.distribution}: the id of the distribution
   * @param keyId {@code isr.edge.cloudfront.access-key-id}; default the chain of the AWS SDK
   * @param key {@code isr.edge.cloudfront.secret-access-key}
   * @param session {@code isr.edge.cloudfront.session-token}
   * @param by {@code isr.edge.cloudfront.by}: {@code tags}, the default, or {@code urls}
   * @param tagHeader {@code isr.edge.cloudfront.tag-header}: the field that the distribution's
   *     cache tag configuration names, default {@code Cache-Tag}
   * @param batch {@code isr.edge.cloudfront.batch}: how many tags or paths in an invalidation, 1 to
   *     3000, default 1000
   * @param api {@code isr.edge.cloudfront.api}: where the API is, default {@code
   *     https://cloudfront.amazonaws.com}
   */
  public record CloudFront(
      String distribution,
      Optional<Secret> keyId,
      Optional<Secret> key,
      Optional<Secret> session,
      By by,
      String tagHeader,
      int batch,
      URI api) {}

  /**
   * Fastly.
   *
   * @param service {@code isr.edge.fastly.service}: the id of the service
   * @param token {@code isr.edge.fastly.token}: an API token with the scope {@code purge_select}
   * @param by {@code isr.edge.fastly.by}: {@code tags}, the default, or {@code urls}
   * @param batch {@code isr.edge.fastly.batch}: how many keys in a call, 1 to 256, default 256
   * @param api {@code isr.edge.fastly.api}: where the API is, default {@code
   *     https://api.fastly.com}
   */
  public record Fastly(String service, Secret token, By by, int batch, URI api) {}

  /**
   * Akamai.
   *
   * @param host {@code isr.edge.akamai.host}: the host of the API client's credentials
   * @param clientToken {@code isr.edge.akamai.client-token}
   * @param clientSecret {@code isr.edge.akamai.client-secret}
   * @param accessToken {@code isr.edge.akamai.access-token}
   * @param by {@code isr.edge.akamai.by}: {@code tags}, the default, or {@code urls}
   * @param network {@code isr.edge.akamai.network}: {@code production}, the default, or {@code
   *     staging}
   * @param batch {@code isr.edge.akamai.batch}: how many tags or URLs in a call, 1 to 5000, default
   *     500
   */
  public record Akamai(
      URI host,
      Secret clientToken,
      Secret clientSecret,
      Secret accessToken,
      By by,
      String network,
      int batch) {}

  /**
   * Varnish.
   *
   * @param nodes {@code isr.edge.varnish.nodes}: where each of them is reached, {@code
   *     http://10.0.0.5:6081}
   * @param by {@code isr.edge.varnish.by}: {@code xkey}, the default, {@code ban} or {@code purge}
   */
  public record Varnish(List<URI> nodes, VarnishBy by) {}

  /**
   * nginx.
   *
   * @param nodes {@code isr.edge.nginx.nodes}: where each of them is reached, {@code
   *     http://10.0.0.5:8080}
   * @param token {@code isr.edge.nginx.token}: what the field {@code Isr-Refresh} of a refresh
   *     says, and nginx compares; at least 16 characters
   */
  public record Nginx(List<URI> nodes, Secret token) {}
}
