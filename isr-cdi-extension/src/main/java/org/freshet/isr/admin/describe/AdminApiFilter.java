package org.freshet.isr.admin.describe;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds the operator's resource to the OpenAPI document of the application, where MicroProfile
 * OpenAPI is and the application asks for it: {@code
 * mp.openapi.filter=org.freshet.isr.admin.describe.AdminApiFilter}. Nothing else loads this class.
 */
public class AdminApiFilter implements OASFilter {

  private static final String ROOT = "/isr/admin";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Paths paths = document.getPaths();
    if (paths == null) {
      paths = OASFactory.createPaths();
      document.setPaths(paths);
    }
    for (Endpoint endpoint : Endpoint.values()) {
      if (!endpoint.type().startsWith("text/")) {
        paths.addPathItem(ROOT + endpoint.path(), item(endpoint));
      }
    }
  }

  private static PathItem item(Endpoint endpoint) {
    Operation operation =
        OASFactory.createOperation()
            .operationId("isr-" + endpoint.name().toLowerCase(java.util.Locale.ROOT))
            .addTag("Freshet, for operators")
            .summary(endpoint.summary())
            .responses(responses(endpoint));
    if (endpoint.hasRaise()) {
      operation.addParameter(
          parameter("raise", Parameter.In.PATH, true, Schema.SchemaType.INTEGER));
    }
    for (Endpoint.Parameter each : endpoint.parameters()) {
      operation.addParameter(
          parameter(
              each.name(),
              Parameter.In.QUERY,
              each.required(),
              each.many() ? Schema.SchemaType.ARRAY : Schema.SchemaType.STRING));
    }
    if (endpoint.isUnsafe()) {
      operation.addParameter(
          parameter("Isr-Request", Parameter.In.HEADER, true, Schema.SchemaType.STRING));
      return OASFactory.createPathItem().POST(operation);
    }
    return OASFactory.createPathItem().GET(operation);
  }

  private static Parameter parameter(
      String name, Parameter.In in, boolean required, Schema.SchemaType type) {
    Schema schema = OASFactory.createSchema().type(List.of(type));
    if (type == Schema.SchemaType.ARRAY) {
      schema.items(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }
    return OASFactory.createParameter().name(name).in(in).required(required).schema(schema);
  }

  private static APIResponses responses(Endpoint endpoint) {
    APIResponses responses = OASFactory.createAPIResponses();
    responses.addAPIResponse(
        "200",
        OASFactory.createAPIResponse().description("Done").content(content(endpoint.type())));
    Refusals.of(endpoint)
        .forEach(
            (status, why) ->
                responses.addAPIResponse(
                    status,
                    OASFactory.createAPIResponse()
                        .description(why)
                        .content(content("application/problem+json"))));
    return responses;
  }

  private static Content content(String type) {
    return OASFactory.createContent()
        .addMediaType(
            type,
            OASFactory.createMediaType()
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT))));
  }
}
