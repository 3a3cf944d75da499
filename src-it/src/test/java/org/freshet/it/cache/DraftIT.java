package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.DraftParts;
import org.freshet.it.cache.app.Drafts;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An editor in draft mode, and everybody else. */
@ExtendWith(ArquillianExtension.class)
class DraftIT {

  @ArquillianResource URL application;
  private Site site;
  private String[] editor;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(Drafts.class, DraftParts.class, Stage.class, Control.class),
        "isr.mode=development");
  }

  @BeforeEach
  void become_an_editor() {
    site = new Site(application);
    editor = new String[] {"Cookie", "theme=dark; " + cookie()};
  }

  private String cookie() {
    return site.send("POST", "drafts", "").says("on").header("Set-Cookie").split(";")[0];
  }

  @Test
  void the_cookie_is_for_this_application_and_no_script() {
    String path = URI.create(application.toString()).getPath().replaceAll("/$", "");

    assertThat(site.send("POST", "drafts", "").all("Set-Cookie"))
        .singleElement()
        .asString()
        .matches(
            "isr-draft=v1\\.\\d+\\.[\\w-]{43}; Path="
                + path
                + "; Max-Age=300; HttpOnly; SameSite=Lax");
    assertThat(site.send("DELETE", "drafts", null).all("Set-Cookie"))
        .containsExactly("isr-draft=; Path=" + path + "; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  @Test
  void an_editor_sees_drafts_past_what_is_stored() {
    site.get("drafts/known").isStored().says("published 1");
    site.get("drafts/known").isHitInFront();

    Reply draft = site.get("drafts/known", editor).isNobodysToKeep().says("draft 2");
    assertThat(draft.cacheStatus()).isEqualTo("isr; fwd=request; detail=\"draft\"");
    assertThat(draft.cacheControl()).isEqualTo("private, no-store");
    site.get("drafts/known", editor).isNobodysToKeep().says("draft 3");

    site.get("drafts/known").isHitInFront().says("published 1");
  }

  @Test
  void a_draft_is_never_stored_for_others() {
    site.get("drafts/new", editor).isNobodysToKeep().says("draft 1");

    site.get("drafts/new").isStored().says("published 2");
    site.get("drafts/new").isHit().says("published 2");
  }

  @Test
  void a_draft_of_a_part_is_never_kept_for_others() {
    site.get("drafts/part/plain", editor).says("draft 1");
    site.get("drafts/part/parts", editor).isNobodysToKeep().says("draft 2");
    site.get("drafts/part/plain").says("published 3");
    site.get("drafts/part/plain").says("published 3");
    site.get("drafts/part/parts").isStored().says("published 3");

    site.get("drafts/part/parts", editor).isNobodysToKeep().says("draft 4");
    site.get("drafts/part/plain").says("published 3");
  }

  @Test
  void a_draft_is_nobodys_to_keep_where_the_answer_says_how_long_it_lives() {
    site.get("drafts/lives/own").says("published 1 published 1");
    site.get("drafts/lives/own").isHit().says("published 1 published 1");

    Reply draft = site.get("drafts/lives/own", editor).isNobodysToKeep();
    assertThat(draft.says("draft 2 draft 2").cacheControl()).isEqualTo("private, no-store");
    assertThat(draft.cacheStatus()).isEqualTo("isr; fwd=request; detail=\"draft\"");

    site.get("drafts/lives/own").isHit().says("published 1 published 1");
  }

  @Test
  void an_editor_holds_up_nobody_and_waits_for_nobody() {
    site.hold("held");
    var published = site.begin("drafts/held");
    site.awaitHeld("held", 1);
    site.get("drafts/held", editor).isNobodysToKeep().says("draft 2");
    site.open("held");

    published.join().isStored().says("published 1");
  }

  @Test
  void a_forged_cookie_is_ignored() {
    site.get("drafts/forged").isStored().says("published 1");
    String genuine = cookie();
    String forged = genuine.substring(0, genuine.length() - 5) + "AAAAA";

    site.get("drafts/forged", "Cookie", forged).isHitInFront().says("published 1");
    site.get("drafts/forged", "Cookie", "isr-draft=true").isHitInFront().says("published 1");
    site.get("drafts/unseen", "Cookie", "isr-draft=true").isStored().says("published 1");
  }

  @Test
  void a_renewal_is_no_draft() {
    site.get("drafts/renewed").isStored().says("published 1");
    site.get("drafts/renewed", editor).says("draft 2");
    site.revalidate("draft:renewed");
    site.awaitRenewal("drafts/renewed", "DONE");

    site.get("drafts/renewed").isHit().says("published 3");
  }
}
