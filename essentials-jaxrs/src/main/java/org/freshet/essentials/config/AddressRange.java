package org.freshet.essentials.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291): {@code 10.0.0.0/8}, {@code fd00::/8},
 * or one address.
 */
public final class AddressRange {

  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  private final byte[] start;
  private final int prefix;

  private AddressRange(byte[] start, int prefix) {
    this.start = start;
    this.prefix = prefix;
  }

  /**
   * The range that a text means.
   *
   * @return null if it is malformed; names are not looked up
   */
  public static @Nullable AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int most = address.length * 8;
    int prefix = slash < 0 ? most : prefix(text.substring(slash + 1));
    return prefix < 0 || prefix > most ? null : new AddressRange(network(address, prefix), prefix);
  }

  /**
   * The range of the addresses that begin with the first bits of one.
   *
   * @param prefix how many bits, 0 to all of them
   */
  public static AddressRange of(byte[] address, int prefix) {
    return new AddressRange(network(address, prefix), prefix);
  }

  /** The bytes of an address in digits, null if it is none; names are not looked up. */
  public static byte @Nullable [] address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** The first bits of an address, the others zero. */
  public static byte[] network(byte[] address, int prefix) {
    byte[] network = Arrays.copyOf(address, address.length);
    for (int bit = prefix; bit < network.length * 8; bit++) {
      network[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return network;
  }

  /** Whether an address lies in it; one of the other family never does. */
  public boolean contains(byte[] address) {
    return address.length == start.length && Arrays.equals(network(address, prefix), start);
  }

  private static int prefix(String digits) {
    return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
  }
}
