package org.freshet.isr.define;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Variant;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.define.variant.DeclaredVariants;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What selects beside the inputs of a method, as it is declared. */
class VariantDefinitionsTest {

  private final Definitions definitions = new Definitions();

  /** Selects by nothing else. */
  @Path("plain")
  public static class Plain {
    @GET
    @Isr
    public String get() {
      return "";
    }
  }

  /** Selects by all there is. */
  @Path("all")
  public static class All {
    @GET
    @Isr(
        by = {Variant.DEVICE, Variant.TENANT},
        languages = {"en", "de-AT"},
        roles = {"manager", "auditor"})
    public String get() {
      return "";
    }
  }

  /** Takes the languages of the application. */
  @Path("general")
  public static class General {
    @GET
    @Isr(by = Variant.LANGUAGE)
    public String get() {
      return "";
    }
  }

  private DeclaredVariants read(Class<?> resource) {
    return definitions.read(resource).variants();
  }

  @Test
  void by_default_nothing_selects() {
    assertThat(read(Plain.class).select()).isFalse();
    assertThat(read(Plain.class).fields()).isEmpty();
  }

  @Test
  void everything_that_is_declared_selects() {
    DeclaredVariants all = definitions.withTenants().read(All.class).variants();

    assertThat(all.languages()).isNotNull();
    assertThat(all.device()).isTrue();
    assertThat(all.tenant()).isTrue();
    assertThat(all.groups().roles()).containsExactly("auditor", "manager");
    assertThat(all.fields()).containsExactly("accept-language", "sec-ch-ua-mobile", "user-agent");
  }

  @Test
  void the_languages_of_the_application_are_those_of_a_method_that_names_none() {
    definitions.with(FakeConfig.of("isr.languages", "fr, it"));

    assertThat(read(General.class).languages().negotiated("it")).isEqualTo(Locale.ITALIAN);
    assertThat(read(General.class).languages().negotiated("de")).isEqualTo(Locale.FRENCH);
  }

  @Test
  void the_configuration_can_say_it_as_well() {
    definitions.with(
        FakeConfig.of(
            Plain.class.getName() + "/get/Isr/languages",
            "de,en",
            Plain.class.getName() + "/Isr/by",
            "device",
            "Isr/roles",
            "editor"));
    DeclaredVariants read = read(Plain.class);

    assertThat(read.languages().negotiated(null)).isEqualTo(Locale.GERMAN);
    assertThat(read.device()).isTrue();
    assertThat(read.groups().roles()).containsExactly("editor");
  }

  @Nested
  class Is_refused {

    /** Has no languages. */
    @Path("wrong")
    public static class NoLanguages {
      @GET
      @Isr(by = Variant.LANGUAGE)
      public String get() {
        return "";
      }
    }

    /** Names what is none, and one twice. */
    @Path("wrong")
    public static class WrongLanguages {
      @GET
      @Isr(languages = {"en", "deutsch-123456789", "*", "EN", "und"})
      public String get() {
        return "";
      }
    }

    /** Nobody knows its tenants. */
    @Path("wrong")
    public static class NoTenants {
      @GET
      @Isr(by = Variant.TENANT)
      public String get() {
        return "";
      }
    }

    /** Names the same twice, and nothing. */
    @Path("wrong")
    public static class Twice {
      @GET
      @Isr(
          by = {Variant.DEVICE, Variant.DEVICE},
          roles = {"a", "a", " "})
      public String get() {
        return "";
      }
    }

    /** Has as many groups as there are visitors. */
    @Path("wrong")
    public static class TooMany {
      @GET
      @Isr(
          roles = {
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
            "17"
          })
      public String get() {
        return "";
      }
    }

    /** Tells the language from a field whose every value selects already. */
    @Path("wrong")
    public static class Both {
      @GET
      @Isr(by = Variant.DEVICE, languages = "en", vary = "User-Agent")
      public String get(@HeaderParam("Accept-Language") String language) {
        return language;
      }
    }

    /** Leaves it to the response what selects. */
    @Path("wrong")
    public static class Response {
      @GET
      @Isr(by = Variant.DEVICE, freshness = Isr.Freshness.RESPONSE)
      public String get() {
        return "";
      }
    }

    private void refused(Class<?> resource, String... problems) {
      String site = "ISR0017: @Isr on " + resource.getName() + "#get(";
      assertThat(definitions.problems(resource))
          .allSatisfy(problem -> assertThat(problem).startsWith(site))
          .extracting(problem -> problem.substring(problem.indexOf("): ") + 3))
          .containsExactlyInAnyOrder(problems);
    }

    @Test
    void a_language_without_languages() {
      refused(NoLanguages.class, "selects by LANGUAGE, must name languages, or isr.languages must");
    }

    @Test
    void what_is_no_language_and_what_is_named_twice() {
      refused(
          WrongLanguages.class,
          "languages names 'EN' twice",
          "language 'deutsch-123456789' must be a BCP 47 tag, such as pt-BR",
          "language '*' must be a BCP 47 tag, such as pt-BR",
          "language 'und' must be a BCP 47 tag, such as pt-BR");
    }

    @Test
    void a_tenant_that_nobody_tells() {
      refused(
          NoTenants.class, "selects by TENANT, but no bean implements TenantResolver, one must");
    }

    @Test
    void what_is_named_twice_or_has_no_name() {
      refused(
          Twice.class,
          "by names 'DEVICE' twice",
          "roles names 'a' twice",
          "roles has an empty name, must not be empty");
    }

    @Test
    void more_roles_than_make_sense() {
      refused(TooMany.class, "roles are 17, must be at most 16");
    }

    @Test
    void a_field_that_selects_by_its_value_too() {
      refused(
          Both.class,
          "selects by the header 'accept-language', and by what is told from it, must not",
          "selects by the header 'user-agent', and by what is told from it, must not");
    }

    @Test
    void a_method_whose_responses_say_what_selects() {
      refused(
          Response.class,
          "selects by language, device, tenant or roles, must not where freshness is RESPONSE:"
              + " there Vary says what selects");
    }

    @Test
    void an_override_that_is_none() {
      definitions.with(FakeConfig.of("Isr/by", "COUNTRY"));

      assertThat(definitions.problems(Plain.class))
          .singleElement()
          .asString()
          .startsWith("ISR0001: @Isr on " + Plain.class.getName())
          .endsWith("by is 'COUNTRY', must be LANGUAGE, DEVICE or TENANT");
    }
  }
}
