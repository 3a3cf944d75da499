package org.freshet.partstream.describe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.freshet.partstream.describe.PartsApi.Kind;

/** What may be sent to a resource in parts, and what it answers. */
final class PartsOperation {

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "The cursor is not valid, or a parameter breaks its rule",
          "404", "There is no such part",
          "406", "Neither pages nor any form of a stream is accepted",
          "409", "The parts are not those that the cursor was made for; begin again",
          "410", "The cursor has expired; begin again");

  private PartsOperation() {}

  static void describe(Operation operation, Kind kind) {
    switch (kind) {
      case PAGES -> pages(operation);
      case BY_NAME -> {
        Schema names = schema(SchemaType.ARRAY).items(schema(SchemaType.STRING)).minItems(1);
        Parameter keys = parameter("keys", Parameter.In.QUERY, names, "The names of the parts");
        add(operation, keys.required(true).style(Parameter.Style.FORM).explode(false));
        answer(operation, content(JSON, PartsSchemas.BY_NAME), "400", "404");
      }
      case MANIFEST -> answer(operation, content(JSON, PartsSchemas.MANIFEST));
    }
  }

  private static void pages(Operation operation) {
    add(
        operation,
        parameter(
            "cursor",
            Parameter.In.QUERY,
            schema(SchemaType.STRING),
            "Where to go on: the cursor of a page or of a frame; none to begin"));
    add(
        operation,
        parameter(
            "limit",
            Parameter.In.QUERY,
            schema(SchemaType.INTEGER).minimum(java.math.BigDecimal.ONE),
            "How many parts a page has at most; never more than the resource allows"));
    add(
        operation,
        parameter(
            "Prefer",
            Parameter.In.HEADER,
            schema(SchemaType.STRING),
            "wait=2 answers what is ready after two seconds (RFC 7240)"));
    add(
        operation,
        parameter(
            "Last-Event-ID",
            Parameter.In.HEADER,
            schema(SchemaType.STRING),
            "The id of the last event that arrived, in the place of cursor"));
    Content content = content(JSON, PartsSchemas.PAGE);
    for (String lines : List.of("application/x-ndjson", "application/json-seq")) {
      content.addMediaType(
          lines, OASFactory.createMediaType().schema(reference(PartsSchemas.FRAME)));
    }
    for (String framed : List.of("text/event-stream", "multipart/mixed")) {
      content.addMediaType(framed, OASFactory.createMediaType().schema(schema(SchemaType.STRING)));
    }
    APIResponse page = answer(operation, content, "400", "406", "409", "410");
    field(page, "Link", "rel=\"next\", where the next page is; there is none after the last one");
    field(page, "Preference-Applied", "wait, where it was asked for");
  }

  private static void add(Operation operation, Parameter parameter) {
    List<Parameter> known = operation.getParameters();
    boolean there =
        known != null
            && known.stream()
                .anyMatch(
                    one ->
                        parameter.getName().equals(one.getName())
                            && parameter.getIn() == one.getIn());
    if (!there) {
      operation.addParameter(parameter);
    }
  }

  /** Takes the place of what a scanner made of the library's own type. */
  private static APIResponse answer(Operation operation, Content content, String... refusals) {
    APIResponses responses =
        operation.getResponses() == null
            ? OASFactory.createAPIResponses()
            : operation.getResponses();
    APIResponse known = responses.getAPIResponse("200");
    APIResponse answer =
        known == null || known.getRef() != null ? OASFactory.createAPIResponse() : known;
    if (answer.getDescription() == null || answer.getDescription().equals("OK")) {
      answer.setDescription("Parts");
    }
    answer.setContent(content);
    responses.addAPIResponse("200", answer);
    for (String status : refusals) {
      if (!responses.hasAPIResponse(status)) {
        responses.addAPIResponse(status, refusal(status));
      }
    }
    operation.setResponses(responses);
    return answer;
  }

  private static APIResponse refusal(String status) {
    APIResponse refusal =
        OASFactory.createAPIResponse()
            .description(new TreeMap<>(REFUSALS).getOrDefault(status, ""))
            .content(content(PROBLEM, PartsSchemas.PROBLEM));
    field(refusal, "Link", "rel=\"first\", where to begin again");
    return refusal;
  }

  private static void field(APIResponse response, String name, String what) {
    Header header = OASFactory.createHeader().description(what).schema(schema(SchemaType.STRING));
    response.addHeader(name, header);
  }

  private static Parameter parameter(
      String name, Parameter.In in, Schema schema, String description) {
    return OASFactory.createParameter()
        .name(name)
        .in(in)
        .required(false)
        .schema(schema)
        .description(description);
  }

  private static Content content(String type, String schema) {
    return OASFactory.createContent()
        .addMediaType(type, OASFactory.createMediaType().schema(reference(schema)));
  }

  private static Schema reference(String name) {
    return OASFactory.createSchema().ref(name);
  }

  private static Schema schema(SchemaType type) {
    return OASFactory.createSchema().type(List.of(type));
  }
}
