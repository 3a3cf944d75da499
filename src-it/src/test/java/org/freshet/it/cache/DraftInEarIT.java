package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import org.freshet.it.cache.app.DraftParts;
import org.freshet.it.cache.app.Drafts;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Draft mode where no filter stands in front. */
@ExtendWith(ArquillianExtension.class)
class DraftInEarIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.ear(Drafts.class, DraftParts.class, Stage.class);
  }

  @Test
  void an_editor_sees_drafts_and_nobody_else_does() {
    Site site = new Site(application);
    site.get("drafts/page").isStored().says("published 1");
    Reply enabled = site.send("POST", "drafts", "").says("on");
    assertThat(enabled.all("Set-Cookie")).hasSize(1);
    String cookie = enabled.header("Set-Cookie").split(";")[0];

    site.get("drafts/page", "Cookie", cookie).isNobodysToKeep().says("draft 2");
    site.get("drafts/page").isHit().says("published 1");
    site.get("drafts/page", "Cookie", cookie + "x").isHit().says("published 1");
  }
}
