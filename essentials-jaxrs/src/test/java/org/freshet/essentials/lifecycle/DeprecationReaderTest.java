package org.freshet.essentials.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.DeprecatedApi;
import org.freshet.essentials.config.Findings;
import org.junit.jupiter.api.Test;

class DeprecationReaderTest {

  private static final String SITE = DeprecationReaderTest.class.getName();

  private final Findings findings = new Findings();

  /** Deprecated as a whole, with one method that goes earlier. */
  @Path("v1/books")
  @DeprecatedApi(since = "2026-01-01")
  public static class Books {
    @GET
    public String list() {
      return "";
    }

    @GET
    @Path("{id: \\d+}")
    @DeprecatedApi(
        since = "2026-02-01T12:00:00Z",
        sunset = "2026-06-30",
        successor = "/api/v2/books/{id}",
        documentation = "https://shop.example/v1-ends")
    public String get() {
      return "";
    }
  }

  /** Everything that can be wrong. */
  @Path("wrong")
  public static class Wrong {
    @GET
    @DeprecatedApi(since = "soon", sunset = "later", successor = "a b", documentation = "<x>")
    public String moments() {
      return "";
    }

    @GET
    @Path("{id}")
    @DeprecatedApi(since = "2026-02-01", sunset = "2026-01-31", successor = "/v2/{isbn}")
    public String order() {
      return "";
    }
  }

  /** Is no resource. */
  @DeprecatedApi(since = "2026-01-01")
  public static class Service {}

  /** Says nothing. */
  @Path("quiet")
  public static class Quiet {
    @GET
    public String get() {
      return "";
    }
  }

  @Test
  void a_method_says_more_than_its_class() throws Exception {
    assertThat(read(Books.class, "list"))
        .isEqualTo(new Deprecation(Instant.parse("2026-01-01T00:00:00Z"), null, "", ""));
    assertThat(read(Books.class, "get"))
        .isEqualTo(
            new Deprecation(
                Instant.parse("2026-02-01T12:00:00Z"),
                Instant.parse("2026-06-30T23:59:59Z"),
                "/api/v2/books/{id}",
                "https://shop.example/v1-ends"));
    assertThat(read(Quiet.class, "get")).isNull();
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void the_configuration_overrides_members_and_switches_off() throws Exception {
    Deprecation later =
        read(Books.class, "list", SITE + "$Books/DeprecatedApi/sunset=2027-01-01T00:00:00Z");

    assertThat(later.sunset()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(read(Books.class, "list", "DeprecatedApi/enabled=false")).isNull();
  }

  @Test
  void everything_that_is_wrong_is_found_when_the_class_is_deployed() {
    DeprecationReader reader = new DeprecationReader(FakeConfig.of(), findings);
    reader.check(Wrong.class);
    reader.check(Service.class);
    String wrong = "ESS0040: @DeprecatedApi on " + SITE + "$Wrong#";

    assertThat(findings.found())
        .containsExactlyInAnyOrder(
            wrong + "moments(): since is 'soon', must be a date such as 2026-12-31, or an instant",
            wrong
                + "moments(): sunset is 'later', must be a date such as 2026-12-31, or an instant",
            wrong + "moments(): successor is 'a b', must be a URI or a path",
            wrong + "moments(): documentation is '<x>', must be a URI or a path",
            wrong
                + "order(): sunset is 2026-01-31T23:59:59Z, must not be before"
                + " 2026-02-01T00:00:00Z",
            wrong + "order(): successor '/v2/{isbn}' names 'isbn', must be a variable of the path",
            "ESS0040: @DeprecatedApi on "
                + SITE
                + "$Service: stands on nothing that Jakarta REST"
                + " calls, must be on a resource");
  }

  private Deprecation read(Class<?> type, String method, String... lines) throws Exception {
    return new DeprecationReader(FakeConfig.of(lines), findings).read(type, type.getMethod(method));
  }
}
