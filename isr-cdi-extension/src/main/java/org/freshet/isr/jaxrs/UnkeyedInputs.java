package org.freshet.isr.jaxrs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.config.Codes;
import org.freshet.isr.produce.InputWatch;

/**
 * Keeps out of the store what was made from something that does not select: in production the
 * response leaves as nobody's to keep, in development the method that reads it fails.
 */
final class UnkeyedInputs {

  private static final Logger LOG = System.getLogger(UnkeyedInputs.class.getName());

  /** The host joins the key by the public base. */
  private static final Set<String> ALWAYS_KEYED = Set.of("host");

  private final String site;
  private final boolean development;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /**
   * The inputs of one method.
   *
   * @param site the method as messages name it
   */
  UnkeyedInputs(String site, boolean development) {
    this.site = site;
    this.development = development;
  }

  /** Watches what is read for one exchange. */
  InputWatch watch(IsrExchange exchange) {
    return (kind, name) -> {
      if (!isKeyed(exchange, kind, name)) {
        refuse(exchange, what(kind, name));
      }
    };
  }

  private static boolean isKeyed(IsrExchange exchange, InputWatch.Kind kind, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case HEADER -> exchange.keyed.contains(lower) || ALWAYS_KEYED.contains(lower);
      case ROLE -> exchange.production.selected().roles().contains(name);
      case VARIANT -> true;
      case COOKIE, ADDRESS, PRINCIPAL, SESSION -> false;
    };
  }

  private static String what(InputWatch.Kind kind, String name) {
    return switch (kind) {
      case HEADER -> "the header '" + name + "'";
      case COOKIE -> "cookies";
      case ADDRESS -> "where the visitor is";
      case PRINCIPAL -> "who the visitor is";
      case ROLE -> "the visitor's roles";
      case SESSION -> "the session";
      case VARIANT -> "what selects";
    };
  }

  private void refuse(IsrExchange exchange, String what) {
    exchange.production.refuse("unkeyed input");
    String message =
        Codes.UNKEYED_INPUT + ": " + site + ": reads " + what + ", which does not select";
    if (development) {
      throw new IllegalStateException(
          message + "; declare it (@HeaderParam, vary), or keep the response out (doNotStore)");
    }
    if (reported.size() < 100 && reported.add(what)) {
      LOG.log(Level.WARNING, message + "; the response is not stored (reported once)");
    }
  }
}
