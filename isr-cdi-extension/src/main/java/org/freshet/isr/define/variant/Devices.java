package org.freshet.isr.define.variant;

import java.util.List;
import org.freshet.isr.api.Device;
import org.jspecify.annotations.Nullable;

/** Tells the kind of a device from what its browser says of itself. */
public final class Devices {

  /** The client hint that every browser which knows hints sends unasked. */
  public static final String HINT = "sec-ch-ua-mobile";

  /** The field that tells it for all others. */
  public static final String AGENT = "user-agent";

  /** What tells it. */
  static final List<String> FIELDS = List.of(HINT, AGENT);

  private Devices() {}

  /**
   * The kind of device.
   *
   * @param hint the value of {@value #HINT}, a boolean of RFC 9651, null if it is absent
   * @param agent the value of {@value #AGENT}, null if it is absent
   */
  public static Device of(@Nullable String hint, @Nullable String agent) {
    if ("?1".equals(hint)) {
      return Device.MOBILE;
    }
    boolean mobile = !"?0".equals(hint) && agent != null && agent.contains("Mobi");
    return mobile ? Device.MOBILE : Device.DESKTOP;
  }

  /** What a request says as {@value #AGENT} that asks in the name of such a device. */
  public static String agent(Device device) {
    return device == Device.MOBILE ? "Freshet (Mobile)" : "Freshet";
  }
}
