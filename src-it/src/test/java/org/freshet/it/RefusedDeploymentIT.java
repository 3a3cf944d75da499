package org.freshet.it;

import java.util.stream.Stream;
import org.freshet.it.app.Greeting;
import org.freshet.it.app.Visits;
import org.freshet.it.app.wrong.CachedPost;
import org.freshet.it.app.wrong.HandedOut;
import org.freshet.it.app.wrong.HiddenCall;
import org.freshet.it.app.wrong.KeepsMisnamed;
import org.freshet.it.app.wrong.KeylessCall;
import org.freshet.it.app.wrong.LiteralCall;
import org.freshet.it.app.wrong.LongCall;
import org.freshet.it.app.wrong.ManyWrongs;
import org.freshet.it.app.wrong.Misnamed;
import org.freshet.it.app.wrong.NamelessCall;
import org.freshet.it.app.wrong.NamelessQuery;
import org.freshet.it.app.wrong.NegativeLifetime;
import org.freshet.it.app.wrong.ReadsCookie;
import org.freshet.it.app.wrong.SecuredCall;
import org.freshet.it.app.wrong.TenantByCookie;
import org.freshet.it.app.wrong.UnknownName;
import org.freshet.it.app.wrong.UnmakeableResolver;
import org.freshet.it.app.wrong.UntaggedEntity;
import org.freshet.it.app.wrong.VariesByCookie;
import org.freshet.it.app.wrong.WrongVariants;
import org.freshet.it.cache.app.Houses;
import org.freshet.it.cache.app.Phrases;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.cache.app.Varied;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What stops a deployment: each code in an application of its own, and whatever else there is in
 * one that has it all. Messages are compared whole: code, site, value and rule.
 */
@ExtendWith(ArquillianExtension.class)
class RefusedDeploymentIT {

  private static final String TEMPLATE_OF_MISNAMED =
      "ISR0030: @TaggedEntity on "
          + Misnamed.class.getName()
          + ": template 'misnamed:{nme}' names attribute 'nme', which Misnamed does not have";

  @ArquillianResource Server server;

  @Test
  void edges_that_cannot_be_used() {
    server.assertDeploymentFails(
        Archives.with(
            Archives.war(Visits.class),
            "isr.edge=cloudflare,mycdn,cloudfront,varnish",
            "isr.edge.cloudflare.zone=z1",
            "isr.edge.cloudfront.distribution=E1"),
        "ISR0060: isr.public-base: is missing, must be set since isr.edge names cloudflare",
        "ISR0060: isr.edge.cloudflare.token: is missing, must be set since",
        "ISR0060: isr.edge.varnish.nodes: is missing, must be set since",
        "ISR0060: isr.edge: names 'mycdn', must be one of akamai, cache-groups, cloudflare,"
            + " cloudfront, fastly, nginx, varnish, or the name of a bean of type"
            + " org.freshet.isr.edge.EdgeCache",
        "ISR0060: isr.edge: names cloudfront, for which the application must contain the library"
            + " software.amazon.awssdk:auth");
  }

  @Test
  void a_number_out_of_range() {
    assertRefused(
        NegativeLifetime.class,
        "ISR0010",
        "#answer(): sMaxAge is -5, must be from 1 to 2147483647");
  }

  @Test
  void isr_on_a_method_that_is_not_get() {
    assertRefused(
        CachedPost.class,
        "ISR0011",
        "#answer(): stands on a method that is not @GET, must be on a @GET");
  }

  @Test
  void a_template_with_an_unknown_name() {
    assertRefused(
        UnknownName.class,
        "ISR0012",
        "#answer(long): template 'book:{isbn}' names 'isbn', must be a path, query or method"
            + " parameter, or a property of result");
  }

  @Test
  void a_selecting_header_of_one_visitor() {
    assertRefused(
        VariesByCookie.class,
        "ISR0013",
        "#answer(): selects by 'cookie', which is different for every visitor, must not");
  }

  @Test
  void a_method_that_reads_a_cookie() {
    assertRefused(
        ReadsCookie.class,
        "ISR0014",
        "#answer(String): reads the cookie 'name', which belongs to one visitor, must not");
  }

  @Test
  void a_tag_resolver_that_cannot_be_made() {
    assertRefused(
        UnmakeableResolver.class,
        "ISR0015",
        "#answer(): tagResolver "
            + UnmakeableResolver.Abstract.class.getName()
            + " must be a bean or have a public constructor without parameters");
  }

  @Test
  void a_query_parameter_without_a_name() {
    assertRefused(
        NamelessQuery.class, "ISR0016", "#answer(): query has an empty name, must not be empty");
  }

  @Test
  void what_selects_is_wrong() {
    String site = "ISR0017: @Isr on " + WrongVariants.class.getName();
    server.assertDeploymentFails(
        Archives.war(WrongVariants.class),
        site + "#answer(): by names 'DEVICE' twice",
        site + "#answer(): selects by TENANT, but no bean implements TenantResolver, one must",
        site + "#answer(): languages names 'en' twice",
        site + "#answer(): language 'not a language' must be a BCP 47 tag, such as pt-BR",
        site + "#answer(): roles names 'editor' twice",
        site + "#answer(): roles has an empty name, must not be empty",
        site + "#answer(): selects by the header 'user-agent', and by what is told from it",
        site + "#language(): selects by LANGUAGE, must name languages, or isr.languages must",
        site + "#response(): selects by language, device, tenant or roles, must not where");
  }

  @Test
  void two_beans_that_tell_tenants() {
    server.assertDeploymentFails(
        Archives.war(Varied.class, Phrases.class, Stage.class, Houses.class, TenantByCookie.class),
        "ISR0017: @Isr on "
            + Varied.class.getName()
            + "#tenant(String): selects by TENANT, but several beans implement TenantResolver");
  }

  @Test
  void a_tenant_that_is_told_by_a_cookie() {
    server.assertDeploymentFails(
        Archives.war(Varied.class, Phrases.class, Stage.class, TenantByCookie.class),
        "ISR0017: TenantResolver " + TenantByCookie.class.getName(),
        "headers() names 'cookie', which no renewal could send, must not");
  }

  @Test
  void a_method_that_revalidates_what_has_no_tags() {
    server.assertDeploymentFails(
        Archives.war(UntaggedEntity.class),
        "ISR0041: @RevalidatesEntity on " + UntaggedEntity.class.getName(),
        "java.lang.String has no tags",
        "names 'isbn'");
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
        Archives.with(Archives.war(Visits.class), "isr.hosts.max=many"),
        "ISR0001: isr.hosts.max: is 'many', must be a whole number from 1 to 1000");
  }

  @Test
  void a_setting_that_does_not_exist() {
    server.assertDeploymentFails(
        Archives.with(Archives.war(Visits.class), "isr.sMaxAge=60"),
        "ISR0002: isr.sMaxAge: is not a setting, must be one of the reference");
  }

  @Test
  void an_entity_that_names_an_attribute_it_does_not_have() {
    server.assertDeploymentFails(
        Archives.war(Misnamed.class)
            .addAsResource(
                Archives.persistence("misnamed", "", Misnamed.class), "META-INF/persistence.xml"),
        TEMPLATE_OF_MISNAMED);
  }

  @Test
  void an_entity_that_cdi_has_met() {
    server.assertDeploymentFails(
        Archives.war(Misnamed.class)
            .addAsWebInfResource(
                new StringAsset(
                    """
                    <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
                           bean-discovery-mode="all"/>
                    """),
                "beans.xml"),
        TEMPLATE_OF_MISNAMED);
  }

  @Test
  void an_entity_that_only_its_provider_finds() {
    server.assertDeploymentFails(
        Archives.war(Misnamed.class, KeepsMisnamed.class)
            .addAsResource(
                new StringAsset(
                    """
                    <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                      <persistence-unit name="misnamed" transaction-type="JTA"/>
                    </persistence>
                    """),
                "META-INF/persistence.xml"),
        TEMPLATE_OF_MISNAMED);
  }

  @Test
  void a_mapping_file_that_cannot_be_read() {
    server.assertDeploymentFails(
        Archives.war(Visits.class)
            .addAsResource(Archives.persistence("empty", ""), "META-INF/persistence.xml")
            .addAsResource(
                new StringAsset("<!DOCTYPE entity-mappings><entity-mappings/>"),
                "META-INF/orm.xml"),
        "ISR0039: META-INF/orm.xml: it cannot be read: ");
  }

  @Test
  void what_is_injected_into_what_is_handed_out_on_demand() {
    String[] problems =
        Stream.of("java.security.Principal", "jakarta.servlet.http.HttpSession")
            .map(
                type ->
                    "ISR0014: @Isr on "
                        + HandedOut.class.getName()
                        + "#answer(): can read "
                        + type
                        + " (injected into "
                        + HandedOut.Basket.class.getName()
                        + "), which belongs to one visitor, must not")
            .toArray(String[]::new);

    server.assertDeploymentFails(Archives.war(HandedOut.class, HandedOut.Basket.class), problems);
    server.assertDeploymentFails(Archives.ear(HandedOut.class, HandedOut.Basket.class), problems);
  }

  @Test
  void an_outbox_without_a_database_or_in_none_that_is_known() {
    server.assertDeploymentFails(
        Archives.with(Archives.war(Greeting.class), "isr.outbox=jpa"),
        "ISR0043: isr.outbox: is 'jpa', needs a persistence unit with JTA transactions, declare one");
    server.assertDeploymentFails(
        Archives.with(
            Archives.war(Misnamed.class)
                .addAsResource(
                    Archives.persistence("books", "", Misnamed.class), "META-INF/persistence.xml"),
            "isr.outbox=jpa",
            "isr.outbox.unit=shelves"),
        "ISR0043: isr.outbox.unit: is 'shelves', must be a unit with JTA transactions, one of"
            + " [books]");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    WebArchive war =
        Archives.with(
            Archives.war(ManyWrongs.class, NegativeLifetime.class, CachedPost.class, Misnamed.class)
                .addAsResource(
                    Archives.persistence("misnamed", "", Misnamed.class),
                    "META-INF/persistence.xml"),
            "isr.hosts.max=many",
            "isr.mode=test",
            "isr.public-base=shop.example",
            "isr.front.enabled=yes",
            "isr.settle=soon",
            "isr.lease=PT0S",
            "isr.secret=short",
            "isr.queue=redis",
            "isr.outbox=database",
            "isr.warmup.origin=http://user:pass@localhost",
            "isr.sMaxAge=60",
            ManyWrongs.class.getName() + "/overridden/Isr/sMaxAge=soon",
            ManyWrongs.class.getName() + "/overridden/Isr/enabled=perhaps");
    String site = ": @Isr on " + ManyWrongs.class.getName();
    String injected = " (injected into " + ManyWrongs.class.getName() + ")";

    server.assertDeploymentFails(
        war,
        "ISR0001: isr.hosts.max: is 'many', must be a whole number from 1 to 1000",
        "ISR0001: isr.mode: is 'test', must be production or development",
        "ISR0001: isr.public-base: is 'shop.example', must be an origin such as",
        "ISR0001: isr.front.enabled: is 'yes', must be true or false",
        "ISR0001: isr.settle: is 'soon', must be a duration such as PT5S, or whole seconds",
        "ISR0001: isr.lease: is 'PT0S', must be at least PT1S",
        "ISR0001: isr.secret: is '(not shown)', must have at least 32 characters",
        "ISR0001: isr.outbox: is 'database', must be none or jpa",
        "ISR0001: isr.queue: is 'redis', must stand beside isr.redis.url, which is missing",
        "ISR0001: isr.warmup.origin: is '(not shown)', must be an origin such as",
        "ISR0001" + site + "#overridden(): enabled is 'perhaps', must be true or false",
        "ISR0002: isr.sMaxAge: is not a setting",
        "ISR0010: @Isr on " + NegativeLifetime.class.getName() + "#answer(): sMaxAge is -5",
        "ISR0010" + site + "#overridden(): sMaxAge is 'soon' in the configuration",
        "ISR0011: @Isr on " + CachedPost.class.getName() + "#answer(): stands on a method",
        "ISR0011" + site + "#stream(SseEventSink): stands on an event stream",
        "ISR0011" + site + "#nothing(): stands on a method that returns nothing",
        "ISR0012" + site + "#malformed(): template 'book:{id' must name something",
        "ISR0012" + site + "#lacking(): template 'book:{result.isbn}' names 'isbn', which",
        "ISR0013" + site + "#field(): vary 'no header' must be a header name",
        "ISR0014"
            + site
            + "#visitor(SecurityContext): can read jakarta.ws.rs.core.SecurityContext"
            + injected
            + ", which belongs to one visitor, must not",
        "ISR0014"
            + site
            + "#headers(HttpHeaders): can read jakarta.ws.rs.core.HttpHeaders"
            + injected
            + ", must name the headers it reads in vary",
        TEMPLATE_OF_MISNAMED);
  }

  private void assertRefused(Class<?> definition, String code, String problem) {
    server.assertDeploymentFails(
        Archives.war(definition), code + ": @Isr on " + definition.getName() + problem);
  }
}
