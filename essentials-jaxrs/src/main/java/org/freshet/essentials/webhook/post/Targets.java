package org.freshet.essentials.webhook.post;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.freshet.essentials.api.RefusedWebhookUrlException;
import org.freshet.essentials.config.SendingSettings;

/**
 * Says where a URL leads, and whether that is sent to. Thread-safe.
 *
 * <p>What is returned is what is connected to: nobody looks a name up again, so that it cannot mean
 * something else by then.
 */
public final class Targets {

  private static final Logger LOG = System.getLogger(Targets.class.getName());

  /** The same for a name that is not known: nobody is told which names there are inside. */
  private static final String RULE =
      "the URL's host must be known, and of the Internet, or of an address that"
          + " essentials.webhook.allowed-addresses has";

  private final Names names;
  private final Addresses addresses;
  private final boolean plain;

  /** Targets that the settings allow, by names that somebody looks up. */
  public Targets(SendingSettings settings, Names names) {
    this.names = names;
    this.addresses = new Addresses(settings.allowed());
    this.plain = settings.plain();
  }

  /**
   * Looks at a URL that somebody wants to be told at.
   *
   * @throws RefusedWebhookUrlException if nothing is sent there
   */
  public void check(String url) {
    TargetUrl target = parse(url);
    try {
      addresses(target);
    } catch (UnknownHostException e) {
      LOG.log(Level.INFO, "an endpoint was refused: the name {0} is unknown", target.host());
      throw new RefusedWebhookUrlException(RULE);
    } catch (RefusedWebhookUrlException e) {
      LOG.log(Level.INFO, "an endpoint was refused: the address of {0}", target.host());
      throw e;
    }
  }

  /** The target that a URL means; see {@link TargetUrl#parse}. */
  TargetUrl parse(String url) {
    return TargetUrl.parse(url, plain);
  }

  /**
   * The addresses of a target now.
   *
   * @throws RefusedWebhookUrlException if one of them is not sent to
   * @throws UnknownHostException if it has none
   */
  List<InetAddress> addresses(TargetUrl target) throws UnknownHostException {
    List<InetAddress> all = List.of(names.addresses(target.host()));
    if (!all.stream().allMatch(addresses::isAllowed)) {
      throw new RefusedWebhookUrlException(RULE);
    }
    return all;
  }
}
