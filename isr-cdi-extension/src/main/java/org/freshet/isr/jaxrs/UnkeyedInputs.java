package org.freshet.isr.jaxrs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.config.Codes;
import org.freshet.isr.define.DeclaredInputs;
import org.freshet.isr.produce.InputWatch;

/**
 * Keeps out of the store what was made from something that does not select: in production the
 * response leaves as nobody's to keep, in development the method that reads it fails.
 */
final class UnkeyedInputs {

  private static final Logger LOG = System.getLogger(UnkeyedInputs.class.getName());

  /**
   * Without a door in front nobody sees what is read of the servlet request: it may be anything.
   */
  static final String UNWATCHED = "unwatched request";

  private static final String HOST = "host";

  /** Asked for by those who run Jakarta Pages (Jakarta Server Pages 3.1, section 11.4.2). */
  private static final String PRECOMPILE = "jsp_precompile";

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
      case HEADER -> lower.equals(HOST) ? exchange.entry.isAskedAsBase() : isKeyed(exchange, lower);
      // The public base joins the key, and is what most requests ask for.
      case BASE -> exchange.entry.isAskedAsBase();
      case PARAMETER -> selects(exchange.method.inputs(), name);
      case ROLE -> exchange.production.selected().roles().contains(name);
      case VARIANT -> true;
      case COOKIE, ADDRESS, PRINCIPAL, SESSION -> false;
    };
  }

  /** A type that was negotiated joins the key, and not what it was chosen from. */
  private static boolean isKeyed(IsrExchange exchange, String field) {
    String negotiated = exchange.negotiated;
    return exchange.method.inputs().headers().contains(field)
        || field.equals("accept") && negotiated != null && negotiated.startsWith("?");
  }

  /** Where the method names its parameters, a request with others is not stored anyway. */
  private static boolean selects(DeclaredInputs inputs, String parameter) {
    return parameter.equals(PRECOMPILE)
        || inputs.wholeQuery()
        || inputs.seesAll()
        || inputs.query().contains(parameter);
  }

  private static String what(InputWatch.Kind kind, String name) {
    return switch (kind) {
      case HEADER -> name.isEmpty() ? "all headers" : "the header '" + name + "'";
      case BASE -> "scheme and host, which are not those of the public base,";
      case PARAMETER -> name.isEmpty() ? "the query" : "the parameter '" + name + "'";
      case COOKIE -> "cookies";
      case ADDRESS -> "where the visitor is";
      case PRINCIPAL -> "who the visitor is";
      case ROLE -> "the visitor's roles";
      case SESSION -> "the session";
      case VARIANT -> "what selects";
    };
  }

  /** Refuses what the request itself forbids to share. */
  void refuseWhatIsKnown(IsrExchange exchange) {
    String reason = exchange.ownReason;
    if (reason == null) {
      return;
    }
    exchange.production.refuse(reason);
    if (reason.equals(UNWATCHED) && reported.add(reason)) {
      LOG.log(
          Level.WARNING,
          Codes.UNKEYED_INPUT
              + ": "
              + site
              + ": can read any header through the servlet request, which nobody watches where no"
              + " filter is in front; name those it reads in vary; the response is not stored"
              + " (reported once)");
    }
  }

  private void refuse(IsrExchange exchange, String what) {
    exchange.production.refuse("unkeyed input");
    String message =
        Codes.UNKEYED_INPUT + ": " + site + ": reads " + what + ", which does not select";
    if (development) {
      IllegalStateException misread =
          new IllegalStateException(
              message + "; declare it (@HeaderParam, vary), or keep the response out (doNotStore)");
      exchange.misread(misread);
      throw misread;
    }
    if (reported.size() < 100 && reported.add(what)) {
      LOG.log(Level.WARNING, message + "; the response is not stored (reported once)");
    }
  }
}
