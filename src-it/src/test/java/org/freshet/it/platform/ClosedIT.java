package org.freshet.it.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.platform.app.Answers;
import org.freshet.it.platform.app.Item;
import org.freshet.it.platform.app.Money;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that is closed, but for what is said to be open. No library. */
@ExtendWith(ArquillianExtension.class)
class ClosedIT {

  private static final String[] READER = {"Authorization", "Basic cmVhZGVyOnJlYWRlcg=="};
  private static final String[] STAFF = {"Authorization", "Basic c3RhZmY6c3RhZmY="};

  private static final String CLOSED =
      """
      <security-constraint>
        <web-resource-collection>
          <web-resource-name>all</web-resource-name>
          <url-pattern>/*</url-pattern>
        </web-resource-collection>
        <auth-constraint><role-name>reader</role-name></auth-constraint>
      </security-constraint>
      <security-constraint>
        <web-resource-collection>
          <web-resource-name>open</web-resource-name>
          <url-pattern>/api/answers/text</url-pattern>
        </web-resource-collection>
      </security-constraint>
      <login-config>
      """;

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    String text = Archives.basicAuthentication().getSource();
    return Archives.bareWar(
            Answers.class, Item.class, Item.Author.class, Money.class, Money.Adapter.class)
        .addAsWebInfResource(
            new StringAsset(text.replace("<login-config>", CLOSED.strip())), "web.xml");
  }

  @Test
  void what_says_nothing_is_closed_and_what_is_open_is_said_to_be() {
    assertThat(status("page")).isEqualTo(401);
    assertThat(status("page", STAFF)).isEqualTo(403);
    assertThat(status("page", READER)).isEqualTo(200);
    assertThat(status("nowhere")).isEqualTo(401);
    assertThat(status("text")).isEqualTo(200);
  }

  private int status(String path, String... headers) {
    return Http.get(application, "api/answers/" + path, headers).statusCode();
  }
}
