package org.freshet.essentials.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.api.RateLimitDefaults;
import org.freshet.essentials.api.RateLimitKey;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.config.SettingsReader;
import org.junit.jupiter.api.Test;

/** Which limits a method has, by annotations and configuration. */
class LimitReaderTest {

  private static final String SITE = LimitReaderTest.class.getName();

  private final Findings findings = new Findings();

  /** An application with a limit. */
  @RateLimited(limit = 1000, key = "all")
  public static class Shop extends Application {}

  /** What a container may make of it. */
  public static class ShopProxy extends Shop {}

  /** Declared by an interface. */
  @Path("declared")
  public interface Declared {
    @GET
    @RateLimited(limit = 3, key = "user")
    String declared();
  }

  /** Limits of a class and of its methods. */
  @Path("books")
  @RateLimited(limit = 100)
  public static class Books implements Declared {
    @GET
    public String common() {
      return "";
    }

    @GET
    @RateLimited(limit = 100, window = 60)
    @RateLimited(limit = 10, window = 10, key = "header:X-Tenant", name = "tenant")
    public String own() {
      return "";
    }

    @Override
    public String declared() {
      return "";
    }
  }

  /** A resource without limits. */
  @Path("free")
  public static class Free {
    @GET
    public String free() {
      return "";
    }
  }

  /** Everything that can be wrong. */
  @Path("wrong")
  public static class Wrong {
    @GET
    @RateLimited
    public String limitless() {
      return "";
    }

    @GET
    @RateLimited(limit = 5, burst = 6, name = "a")
    @RateLimited(limit = 5, window = 0, name = "b")
    @RateLimited(limit = 40_000, window = 1, name = "c")
    @RateLimited(limit = 1, name = "c")
    @RateLimited(limit = 1, name = "with space")
    public String values() {
      return "";
    }

    @GET
    @RateLimited(policy = "unknown")
    @RateLimited(limit = 1, key = "visitor")
    @RateLimited(limit = 1, key = "header:")
    @RateLimited(limit = 1, resolver = Abstract.class)
    public String names() {
      return "";
    }

    @RateLimited(limit = 1)
    public String uncalled() {
      return "";
    }
  }

  /** Is no resource. */
  @RateLimited(limit = 1)
  public static class Service {
    public String serve() {
      return "";
    }
  }

  /** Cannot be made. */
  public abstract static class Abstract implements RateLimitKey {}

  /** Names a policy. */
  @Path("named")
  @RateLimited(policy = "burst")
  @RateLimited(policy = "sustained", key = "user")
  public static class Named {
    @GET
    public String get() {
      return "";
    }
  }

  /** Asks the application. */
  @Path("resolved")
  @RateLimited(limit = 5, resolver = Tenants.class)
  public static class Resolved {
    @GET
    public String get() {
      return "";
    }
  }

  /** Tells tenants apart. */
  public static class Tenants implements RateLimitKey {
    @Override
    public String keyOf(RateLimitCaller caller) {
      return "t";
    }
  }

  @Test
  void of_a_method_are_its_own_before_those_of_its_class() throws Exception {
    assertThat(limits(Books.class, "own"))
        .containsExactly(
            new Limit(
                "default",
                SITE + "$Books#own() default",
                new Quota(100, 60, 100),
                Limit.Kind.IP,
                "",
                null),
            new Limit(
                "tenant",
                SITE + "$Books#own() tenant",
                new Quota(10, 10, 10),
                Limit.Kind.HEADER,
                "X-Tenant",
                null));
  }

  @Test
  void of_a_class_count_together_for_all_its_methods() throws Exception {
    assertThat(limits(Books.class, "common"))
        .extracting(Limit::counter)
        .containsExactly(SITE + "$Books default");
  }

  @Test
  void stand_on_the_method_that_a_method_implements() throws Exception {
    assertThat(limits(Books.class, "declared"))
        .extracting(Limit::kind)
        .containsExactly(Limit.Kind.USER);
  }

  @Test
  void of_an_application_hold_where_there_are_no_others() throws Exception {
    assertThat(methods().of(Free.class, Free.class.getMethod("free"), ShopProxy.class, Stream.of()))
        .extracting(Limit::counter)
        .containsExactly(SITE + "$Shop default");
    assertThat(methods().of(Books.class, Books.class.getMethod("common"), Shop.class, Stream.of()))
        .extracting(Limit::counter)
        .containsExactly(SITE + "$Books default");
    assertThat(limits(Free.class, "free")).isEmpty();
  }

  @Test
  void of_a_library_hold_where_nobody_else_has_any_and_are_overridden_alike() throws Exception {
    assertThat(limitsByLibrary(Free.class, "free"))
        .containsExactly(
            new Limit(
                "default",
                SITE + "$Free default",
                new Quota(1000, 60, 1000),
                Limit.Kind.ALL,
                "",
                null));
    assertThat(limitsByLibrary(Books.class, "common"))
        .extracting(Limit::counter)
        .containsExactly(SITE + "$Books default");
    assertThat(limitsByLibrary(Free.class, "free", SITE + "$Free/RateLimited/limit=5"))
        .extracting(limit -> limit.quota().limit())
        .containsExactly(5L);
    assertThat(limitsByLibrary(Free.class, "free", SITE + "$Free/RateLimited/enabled=false"))
        .isEmpty();
    assertThat(limits(Free.class, "free", SITE + "$Free/RateLimited/enabled=perhaps")).isEmpty();
    assertThat(findings.found()).isEmpty();
  }

  /** A library that has a limit for every method. */
  private List<Limit> limitsByLibrary(Class<?> type, String method, String... lines)
      throws Exception {
    RateLimitDefaults library =
        (resource, called) -> List.of(Shop.class.getAnnotation(RateLimited.class));
    return methods(lines).of(type, type.getMethod(method), null, Stream.of(library));
  }

  @Test
  void a_policy_of_the_configuration_counts_together_wherever_it_is_named() throws Exception {
    assertThat(
            limits(
                Named.class,
                "get",
                "essentials.ratelimit.policy.burst=60/PT1M/20",
                "essentials.ratelimit.policy.sustained=1000/86400"))
        .containsExactly(
            new Limit("burst", "policy burst", new Quota(60, 60, 20), Limit.Kind.IP, "", null),
            new Limit(
                "sustained",
                "policy sustained",
                new Quota(1000, 86400, 1000),
                Limit.Kind.USER,
                "",
                null));
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void a_resolver_tells_callers_apart() throws Exception {
    Limit limit = limits(Resolved.class, "get").get(0);

    assertThat(limit.kind()).isEqualTo(Limit.Kind.RESOLVER);
    assertThat(limit.resolver()).isInstanceOf(Tenants.class);
    assertThat(limit.isEarly()).isFalse();
  }

  @Test
  void the_configuration_overrides_each_member_the_most_specific_first() throws Exception {
    String[] lines = {
      SITE + "$Books/common/RateLimited/limit=7",
      SITE + "$Books/RateLimited/limit=8",
      "RateLimited/window=5",
      "RateLimited/key=all",
      SITE + "$Books/own/RateLimited.tenant/burst=2",
      SITE + "$Books/declared/RateLimited/enabled=false",
    };

    assertThat(limits(Books.class, "common", lines).get(0).quota()).isEqualTo(new Quota(7, 5, 7));
    assertThat(limits(Books.class, "common", lines).get(0).kind()).isEqualTo(Limit.Kind.ALL);
    assertThat(limits(Books.class, "own", lines).get(1).quota()).isEqualTo(new Quota(10, 10, 2));
    assertThat(limits(Books.class, "declared", lines)).isEmpty();
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_found_when_the_class_is_deployed() {
    methods().check(Wrong.class, findings);
    methods().check(Service.class, findings);
    String wrong = ": @RateLimited on " + SITE + "$Wrong#";

    assertThat(findings.found())
        .containsExactlyInAnyOrder(
            "ESS0020" + wrong + "limitless(): 'default': limit is 0, must be from 1 to 1000000",
            "ESS0020" + wrong + "values(): 'a': burst is 6, must be from 1 to the limit, 5",
            "ESS0020" + wrong + "values(): 'b': window is 0, must be from 1 to 2678400",
            "ESS0020"
                + wrong
                + "values(): 'c': limit is 40000, must be at most 30000 for each second",
            "ESS0020"
                + wrong
                + "values(): name is 'c', must be letters, digits, '-' and '_', and there once",
            "ESS0020"
                + wrong
                + "values(): name is 'with space', must be letters, digits, '-' and '_', and there"
                + " once",
            "ESS0021" + wrong + "names(): policy is 'unknown', must be one of []",
            "ESS0022"
                + wrong
                + "names(): key is 'visitor', must be ip, user, api-key, header:Name or all",
            "ESS0022"
                + wrong
                + "names(): key is 'header:', must be ip, user, api-key, header:Name or all",
            "ESS0022"
                + wrong
                + "names(): resolver "
                + SITE
                + "$Abstract must be a bean or have a public constructor without parameters",
            "ESS0023"
                + wrong
                + "uncalled(): stands on nothing that Jakarta REST calls, must be on a resource or"
                + " the application",
            "ESS0023: @RateLimited on "
                + SITE
                + "$Service: stands on nothing that Jakarta REST calls, must be on a resource or"
                + " the application");
  }

  @Test
  void a_wrong_override_is_found_too() throws Exception {
    limits(
        Books.class,
        "common",
        "RateLimited/limit=many",
        SITE + "$Books/RateLimited/enabled=perhaps");
    String site = ": @RateLimited on " + SITE + "$Books: ";

    assertThat(findings.found())
        .containsExactly(
            "ESS0001" + site + "enabled is 'perhaps', must be true or false",
            "ESS0020" + site + "limit is 'many' in the configuration, must be a number");
  }

  private List<Limit> limits(Class<?> type, String method, String... lines) throws Exception {
    return methods(lines).of(type, type.getMethod(method), null, Stream.of());
  }

  private LimitedMethods methods(String... lines) {
    Config config = FakeConfig.of(lines);
    return new LimitedMethods(
        new LimitReader(
            config,
            SettingsReader.read(config, findings).rateLimit(),
            type -> type == Tenants.class ? new Tenants() : null,
            findings));
  }
}
