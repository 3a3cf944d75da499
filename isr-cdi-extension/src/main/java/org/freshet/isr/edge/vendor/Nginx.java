package org.freshet.isr.edge.vendor;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.isr.config.EdgeSettings.Secret;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.freshet.isr.edge.EdgeTransport;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.Reach;

/**
 * One node of nginx, which cannot be purged, only made to fetch a page anew: by a request that
 * bypasses what it has, and whose answer it keeps.
 *
 * <p>It keeps no answer that is stale, so a page that is not renewed yet is asked for again.
 */
public final class Nginx implements EdgeCache {

  /** The field by which nginx recognises a refresh; it does not pass it on. */
  private static final String REFRESH = "Isr-Refresh";

  private static final int PAGES = 50;

  private final URI node;
  private final Secret token;
  private final EdgeTransport transport;
  private final InstantSource clock;

  /**
   * A node.
   *
   * @param node where it is reached
   * @param token what nginx compares
   */
  public Nginx(URI node, Secret token, EdgeTransport transport, InstantSource clock) {
    this.node = node;
    this.token = token;
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "nginx " + node.getAuthority();
  }

  @Override
  public Reach reach() {
    return new Reach(0, PAGES, 0, false, Integer.MAX_VALUE);
  }

  @Override
  public PurgeResult purge(Purge purge) throws IOException {
    List<Target> left = new ArrayList<>();
    for (Target page : purge.targets()) {
      EdgeReply reply = transport.send(refresh(page));
      if (isOfTheProxy(reply)) {
        return reply.result(clock.instant());
      }
      if (!isKept(reply)) {
        left.add(page);
      }
    }
    return left.isEmpty()
        ? PurgeResult.done()
        : PurgeResult.doneBut(left, "not renewed by the application yet");
  }

  private EdgeRequest refresh(Target page) {
    EdgeRequest request =
        Sites.request("GET", URI.create(page.text())).with(REFRESH, token.value());
    for (Map.Entry<String, String> field : page.selecting().entrySet()) {
      request = request.with(field.getKey(), field.getValue());
    }
    return request.via(node);
  }

  /** An answer that did not come from the application tells of the node, not of the page. */
  private static boolean isOfTheProxy(EdgeReply reply) {
    return !reply.headers().containsKey("cache-status") && reply.status() >= 500;
  }

  /** Whatever is not to be kept is either gone, or never was; a stale answer is neither. */
  private static boolean isKept(EdgeReply reply) {
    String lifetime = reply.headers().getOrDefault("cache-control", "");
    return reply.status() < 500 && !lifetime.contains("s-maxage=0");
  }
}
