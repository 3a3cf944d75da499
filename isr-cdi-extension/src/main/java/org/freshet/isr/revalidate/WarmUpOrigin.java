package org.freshet.isr.revalidate;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.freshet.isr.config.IsrSettings;
import org.jspecify.annotations.Nullable;

/**
 * Where this application is reached by itself: {@code isr.warmup.origin}, or else the address and
 * port at which a request without TLS arrived, as the socket tells them; never what a request says.
 * Thread-safe.
 */
public final class WarmUpOrigin implements Supplier<@Nullable URI> {

  private final boolean configured;
  private volatile @Nullable URI origin;

  /** An origin by the settings. */
  public WarmUpOrigin(IsrSettings settings) {
    this.origin = settings.warmup().origin().orElse(null);
    this.configured = origin != null;
  }

  @Override
  public @Nullable URI get() {
    return origin;
  }

  /**
   * Learns from a request.
   *
   * @param secure whether it came by TLS, whose certificate need not be good for an address
   * @param address the local address of its connection
   * @param port the local port of its connection
   */
  public void arrived(boolean secure, @Nullable String address, int port) {
    if (configured || origin != null || secure || address == null || port <= 0) {
      return;
    }
    if (isOwnAddress(address)) {
      String host = address.indexOf(':') >= 0 ? "[" + bare(address) + "]" : address;
      origin = URI.create("http://" + host + ":" + port);
    }
  }

  /** Some servers tell here what a proxy, or whoever pretends to be one, says. */
  private static boolean isOwnAddress(String address) {
    if (!address.chars().allMatch(c -> Character.digit(c, 16) >= 0 || ".:%".indexOf(c) >= 0)) {
      return false;
    }
    try {
      InetAddress own = InetAddress.getByName(bare(address));
      return own.isLoopbackAddress() || NetworkInterface.getByInetAddress(own) != null;
    } catch (UnknownHostException | SocketException e) {
      return false;
    }
  }

  /** Without the scope of a link-local address. */
  private static String bare(String address) {
    int scope = address.indexOf('%');
    return scope < 0 ? address : address.substring(0, scope);
  }
}
