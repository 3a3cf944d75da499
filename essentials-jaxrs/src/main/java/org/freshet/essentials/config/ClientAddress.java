package org.freshet.essentials.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address of a client. What stands in {@code X-Forwarded-For} is believed from right to left as
 * long as a trusted proxy wrote it: each appends the address it heard from, and what stands left of
 * that the client may have made up.
 */
public final class ClientAddress {

  private static final int LONGEST = 64;

  private ClientAddress() {}

  /**
   * The address.
   *
   * @param peer whoever opened the connection
   * @param forwarded all lines of the field joined by commas, null if there is none
   * @param trusted the ranges of the proxies
   */
  public static String of(String peer, @Nullable String forwarded, List<AddressRange> trusted) {
    String current = peer;
    if (forwarded == null || trusted.isEmpty()) {
      return current;
    }
    List<String> entries = new ArrayList<>(List.of(forwarded.split(",", -1)));
    while (!entries.isEmpty() && isTrusted(current, trusted)) {
      String next = withoutPort(entries.remove(entries.size() - 1).trim());
      if (AddressRange.address(next) == null) {
        return current;
      }
      current = next;
    }
    return current;
  }

  /** What tells callers apart: an IPv4 address, or the network of an IPv6 address. */
  public static String caller(String address, int ipv6Prefix) {
    byte[] bytes = AddressRange.address(withoutZone(address));
    if (bytes == null || bytes.length == 4) {
      return bytes == null ? address : text(bytes);
    }
    return text(AddressRange.network(bytes, ipv6Prefix));
  }

  private static boolean isTrusted(String address, List<AddressRange> trusted) {
    byte[] bytes = AddressRange.address(withoutZone(address));
    return bytes != null && trusted.stream().anyMatch(range -> range.contains(bytes));
  }

  /** Some proxies write the port along: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
  private static String withoutPort(String entry) {
    if (entry.length() > LONGEST) {
      return "";
    }
    if (entry.startsWith("[")) {
      return entry.substring(1, Math.max(1, entry.indexOf(']')));
    }
    int colon = entry.indexOf(':');
    return colon >= 0 && colon == entry.lastIndexOf(':') ? entry.substring(0, colon) : entry;
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  private static String text(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
