package org.freshet.it;

import org.freshet.it.app.Visits;
import org.freshet.it.app.wrong.CachedPost;
import org.freshet.it.app.wrong.HiddenCall;
import org.freshet.it.app.wrong.KeylessCall;
import org.freshet.it.app.wrong.LiteralCall;
import org.freshet.it.app.wrong.LongCall;
import org.freshet.it.app.wrong.NamelessCall;
import org.freshet.it.app.wrong.NamelessQuery;
import org.freshet.it.app.wrong.NegativeLifetime;
import org.freshet.it.app.wrong.ReadsCookie;
import org.freshet.it.app.wrong.SecuredCall;
import org.freshet.it.app.wrong.UnknownName;
import org.freshet.it.app.wrong.UnmakeableResolver;
import org.freshet.it.app.wrong.VariesByCookie;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stops a deployment: each wrong definition in an application of its own. */
@ExtendWith(ArquillianExtension.class)
class RefusedDeploymentIT {

  @ArquillianResource Server server;

  @Test
  void a_number_out_of_range() {
    server.assertDeploymentFails(
        Archives.war(NegativeLifetime.class),
        "ISR0010: @Isr on " + NegativeLifetime.class.getName(),
        "sMaxAge is -5");
  }

  @Test
  void isr_on_a_method_that_is_not_get() {
    server.assertDeploymentFails(
        Archives.war(CachedPost.class),
        "ISR0011: @Isr on " + CachedPost.class.getName(),
        "must be on a @GET");
  }

  @Test
  void a_template_with_an_unknown_name() {
    server.assertDeploymentFails(
        Archives.war(UnknownName.class),
        "ISR0012: @Isr on " + UnknownName.class.getName(),
        "names 'isbn'");
  }

  @Test
  void a_selecting_header_of_one_visitor() {
    server.assertDeploymentFails(
        Archives.war(VariesByCookie.class),
        "ISR0013: @Isr on " + VariesByCookie.class.getName(),
        "selects by 'cookie'");
  }

  @Test
  void a_method_that_reads_a_cookie() {
    server.assertDeploymentFails(
        Archives.war(ReadsCookie.class),
        "ISR0014: @Isr on " + ReadsCookie.class.getName(),
        "reads the cookie 'name'");
  }

  @Test
  void a_tag_resolver_that_cannot_be_made() {
    server.assertDeploymentFails(
        Archives.war(UnmakeableResolver.class),
        "ISR0015: @Isr on " + UnmakeableResolver.class.getName(),
        "must be a bean");
  }

  @Test
  void a_query_parameter_without_a_name() {
    server.assertDeploymentFails(
        Archives.war(NamelessQuery.class),
        "ISR0016: @Isr on " + NamelessQuery.class.getName(),
        "must not be empty");
  }

  @Test
  void a_lifetime_of_a_call_out_of_range() {
    server.assertDeploymentFails(
        Archives.war(LongCall.class),
        "ISR0080: @CachedFor on " + LongCall.class.getName(),
        "value is -1");
  }

  @Test
  void a_cached_method_that_nobody_can_intercept() {
    server.assertDeploymentFails(
        Archives.war(HiddenCall.class),
        "ISR0081: @CachedFor on " + HiddenCall.class.getName(),
        "not public");
  }

  @Test
  void a_tag_of_a_call_with_an_unknown_name() {
    server.assertDeploymentFails(
        Archives.war(NamelessCall.class),
        "ISR0082: @CachedFor on " + NamelessCall.class.getName(),
        "names 'isbn'");
  }

  @Test
  void a_parameter_without_a_canonical_text() {
    server.assertDeploymentFails(
        Archives.war(KeylessCall.class),
        "ISR0083: @CachedFor on " + KeylessCall.class.getName(),
        "parameter 0 is a java.lang.Object");
  }

  @Test
  void a_secured_method_whose_values_would_be_shared() {
    server.assertDeploymentFails(
        Archives.war(SecuredCall.class),
        "ISR0084: @CachedFor on " + SecuredCall.class.getName(),
        "must be CALLER");
  }

  @Test
  void a_fallback_of_another_type() {
    server.assertDeploymentFails(
        Archives.war(LiteralCall.class),
        "ISR0085: @SafeCall on " + LiteralCall.class.getName(),
        "must be JSON for a int");
  }

  @Test
  void a_setting_with_a_wrong_value() {
    server.assertDeploymentFails(
        Archives.with(Archives.war(Visits.class), "isr.hosts.max=many"), "ISR0001: isr.hosts.max");
  }

  @Test
  void a_setting_that_does_not_exist() {
    server.assertDeploymentFails(
        Archives.with(Archives.war(Visits.class), "isr.sMaxAge=60"), "ISR0002: isr.sMaxAge");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    server.assertDeploymentFails(
        Archives.with(Archives.war(NegativeLifetime.class, CachedPost.class), "isr.hosts.max=many"),
        "ISR0001",
        "ISR0010",
        "ISR0011");
  }
}
