package org.freshet.partstream.describe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The documents in which parts arrive, and the problems in their place. */
final class PartsSchemas {

  static final String PAGE = "PartsPage";
  static final String FRAME = "PartsFrame";
  static final String BY_NAME = "PartsByName";
  static final String MANIFEST = "PartsManifest";

  /** As {@code essentials-jaxrs} calls it. */
  static final String PROBLEM = "ProblemDetails";

  /** What a scanner makes of the type that methods return, by what tells it from others' types. */
  private static final Map<String, Set<String>> SCANNED =
      Map.of(
          "Parts", Set.of("ask", "definitions"),
          "Definition", Set.of("supplier", "options"),
          "Options", Set.of("replaced", "fallback"));

  private static final List<Object> ASKED = List.of("BUILT", "NEXT", "KEYS", "MANIFEST");

  private PartsSchemas() {}

  /** Adds those that are not there, and takes away what nobody refers to any more. */
  static void add(Components components) {
    forgetScanned(components);
    add(components, PAGE, PartsSchemas::page);
    add(components, FRAME, PartsSchemas::frame);
    add(components, BY_NAME, PartsSchemas::byName);
    add(components, MANIFEST, PartsSchemas::manifest);
    add(components, PROBLEM, PartsSchemas::problem);
  }

  private static void forgetScanned(Components components) {
    Map<String, Schema> known = components.getSchemas();
    if (known == null) {
      return;
    }
    Map.copyOf(known)
        .forEach(
            (name, schema) -> {
              Set<String> own = SCANNED.get(name);
              Map<String, Schema> properties = schema.getProperties();
              boolean isOurs =
                  own != null && properties != null && properties.keySet().containsAll(own);
              if (isOurs || name.equals("Ask") && ASKED.equals(schema.getEnumeration())) {
                components.removeSchema(name);
              }
            });
  }

  private static void add(Components components, String name, Supplier<Schema> schema) {
    Map<String, Schema> known = components.getSchemas();
    if (known == null || !known.containsKey(name)) {
      components.addSchema(name, schema.get());
    }
  }

  private static Schema page() {
    return object("A page of parts")
        .addProperty(
            "results",
            list(
                object("One part: its name, and its value or {\"error\": a problem}")
                    .minProperties(1)
                    .maxProperties(1)))
        .addProperty(
            "cursor",
            OASFactory.createSchema()
                .type(List.of(SchemaType.STRING, SchemaType.NULL))
                .description("Where to go on, null at the end"))
        .addProperty("meta", meta())
        .required(List.of("results", "cursor", "meta"));
  }

  private static Schema meta() {
    return object("What is to be said of the page")
        .addProperty("total_parts", of(SchemaType.INTEGER))
        .addProperty("current_chunk", of(SchemaType.INTEGER))
        .addProperty("has_more", of(SchemaType.BOOLEAN))
        .addProperty("timestamp", of(SchemaType.STRING).format("date-time"))
        .addProperty(
            "progress",
            object("How many parts are there")
                .addProperty("delivered", of(SchemaType.INTEGER))
                .addProperty("total", of(SchemaType.INTEGER)))
        .addProperty("pending", list(of(SchemaType.STRING)))
        .addProperty("errors", list(of(SchemaType.STRING)))
        .addProperty("parts", of(SchemaType.OBJECT))
        .required(List.of("total_parts", "current_chunk", "has_more", "timestamp"));
  }

  private static Schema frame() {
    return object("A frame of a stream; one without end is broken")
        .addProperty(
            "type",
            of(SchemaType.STRING).enumeration(List.of("start", "part", "error", "skipped", "end")))
        .addProperty("name", of(SchemaType.STRING))
        .addProperty("status", of(SchemaType.STRING))
        .addProperty("ms", of(SchemaType.INTEGER))
        .addProperty("data", OASFactory.createSchema().description("The value of a part"))
        .addProperty("problem", OASFactory.createSchema().ref(PROBLEM))
        .addProperty("pending", list(of(SchemaType.STRING)))
        .addProperty("complete", of(SchemaType.BOOLEAN))
        .addProperty("failed", list(of(SchemaType.STRING)))
        .addProperty("cursor", of(SchemaType.STRING))
        .required(List.of("type"));
  }

  private static Schema byName() {
    return object("Parts by their names")
        .addProperty("results", of(SchemaType.OBJECT))
        .addProperty("requested_keys", list(of(SchemaType.STRING)))
        .addProperty("timestamp", of(SchemaType.STRING).format("date-time"))
        .required(List.of("results", "requested_keys", "timestamp"));
  }

  private static Schema manifest() {
    Schema part =
        object("One part")
            .addProperty("size", of(SchemaType.STRING))
            .addProperty("dependencies", list(of(SchemaType.STRING)))
            .addProperty("type", of(SchemaType.STRING))
            .addProperty("description", of(SchemaType.STRING))
            .addProperty("estimated_ms", of(SchemaType.INTEGER));
    return object("Which parts there are")
        .addProperty("parts", of(SchemaType.OBJECT).additionalPropertiesSchema(part))
        .addProperty("access_methods", of(SchemaType.OBJECT))
        .addProperty("timestamp", of(SchemaType.STRING).format("date-time"))
        .required(List.of("parts", "access_methods", "timestamp"));
  }

  private static Schema problem() {
    return object("What went wrong with a request (RFC 9457)")
        .addProperty("type", of(SchemaType.STRING).format("uri-reference"))
        .addProperty("title", of(SchemaType.STRING))
        .addProperty("status", of(SchemaType.INTEGER))
        .addProperty("detail", of(SchemaType.STRING))
        .addProperty("instance", of(SchemaType.STRING).format("uri-reference"));
  }

  private static Schema object(String what) {
    return of(SchemaType.OBJECT).description(what);
  }

  private static Schema list(Schema items) {
    return of(SchemaType.ARRAY).items(items);
  }

  private static Schema of(SchemaType type) {
    return OASFactory.createSchema().type(List.of(type));
  }
}
