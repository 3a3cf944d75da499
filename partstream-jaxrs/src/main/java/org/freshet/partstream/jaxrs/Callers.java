package org.freshet.partstream.jaxrs;

import java.util.List;
import org.freshet.essentials.config.AddressRange;
import org.freshet.essentials.config.ClientAddress;

/**
 * Tells callers apart whose open streams are counted: users by their name, others by their address.
 *
 * @param trusted the proxies whose word for an address counts
 * @param ipv6Prefix how many bits of an IPv6 address tell callers apart
 */
public record Callers(List<AddressRange> trusted, int ipv6Prefix) {

  /** Callers by rules that nobody can change. */
  public Callers {
    trusted = List.copyOf(trusted);
  }

  String caller(Asked asked, String peer) {
    String user = asked.user();
    return user == null
        ? "address " + ClientAddress.caller(asked.address(peer, trusted), ipv6Prefix)
        : "user " + user;
  }
}
