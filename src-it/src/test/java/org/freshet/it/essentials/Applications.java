package org.freshet.it.essentials;

import org.freshet.it.essentials.app.Days;
import org.freshet.it.essentials.app.Errors;
import org.freshet.it.essentials.app.JacksonJson;
import org.freshet.it.essentials.app.Orders;
import org.freshet.it.server.Archives;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications of these tests. */
final class Applications {

  private static final Class<?>[] ERRORS = {
    Errors.class,
    Errors.Range.class,
    Errors.Format.class,
    Errors.OutOfStockException.class,
    Orders.class,
    Orders.Order.class,
    Orders.Line.class,
    Orders.Address.class
  };

  private Applications() {}

  /** One way to go wrong for each method; without the library. */
  static WebArchive bareErrors() {
    return bareErrorsOfThePlatform().addClass(Days.class);
  }

  /** Without types that only the library converts; without the library. */
  static WebArchive bareErrorsOfThePlatform() {
    return Archives.bareWar(ERRORS).addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  /** The same with the library. */
  static WebArchive errors() {
    return bareErrors().addAsLibraries(Archives.jars("freshet.essentials"));
  }

  /** Without types that only the library converts. */
  static WebArchive errorsOfThePlatform() {
    return bareErrorsOfThePlatform().addAsLibraries(Archives.jars("freshet.essentials"));
  }

  /** The same with Jackson for its JSON, as each server wants it. */
  static WebArchive errorsWithJackson() {
    return byJackson(Archives.bareWar(ERRORS).addClass(Days.class));
  }

  /** A WAR with the library, and Jackson for its JSON, as each server wants it. */
  static WebArchive byJackson(WebArchive bare) {
    WebArchive war = bare.addAsLibraries(Archives.jars("freshet.essentials"));
    return System.getProperty("arquillian.launch", "").startsWith("liberty")
        ? war.addClass(JacksonJson.class)
            .addAsLibraries(Archives.jars("freshet.jackson"))
            .addAsWebInfResource(Archives.basicAuthentication(), "web.xml")
        : war.addAsWebInfResource(preferringJackson(), "web.xml");
  }

  private static StringAsset preferringJackson() {
    return new StringAsset(
        Archives.basicAuthentication()
            .getSource()
            .replace(
                "<login-config>",
                "<context-param><param-name>resteasy.preferJacksonOverJsonB</param-name>"
                    + "<param-value>true</param-value></context-param><login-config>"));
  }
}
