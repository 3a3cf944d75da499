package org.freshet.isr.admin.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The description of the operator's resource as an OpenAPI document, without MicroProfile OpenAPI.
 */
public final class OpenApiDocument {

  private OpenApiDocument() {}

  /**
   * The document.
   *
   * @param root the path of the resource, {@code /shop/isr/admin}
   */
  public static Map<String, Object> at(String root) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Freshet, for operators", "version", "1"));
    document.put("paths", paths(root));
    document.put("components", Map.of("schemas", Map.of("IsrProblem", problem())));
    return document;
  }

  private static Map<String, Object> paths(String root) {
    Map<String, Object> paths = new TreeMap<>();
    for (Endpoint endpoint : Endpoint.values()) {
      if (!endpoint.type().startsWith("text/")) {
        paths.put(
            root + endpoint.path(),
            Map.of(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint)));
      }
    }
    return paths;
  }

  private static Map<String, Object> operation(Endpoint endpoint) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", "isr-" + endpoint.name().toLowerCase(Locale.ROOT));
    operation.put("summary", endpoint.summary());
    operation.put("parameters", parameters(endpoint));
    Map<String, Object> responses = new TreeMap<>();
    responses.put(
        "200",
        Map.of(
            "description",
            "Done",
            "content",
            Map.of(endpoint.type(), Map.of("schema", Map.of("type", "object")))));
    Refusals.of(endpoint).forEach((status, why) -> responses.put(status, refusal(why)));
    operation.put("responses", responses);
    return operation;
  }

  private static Map<String, Object> refusal(String why) {
    return Map.of(
        "description",
        why,
        "content",
        Map.of(
            "application/problem+json",
            Map.of("schema", Map.of("$ref", "#/components/schemas/IsrProblem"))));
  }

  private static List<Map<String, Object>> parameters(Endpoint endpoint) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    if (endpoint.hasRaise()) {
      parameters.add(parameter("raise", "path", true, Map.of("type", "integer")));
    }
    for (Endpoint.Parameter each : endpoint.parameters()) {
      Map<String, Object> schema =
          each.many()
              ? Map.of("type", "array", "items", Map.of("type", "string"))
              : Map.of("type", "string");
      parameters.add(parameter(each.name(), "query", each.required(), schema));
    }
    if (endpoint.isUnsafe()) {
      parameters.add(parameter("Isr-Request", "header", true, Map.of("type", "string")));
    }
    return parameters;
  }

  private static Map<String, Object> parameter(
      String name, String in, boolean required, Map<String, Object> schema) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", required);
    parameter.put("schema", schema);
    return parameter;
  }

  private static Map<String, Object> problem() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("type", Map.of("type", "string"));
    properties.put("title", Map.of("type", "string"));
    properties.put("status", Map.of("type", "integer"));
    properties.put("detail", Map.of("type", "string"));
    properties.put("code", Map.of("type", "string"));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", "Why a request was refused (RFC 9457)");
    schema.put("properties", properties);
    return schema;
  }
}
