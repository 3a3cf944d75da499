package org.freshet.essentials.webhook.post;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up what addresses a name has. */
@FunctionalInterface
public interface Names {

  /**
   * The addresses of a name, or the one that a literal means.
   *
   * @return at least one
   * @throws UnknownHostException if it has none
   */
  InetAddress[] addresses(String host) throws UnknownHostException;

  /** The names that this machine knows. */
  static Names ofTheSystem() {
    return InetAddress::getAllByName;
  }
}
