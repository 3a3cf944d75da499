package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** By Jackson: in the WAR on Open Liberty, of the server on WildFly. */
class ValuesOfNodesByJacksonIT extends ValuesOfNodes {

  @Deployment(name = "one", testable = false, order = 1)
  static Archive<?> one() {
    return node(withJackson(war(false)));
  }

  @Deployment(name = "other", testable = false, order = 2)
  static Archive<?> other() {
    return node(withJackson(war(true)));
  }

  private static WebArchive withJackson(WebArchive war) {
    return System.getProperty("arquillian.launch", "").startsWith("liberty")
        ? war.addAsLibraries(Archives.jars("freshet.jackson"))
        : war.setManifest(
            new StringAsset(
                "Manifest-Version: 1.0\n"
                    + "Dependencies: com.fasterxml.jackson.core.jackson-core,"
                    + "com.fasterxml.jackson.core.jackson-databind\n"));
  }

  @Test
  void the_application_has_jackson() {
    assertThat(one.get("prices/jackson").body()).isEqualTo("there");
  }
}
