package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Base64;
import java.util.List;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Reports;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pages that are shared by those who have the same roles: the server's users {@code reader} and
 * {@code editor}, of whom both are readers and one is an editor.
 */
@ExtendWith(ArquillianExtension.class)
class RoleGroupsIT {

  private static final String[] READER = as("reader");
  private static final String[] EDITOR = as("editor");
  private static final String[] NOBODY = {};

  @ArquillianResource
  @OperateOnDeployment("war")
  URL war;

  @ArquillianResource
  @OperateOnDeployment("front")
  URL front;

  private Site site;

  @Deployment(name = "war", testable = false)
  static Archive<?> war() {
    return Archives.with(
        Archives.war(Reports.class, Stage.class, Control.class)
            .setWebXML(Archives.basicAuthentication()),
        "isr.mode=development");
  }

  @Deployment(name = "front", testable = false)
  static Archive<?> front() {
    return Archives.with(
        Archives.war(Reports.class, Stage.class, Control.class)
            .setWebXML(Archives.basicAuthentication()),
        "isr.front.enabled=true");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(war);
  }

  private static String[] as(String user) {
    String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
    return new String[] {"Authorization", "Basic " + credentials};
  }

  /** Made now and kept at the origin, and nowhere else. */
  private static Reply isKept(Reply reply) {
    assertThat(reply.cacheStatus()).as("%s", reply).contains("stored");
    return isHidden(reply);
  }

  private static Reply isHidden(Reply reply) {
    assertThat(reply.all("Cache-Control")).as("%s", reply).hasSize(1);
    assertThat(reply.cacheControl()).as("%s", reply).startsWith("private, no-store");
    return reply;
  }

  @Test
  void who_has_the_same_roles_shares_a_page_and_nobody_else_gets_it() {
    isKept(site.get("reports/shared/open", EDITOR)).says("full 1");
    isKept(site.get("reports/shared/open", NOBODY)).says("short 2");
    for (int i = 0; i < 2; i++) {
      isHidden(site.get("reports/shared/open", EDITOR).isHitBehind()).says("full 1");
      isHidden(site.get("reports/shared/open", NOBODY).isHitBehind()).says("short 2");
      isHidden(site.get("reports/shared/open", READER).isHitBehind()).says("short 2");
    }
    assertThat(site.runs("shared")).isEqualTo(2);
  }

  @Test
  void whoever_may_not_see_a_page_does_not_get_it_from_store() {
    isKept(site.get("reports/guarded/guarded", READER)).says("short 1");
    isKept(site.get("reports/guarded/guarded", EDITOR)).says("full 2");

    assertThat(site.get("reports/guarded/guarded", NOBODY).status()).isIn(401, 403);
    String[] stranger = {"Authorization", "Basic eDp5"};
    assertThat(site.get("reports/guarded/guarded", stranger).status()).isIn(401, 403);
    isHidden(site.get("reports/guarded/guarded", READER).isHitBehind()).says("short 1");
    isHidden(site.get("reports/guarded/guarded", EDITOR).isHitBehind()).says("full 2");
  }

  @Test
  void no_cache_on_the_way_may_keep_what_is_for_one_group() {
    for (String[] visitor : List.of(EDITOR, EDITOR, NOBODY, NOBODY)) {
      Reply reply = isHidden(site.get("reports/edges/open", visitor).answers(200));
      assertThat(reply.all("CDN-Cache-Control")).containsExactly("no-store");
    }
    String tag = site.get("reports/edges/open", EDITOR).header("ETag");
    isHidden(
        site.get("reports/edges/open", EDITOR[0], EDITOR[1], "If-None-Match", tag).answers(304));
    isHidden(site.get("reports/edges/open", EDITOR[0], EDITOR[1], "Range", "bytes=0-3"))
        .answers(206)
        .says("full");
  }

  @Test
  void a_renewal_is_nobody_and_leaves_the_pages_of_groups_to_them() {
    isKept(site.get("reports/renewed/open", EDITOR)).says("full 1");
    isKept(site.get("reports/renewed/open", NOBODY)).says("short 2");
    site.revalidate("page:renewed");

    Site.until(
        "that of everybody is renewed",
        () -> site.get("reports/renewed/open", NOBODY).body().equals("short 3"));
    assertThat(site.get("reports/renewed/open", EDITOR).answers(200).body()).startsWith("full ");
    Site.until(
        "one editor has renewed it",
        () -> site.get("reports/renewed/open", EDITOR).body().equals("full 4"));
    assertThat(site.get("reports/renewed/open", NOBODY).body()).isEqualTo("short 3");
    assertThat(site.runs("renewed")).isEqualTo(4);
  }

  @Test
  void while_one_of_a_group_renews_its_page_the_others_do_not_wait() {
    isKept(site.get("reports/busy/guarded", EDITOR)).says("full 1");
    site.revalidate("page:busy");
    site.hold("busy");
    var first = site.begin("reports/busy/guarded", EDITOR);
    site.awaitHeld("busy", 1);

    isHidden(site.get("reports/busy/guarded", EDITOR).isHit()).says("full 1");

    site.open("busy");
    isHidden(first.join()).says("full 2");
  }

  @Test
  void of_many_of_one_group_one_runs_the_method() {
    List<Reply> replies = site.atOnce(30, "reports/crowd/guarded", EDITOR);

    assertThat(replies).allSatisfy(reply -> isHidden(reply).says("full 1"));
    assertThat(site.runs("crowd")).isEqualTo(1);
  }

  @Test
  void credentials_that_the_server_does_not_know_share_nothing() {
    String[] unknown = {"Authorization", "Bearer t0ken"};
    site.get("reports/bearer/open", unknown).isNobodysToKeep();
    assertThat(site.runs("bearer")).isEqualTo(1);
    isKept(site.get("reports/bearer/open", NOBODY)).says("short 2");
  }

  @Test
  void the_door_in_front_answers_for_no_group_whatever_the_setting() {
    Site open = new Site(front);
    for (int i = 0; i < 3; i++) {
      assertThat(open.get("reports/front/open", EDITOR).body()).isEqualTo("full 1");
    }
    for (int i = 0; i < 3; i++) {
      assertThat(open.get("reports/front/open", NOBODY).body()).isEqualTo("short 2");
    }
    assertThat(open.get("reports/front/guarded", READER).answers(200).body()).startsWith("short");
    assertThat(open.get("reports/front/guarded", NOBODY).status()).isIn(401, 403);
  }

  @Test
  void declared_roles_may_be_asked_for_and_others_are_not_stored() {
    Site production = new Site(front);
    production.get("reports/a/asking/editor", EDITOR).says("true 1");
    production.get("reports/a/asking/editor", EDITOR).isHit().says("true 1");

    production.get("reports/b/asking/reader", EDITOR).isNobodysToKeep().says("true 1");
    production.get("reports/b/asking/reader", NOBODY).isNobodysToKeep().says("false 2");

    production.get("reports/c/wrong", EDITOR).answers(500);
  }
}
