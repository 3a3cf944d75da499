package org.freshet.it.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.freshet.it.cache.app.Asked;
import org.freshet.it.cache.app.Binding;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Masks;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Twice;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That nobody gets what was made for a request that only looked like theirs. */
@ExtendWith(ArquillianExtension.class)
class SafetyIT {

  private static final String[] INVITED = {"X-Invited", "yes"};

  /** A raise waits no longer than this for a request whose end nobody told. */
  private static final Duration PATIENCE_WITH_REQUESTS = Duration.ofSeconds(2);

  @ArquillianResource
  @OperateOnDeployment("masked")
  URL masked;

  @ArquillianResource
  @OperateOnDeployment("bound")
  URL bound;

  private Site site;

  @Deployment(name = "masked", testable = false)
  static Archive<?> masked() {
    return Archives.with(
        Archives.war(Masks.class, Twice.class, Pages.class, Asked.class, Stage.class, Control.class)
            .addClasses(Masks.class.getDeclaredClasses())
            .addClasses(Asked.class.getDeclaredClasses()),
        "isr.mode=development");
  }

  @Deployment(name = "bound", testable = false)
  static Archive<?> bound() {
    return Archives.with(
        Archives.war(Binding.class, Pages.class, Stage.class)
            .addClasses(Binding.class.getDeclaredClasses()),
        "isr.mode=development");
  }

  @BeforeEach
  void reach_the_site() {
    site = new Site(masked);
  }

  @Test
  void a_forwarded_request_answers_nobody_who_asked_for_the_same() {
    String[] forwarded = {"X-Forwarded-Inside", "yes"};
    assertThat(site.get("pages/forwarded", forwarded).answers(200).body()).startsWith("inside ");
    assertThat(site.get("pages/forwarded", forwarded).answers(200).body()).startsWith("inside ");

    site.get("pages/forwarded").isStored().says("forwarded 1");
    site.get("pages/forwarded").isHitInFront().says("forwarded 1");
  }

  @Test
  void a_rewritten_request_answers_nobody_who_asked_for_the_same() {
    String[] rewritten = {"X-Rewritten", "yes"};
    assertThat(site.get("pages/plain", rewritten).answers(200).body()).startsWith("rewritten ");
    assertThat(site.get("pages/plain", rewritten).answers(200).body()).startsWith("rewritten ");

    site.get("pages/plain").isStored().says("plain 1");
    site.get("pages/plain").isHitInFront().says("plain 1");
  }

  @Test
  void a_header_that_a_filter_has_set_answers_nobody_who_did_not_send_it() {
    String[] masked = {"X-German", "yes"};
    assertThat(site.get("pages/said/translated", masked).answers(200).body()).isEqualTo("de 1");
    assertThat(site.get("pages/said/translated", masked).answers(200).body()).startsWith("de ");

    site.get("pages/said/translated").isStored().says("null 1");
    site.get("pages/said/translated").isHitInFront().says("null 1");
    site.get("pages/said/translated", "Accept-Language", "fr").isStored().says("fr 1");
    assertThat(site.get("pages/said/translated", "Accept-Language", "de").body()).startsWith("de");
  }

  @Test
  void a_visitor_who_is_recognised_is_answered_behind() {
    site.get("pages/known").isStored().says("known 1");
    site.get("pages/known").isHitInFront().says("known 1");

    Reply own = site.get("pages/known", "Cookie", "visitor=anna").isHitBehind().says("known 1");
    assertThat(own.cacheControl()).isEqualTo("private, no-cache");

    site.get("pages/theirs", "Cookie", "visitor=anna").isNobodysToKeep().says("theirs 1");
    site.get("pages/theirs").isStored().says("theirs 2");
  }

  @Test
  void what_a_dynamic_feature_binds_is_not_passed_by() {
    Site guarded = new Site(bound);
    guarded.get("pages/guarded", INVITED).isStored().says("guarded 1");
    guarded.get("pages/guarded", INVITED).isHitBehind().says("guarded 1");

    guarded.get("pages/guarded").answers(403);
    guarded.get("pages/guarded", INVITED).isHitBehind().says("guarded 1");
  }

  @Test
  void what_is_read_by_way_of_a_provider_selects() {
    site.get("asked?a=1").isStored().says("a=1 1");
    site.get("asked?a=2").isStored().says("a=2 2");
    site.get("asked?a=1").isHit().says("a=1 1");
  }

  /** Were one of them thought to be under way still, each raise would wait for it. */
  @Test
  void a_request_that_goes_on_later_twice_ends() {
    for (int i = 0; i < 3; i++) {
      assertThat(Http.get(masked, "twice").body()).isEqualTo("twice");
    }
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String group = "later-" + i;
      long start = System.nanoTime();
      site.revalidate("group:" + group);
      site.awaitKnown(group);
      waits.add(Duration.ofNanos(System.nanoTime() - start));
    }
    assertThat(waits).as("%s", waits).anyMatch(wait -> wait.compareTo(PATIENCE_WITH_REQUESTS) < 0);
  }

  @Test
  void a_page_that_expired_and_was_made_again_is_found_by_its_tag() {
    site.get("pages/fleeting/fleeting").isStored().says("fleeting 1");
    Site.until(
        "it has expired", () -> site.get("pages/fleeting/fleeting").body().equals("fleeting 2"));

    site.revalidate("page:fleeting");

    site.awaitRenewal("pages/fleeting/fleeting", "DONE 1 null");
    assertThat(site.runs("fleeting")).isEqualTo(3);
  }
}
