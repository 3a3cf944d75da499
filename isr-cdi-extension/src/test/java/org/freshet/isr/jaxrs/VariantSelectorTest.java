package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.TenantResolver;
import org.freshet.isr.api.Variant;
import org.freshet.isr.config.IsrRule;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.variant.DeclaredVariants;
import org.freshet.isr.define.variant.VariantReader;
import org.freshet.isr.http.RequestKey;
import org.freshet.isr.http.RequestPath;
import org.freshet.isr.produce.Selected;
import org.freshet.isr.store.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A method that is selected by everything there is. */
class VariantSelectorTest {

  /** Which language each way of asking gets; the first is what everybody else gets. */
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "",
          "en",
          "en",
          "en",
          "en-GB",
          "en",
          "fr",
          "en",
          "*",
          "en",
          "de",
          "de",
          "DE-at",
          "de",
          "fr, de;q=0.1",
          "de",
          "de;q=0, fr",
          "en",
          "pt-BR",
          "pt-BR");

  private static final Map<String, String> AGENTS =
      Map.of("", "DESKTOP", "curl", "DESKTOP", "X Mobile", "MOBILE", "Opera Mobi", "MOBILE");

  private static final Tenants TENANTS =
      new Tenants() {
        @Override
        public List<String> headers() {
          return List.of("x-house");
        }

        @Override
        public @Nullable String tenant(TenantResolver.Asked request) {
          String house = request.header("X-House");
          if ("failing".equals(house)) {
            throw new IllegalStateException("as directed");
          }
          return "host".equals(house) ? request.host() : house;
        }
      };

  private final VariantSelector selector = new VariantSelector(method(), TENANTS);

  /** A request, as far as it selects. */
  record Asked(String language, String hint, String agent, String house, Set<String> roles) {

    /** What it should be told from the tables above. */
    List<Object> expected() {
      String device =
          hint.equals("?1") ? "MOBILE" : hint.equals("?0") ? "DESKTOP" : AGENTS.get(agent);
      Set<String> held = new TreeSet<>(roles);
      held.retainAll(Set.of("cook", "auditor"));
      return List.of(LANGUAGES.get(language), device, house, held);
    }
  }

  private static IsrMethod method() {
    IsrRule rule =
        new IsrRule(
            true,
            List.of(),
            new Lifetimes(0, 300, 3600, 86400),
            List.of(),
            List.of(),
            List.of(Variant.DEVICE, Variant.TENANT),
            List.of("en", "de", "pt-BR"),
            List.of("cook", "auditor"),
            Isr.Freshness.DECLARED);
    return Exchanges.method(
        new VariantReader(new Problems(), "site").read(rule, List.of(), ""), false);
  }

  private static ContainerRequestContext request(Asked asked) {
    Map<String, String> fields = new HashMap<>();
    put(fields, "accept-language", asked.language());
    put(fields, "sec-ch-ua-mobile", asked.hint());
    put(fields, "user-agent", asked.agent());
    put(fields, "X-House", asked.house());
    SecurityContext security =
        FakeProxy.of(SecurityContext.class)
            .on("isUserInRole", arguments -> asked.roles().contains((String) arguments[0]))
            .make();
    return FakeProxy.of(ContainerRequestContext.class)
        .on("getHeaderString", arguments -> fields.get((String) arguments[0]))
        .with("getSecurityContext", security)
        .make();
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private Selected selected(Asked asked) {
    return selector.read(
        request(asked), "https://shop.example", URI.create("https://shop.example/a"));
  }

  private String key(Asked asked) {
    RequestKey key =
        new RequestKey("https://shop.example", "com.acme.Menu", new RequestPath("/", List.of()));
    selector.addTo(key, selected(asked));
    return key.text();
  }

  @Property(tries = 3000)
  void two_requests_share_a_key_exactly_if_all_that_selects_is_the_same(
      @ForAll("requests") Asked one, @ForAll("requests") Asked other) {
    assertThat(key(one).equals(key(other))).isEqualTo(one.expected().equals(other.expected()));
  }

  @Property
  void a_renewal_asks_for_the_same(@ForAll("requests") Asked asked) {
    Selected selected = selected(asked);
    Map<String, String> sent = new HashMap<>();
    for (String field : selector.fields()) {
      String name = field.equals("x-house") ? "X-House" : field;
      Header header = selector.asking(field, request(asked).getHeaderString(name), selected);
      if (header != null) {
        sent.put(header.name(), header.value());
      }
    }
    Asked renewal =
        new Asked(
            sent.getOrDefault("accept-language", ""),
            sent.getOrDefault("sec-ch-ua-mobile", ""),
            sent.get("user-agent").contains("Mobi") ? "X Mobile" : "curl",
            sent.getOrDefault("x-house", ""),
            asked.roles());

    assertThat(sent).doesNotContainKey("sec-ch-ua-mobile");
    assertThat(key(renewal)).isEqualTo(key(asked));
  }

  @Test
  void the_fields_that_tell_are_named() {
    assertThat(selector.fields())
        .containsExactly("accept-language", "sec-ch-ua-mobile", "user-agent", "x-house");
  }

  @Test
  void a_tenant_that_is_not_told_or_cannot_be_is_not_known() {
    for (String house : List.of("", "failing", "x".repeat(201))) {
      Selected selected = selected(new Asked("de", "", "curl", house, Set.of()));
      assertThat(selected.tenant()).isNull();
      assertThat(selector.knowsTenant(selected)).isFalse();
    }
    assertThat(selector.knowsTenant(selected(new Asked("de", "", "curl", "a", Set.of())))).isTrue();
  }

  @Test
  void the_host_of_the_base_may_tell_it() {
    assertThat(selected(new Asked("de", "", "curl", "host", Set.of())).tenant())
        .isEqualTo("shop.example");
  }

  @Test
  void where_nothing_selects_nothing_is_told() {
    VariantSelector plain =
        new VariantSelector(Exchanges.method(DeclaredVariants.NONE, false), TENANTS);

    assertThat(plain.read(FakeProxy.of(ContainerRequestContext.class).make(), null, null))
        .isEqualTo(Selected.NOTHING);
    assertThat(plain.fields()).isEmpty();
    assertThat(plain.knowsTenant(Selected.NOTHING)).isTrue();
  }

  @Provide
  Arbitrary<Asked> requests() {
    Arbitrary<Set<String>> roles = Arbitraries.of("cook", "auditor", "reader").set().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(new ArrayList<>(LANGUAGES.keySet())),
            Arbitraries.of("", "?0", "?1", "malformed"),
            Arbitraries.of(new ArrayList<>(AGENTS.keySet())),
            Arbitraries.of("acme", "globex", "a|b", "a&b", "A"),
            roles)
        .as(Asked::new);
  }
}
