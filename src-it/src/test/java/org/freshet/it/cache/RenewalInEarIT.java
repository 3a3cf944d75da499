package org.freshet.it.cache;

import java.net.URL;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Directed;
import org.freshet.it.cache.app.MappedMapper;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.UnwritableWriter;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Renewal where no filter stands in front: the door behind learns where the application is. */
@ExtendWith(ArquillianExtension.class)
class RenewalInEarIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.ear(
        Pages.class,
        Directed.class,
        Directed.class.getDeclaredClasses()[0],
        Directed.class.getDeclaredClasses()[1],
        MappedMapper.class,
        UnwritableWriter.class,
        Stage.class,
        Control.class);
  }

  @Test
  void a_raise_renews_behind_without_any_setting() {
    Site site = new Site(application);
    site.get("pages/raised").isStored().says("raised 1");

    site.revalidate("page:raised");

    site.awaitRenewal("pages/raised", "DONE");
    site.get("pages/raised").isHit().says("raised 2");
  }
}
