package org.freshet.it.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.freshet.it.essentials.app.Versions;
import org.freshet.it.observe.app.Described;
import org.freshet.it.observe.app.WatchedParts;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The OpenAPI document of an application, read and judged by a parser of others. */
@Tag("observing")
@ExtendWith(ArquillianExtension.class)
class DescribedApiIT {

  /** WildFly writes empty objects for what an application does not say of itself. */
  private static final List<String> SERVERS_OWN =
      List.of(
          "attribute info.license.name is missing",
          "attribute info.license.identifier is missing",
          "attribute externalDocs.url is missing");

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(
            Described.class,
            Described.Order.class,
            WatchedParts.class,
            Versions.class,
            Versions.First.class,
            Versions.Second.class),
        "partstream.mode=development");
  }

  private OpenAPI document() {
    HttpResponse<String> response = Http.get(application, "/openapi?format=JSON");
    assertThat(response.statusCode()).isEqualTo(200);
    SwaggerParseResult read = new OpenAPIV3Parser().readContents(response.body());
    assertThat(read.getMessages())
        .as(response.body())
        .filteredOn(message -> !SERVERS_OWN.contains(message))
        .isEmpty();
    return read.getOpenAPI();
  }

  private Operation operation(String path) {
    PathItem item =
        document().getPaths().entrySet().stream()
            .filter(one -> one.getKey().endsWith("/api/" + path))
            .findFirst()
            .orElseThrow(() -> new AssertionError(path + " in " + document().getPaths().keySet()))
            .getValue();
    return item.getGet() == null ? item.getPost() : item.getGet();
  }

  private static String schema(ApiResponse response, String type) {
    return response.getContent().get(type).getSchema().get$ref();
  }

  @Test
  void the_document_is_valid_and_what_is_not_concerned_stays_as_it_was() {
    Operation plain = operation("described/plain");

    assertThat(plain.getResponses()).containsOnlyKeys("200");
    assertThat(plain.getResponses().get("200").getHeaders()).isNull();
    assertThat(plain.getDeprecated()).isNull();
  }

  @Test
  void a_limit_is_told_with_its_refusal_and_its_fields() {
    Operation limited = operation("described/limited");

    ApiResponse refusal = limited.getResponses().get("429");
    assertThat(refusal.getDescription()).contains("100 in 60 seconds");
    assertThat(refusal.getHeaders()).containsKeys("Retry-After", "RateLimit", "RateLimit-Policy");
    assertThat(schema(refusal, "application/problem+json"))
        .isEqualTo("#/components/schemas/ProblemDetails");
    assertThat(limited.getResponses().get("200").getHeaders())
        .containsOnlyKeys("RateLimit", "RateLimit-Policy");
    assertThat(document().getComponents().getHeaders())
        .containsKeys("RateLimit", "RateLimit-Policy", "Retry-After");
  }

  @Test
  void what_may_be_invalid_says_so_and_how() {
    assertThat(operation("described/numbers/{number}").getResponses())
        .containsKey("422")
        .doesNotContainKeys("400", "429");
    Operation order = operation("described/orders");
    assertThat(order.getResponses()).containsKeys("400", "422");
    assertThat(schema(order.getResponses().get("422"), "application/problem+json"))
        .isEqualTo("#/components/schemas/InvalidRequest");
    assertThat(document().getComponents().getSchemas()).containsKeys("InvalidRequest");
  }

  @Test
  void what_will_go_is_deprecated_and_says_how_it_is_told() {
    Operation first = operation("v1/books/{id}");

    assertThat(first.getDeprecated()).isTrue();
    assertThat(first.getResponses().get("200").getHeaders())
        .containsKeys("Deprecation", "Sunset", "Link");
    assertThat(operation("v2/books/{id}").getDeprecated()).isNull();
  }

  @Test
  void pages_of_parts_have_their_envelope_their_parameters_and_their_refusals() {
    Operation pages = operation("watched");

    ApiResponse page = pages.getResponses().get("200");
    assertThat(page.getContent())
        .containsOnlyKeys(
            "application/json",
            "application/x-ndjson",
            "application/json-seq",
            "text/event-stream",
            "multipart/mixed");
    assertThat(schema(page, "application/json")).isEqualTo("#/components/schemas/PartsPage");
    assertThat(page.getHeaders()).containsKey("Link");
    assertThat(pages.getParameters().stream().map(Parameter::getName))
        .contains("cursor", "limit", "Prefer");
    assertThat(pages.getResponses()).containsKeys("400", "406", "409", "410");
    assertThat(document().getComponents().getSchemas())
        .containsKeys("PartsPage", "PartsFrame", "PartsManifest", "PartsByName", "ProblemDetails")
        .doesNotContainKeys("Definition", "Options", "Ask");
  }

  @Test
  void parts_by_name_and_the_manifest_are_described_too() {
    Operation named = operation("watched/parts");
    List<Parameter> parameters = named.getParameters();
    assertThat(parameters).singleElement().extracting(Parameter::getName).isEqualTo("keys");
    assertThat(parameters.get(0).getRequired()).isTrue();
    assertThat(named.getResponses()).containsKeys("200", "400", "404");
    assertThat(schema(operation("watched/manifest").getResponses().get("200"), "application/json"))
        .isEqualTo("#/components/schemas/PartsManifest");
  }
}
