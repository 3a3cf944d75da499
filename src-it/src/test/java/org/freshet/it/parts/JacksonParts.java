package org.freshet.it.parts;

import org.freshet.it.essentials.app.JacksonJson;
import org.freshet.it.server.Archives;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Applications whose JSON is Jackson's, as each server wants it. */
final class JacksonParts {

  private JacksonParts() {}

  static WebArchive war(Class<?>... classes) {
    WebArchive war = Archives.partsWar(classes);
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
