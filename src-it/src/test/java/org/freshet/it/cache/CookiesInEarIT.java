package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Storable;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cookies and sessions where there is no door in front that would see them. */
@ExtendWith(ArquillianExtension.class)
class CookiesInEarIT {

  @ArquillianResource URL application;
  private Site site;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.ear(
        Storable.class,
        Storable.Failing.class,
        Storable.Resolving.class,
        Storable.Located.class,
        Stage.class,
        Control.class);
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(application);
  }

  @Test
  void a_cookie_set_by_jakarta_rest_is_never_shared() {
    Reply first = site.get("storable/cookie").isNobodysToKeep();
    Reply second = site.get("storable/cookie").isNobodysToKeep();

    assertThat(second.body()).isNotEqualTo(first.body());
    assertThat(second.all("Set-Cookie")).hasSize(1);
  }

  @Test
  void a_cookie_set_by_the_servlet_is_never_handed_to_others() {
    Reply first = site.get("storable/servlet-cookie");
    assertThat(first.header("Set-Cookie")).startsWith("visitor=7");

    Reply second = site.get("storable/servlet-cookie");
    if (second.cacheStatus().contains("hit")) {
      assertThat(second.all("Set-Cookie")).isEmpty();
    } else {
      second.isNobodysToKeep();
    }
  }

  @Test
  void what_was_made_in_a_session_is_never_shared() {
    String cookie = site.get("storable/session").header("Set-Cookie").split(";")[0];
    assertThat(cookie).startsWith("JSESSIONID=");

    site.get("storable/plain/in-session", "Cookie", cookie).isNobodysToKeep().says("plain 1");
    site.get("storable/plain/in-session").isStored().says("plain 2");
  }
}
