package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.RecordingEdge;
import org.freshet.it.cache.app.Shelved;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beans of a WAR for a library in EAR/lib: what knows tags, and an edge. */
@ExtendWith(ArquillianExtension.class)
class BeansInEarIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.ear(
            Shelved.class, Shelved.Shelves.class, RecordingEdge.class, Stage.class, Control.class),
        "isr.edge=recording",
        "isr.public-base=https://shop.example");
  }

  @Test
  void a_bean_knows_the_tags_of_a_page_and_another_one_carries_them_to_its_edge() {
    Site site = new Site(application);

    assertThat(site.get("shelved/novels").isStored().header("X-Own-Tags").split(" "))
        .contains("shelf__upper");

    site.revalidate("shelf:upper");
    Site.until("renewed", () -> site.get("shelved/novels").body().equals("novels 2"));
  }
}
