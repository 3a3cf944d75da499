package org.freshet.essentials.describe;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.freshet.essentials.lifecycle.Deprecation;
import org.freshet.essentials.ratelimit.Limit;

/** Adds to the responses of operations what this library answers; leaves what is there. */
final class Responses {

  private static final String PROBLEM = "ProblemDetails";
  private static final String INVALID = "InvalidRequest";
  private static final Map<String, String> FIELDS =
      Map.of(
          "RateLimit", "What each limit has left (r), and in how many seconds there is more (t)",
          "RateLimit-Policy", "How many requests (q) each limit has in how many seconds (w)",
          "Retry-After", "In how many seconds to come back",
          "Deprecation", "Since when this is deprecated, as in RFC 9745",
          "Sunset", "When this goes, as in RFC 8594",
          "Link", "Where to turn: rel=\"successor-version\", rel=\"deprecation\"");

  private final Components components;
  private boolean used;

  Responses(Components components) {
    this.components = components;
  }

  /** Whether anything was added. */
  boolean isUsed() {
    return used;
  }

  void describe(Operation operation, Facts facts) {
    if (facts.equals(Facts.NONE)) {
      return;
    }
    used = true;
    APIResponses responses = operation.getResponses();
    if (responses == null) {
      responses = OASFactory.createAPIResponses();
      operation.setResponses(responses);
    }
    if (facts.hasBody()) {
      add(responses, "400", problem(PROBLEM, "The body cannot be read"));
    }
    if (facts.invalid() != 0) {
      String why = "The request is not valid; errors says where and why";
      add(responses, String.valueOf(facts.invalid()), problem(INVALID, why));
    }
    if (facts.goes()) {
      add(responses, "410", problem(PROBLEM, "This is gone; Link says where to turn"));
    }
    if (!facts.limits().isEmpty()) {
      limit(responses, facts.limits());
    }
    if (facts.deprecation() != null) {
      operation.setDeprecated(true);
      deprecate(responses, facts.deprecation());
    }
  }

  private void limit(APIResponses responses, List<Limit> limits) {
    String quotas =
        limits.stream()
            .map(
                limit ->
                    limit.quota().limit() + " in " + limit.quota().windowSeconds() + " seconds")
            .collect(Collectors.joining(", "));
    add(responses, "429", problem(PROBLEM, "There were more requests than " + quotas));
    for (Map.Entry<String, APIResponse> one : responses.getAPIResponses().entrySet()) {
      field(one.getValue(), "RateLimit");
      field(one.getValue(), "RateLimit-Policy");
      if (one.getKey().equals("429")) {
        field(one.getValue(), "Retry-After");
      }
    }
  }

  private void deprecate(APIResponses responses, Deprecation deprecation) {
    for (APIResponse response : responses.getAPIResponses().values()) {
      field(response, "Deprecation");
      if (deprecation.sunset() != null) {
        field(response, "Sunset");
      }
      if (!deprecation.successor().isEmpty() || !deprecation.documentation().isEmpty()) {
        field(response, "Link");
      }
    }
  }

  private static void add(APIResponses responses, String status, APIResponse response) {
    if (!responses.hasAPIResponse(status)) {
      responses.addAPIResponse(status, response);
    }
  }

  private APIResponse problem(String schema, String why) {
    schemas(schema);
    return OASFactory.createAPIResponse()
        .description(why)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json",
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(schema))));
  }

  /** One that refers to another one has no fields of its own. */
  private void field(APIResponse response, String name) {
    boolean known = response.getHeaders() != null && response.getHeaders().containsKey(name);
    if (response.getRef() == null && !known) {
      if (components.getHeaders() == null || !components.getHeaders().containsKey(name)) {
        components.addHeader(name, header(name));
      }
      response.addHeader(name, OASFactory.createHeader().ref(name));
    }
  }

  private static Header header(String name) {
    return OASFactory.createHeader()
        .description(FIELDS.getOrDefault(name, ""))
        .schema(schema(name.equals("Retry-After") ? SchemaType.INTEGER : SchemaType.STRING));
  }

  private void schemas(String name) {
    Map<String, Schema> known = components.getSchemas();
    if (known == null || !known.containsKey(PROBLEM)) {
      components.addSchema(
          PROBLEM,
          schema(SchemaType.OBJECT)
              .description("What went wrong with a request (RFC 9457)")
              .addProperty("type", schema(SchemaType.STRING).format("uri-reference"))
              .addProperty("title", schema(SchemaType.STRING))
              .addProperty("status", schema(SchemaType.INTEGER))
              .addProperty("detail", schema(SchemaType.STRING))
              .addProperty("instance", schema(SchemaType.STRING).format("uri-reference")));
    }
    if (name.equals(INVALID) && (known == null || !known.containsKey(INVALID))) {
      components.addSchema(
          INVALID,
          OASFactory.createSchema()
              .addAllOf(OASFactory.createSchema().ref(PROBLEM))
              .addAllOf(
                  schema(SchemaType.OBJECT)
                      .addProperty("errors", schema(SchemaType.ARRAY).items(error()))));
    }
  }

  private static Schema error() {
    return schema(SchemaType.OBJECT)
        .addProperty("detail", schema(SchemaType.STRING))
        .addProperty("in", schema(SchemaType.STRING))
        .addProperty("parameter", schema(SchemaType.STRING))
        .addProperty("pointer", schema(SchemaType.STRING).format("json-pointer"))
        .addProperty("code", schema(SchemaType.STRING));
  }

  private static Schema schema(SchemaType type) {
    return OASFactory.createSchema().type(List.of(type));
  }
}
