package org.freshet.essentials.webhook.post;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.freshet.essentials.config.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses are sent to: those that somebody in the Internet has, and those that a setting
 * allows. Immutable and thread-safe.
 */
public final class Addresses {

  /**
   * The special purposes of RFC 6890 and its registry: this network, private, shared by carriers
   * (clouds have metadata there), loopback, link-local (metadata), protocol assignments,
   * documentation, 6to4 relays, benchmarks, multicast, reserved; and where Azure has its host.
   */
  private static final List<AddressRange> FORBIDDEN_4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "168.63.129.16/32");

  /** All that was ever given to somebody, RFC 4291; loopback, ULA and link-local are elsewhere. */
  private static final List<AddressRange> GLOBAL_6 = ranges("2000::/3");

  /** Protocol assignments with Teredo, documentation, 6to4. */
  private static final List<AddressRange> FORBIDDEN_6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private static final int EMBEDDING_BYTES = 12;

  /** The last four bytes are an address of IPv4: mapped, which no text can say, and NAT64. */
  private static final List<AddressRange> EMBEDDING =
      List.of(AddressRange.of(mapped(), EMBEDDING_BYTES * 8), ranges("64:ff9b::/96").get(0));

  private final List<AddressRange> allowed;

  /** Addresses of the Internet, and those of some ranges whatever they are. */
  public Addresses(List<AddressRange> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::parse).map(Objects::requireNonNull).toList();
  }

  private static byte[] mapped() {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    return bytes;
  }

  /** Whether an address is sent to. */
  public boolean isAllowed(InetAddress address) {
    return isAllowed(address.getAddress());
  }

  boolean isAllowed(byte[] address) {
    byte @Nullable [] inside = embedded(address);
    byte[] judged = inside == null ? address : inside;
    return contains(allowed, address) || contains(allowed, judged) || isOfTheInternet(judged);
  }

  private static byte @Nullable [] embedded(byte[] address) {
    return contains(EMBEDDING, address)
        ? Arrays.copyOfRange(address, EMBEDDING_BYTES, address.length)
        : null;
  }

  private static boolean isOfTheInternet(byte[] address) {
    return address.length == 4
        ? !contains(FORBIDDEN_4, address)
        : contains(GLOBAL_6, address) && !contains(FORBIDDEN_6, address);
  }

  private static boolean contains(List<AddressRange> ranges, byte[] address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
