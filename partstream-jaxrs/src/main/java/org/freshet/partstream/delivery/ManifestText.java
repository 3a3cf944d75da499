package org.freshet.partstream.delivery;

import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.freshet.partstream.plan.PlannedPart;

/** Which parts there are, and the three ways to ask for them. */
final class ManifestText {

  private static final String OWN = "/manifest";

  private ManifestText() {}

  static String of(PartsRequest request, String now) {
    JsonObjectBuilder parts = JsonText.JSON.createObjectBuilder();
    request.plan().parts().forEach(part -> parts.add(part.name(), described(part)));
    String path = request.context().uri().getRawPath();
    String base = path.endsWith(OWN) ? path.substring(0, path.length() - OWN.length()) : path;
    JsonObjectBuilder ways =
        JsonText.JSON
            .createObjectBuilder()
            .add("token_based", base)
            .add("key_based", base + "/parts?keys=" + String.join(",", names(request)))
            .add("manifest", base + OWN);
    return JsonText.JSON
        .createObjectBuilder()
        .add("parts", parts)
        .add("access_methods", ways)
        .add("timestamp", now)
        .build()
        .toString();
  }

  private static List<String> names(PartsRequest request) {
    return request.plan().parts().stream().map(PlannedPart::name).limit(request.limit()).toList();
  }

  private static JsonObjectBuilder described(PlannedPart part) {
    PlannedPart.Description description = part.description();
    JsonObjectBuilder json =
        JsonText.JSON
            .createObjectBuilder()
            .add("size", description.size().name().toLowerCase(Locale.ROOT))
            .add("dependencies", JsonText.JSON.createArrayBuilder(part.dependsOn()))
            .add("type", description.ready() ? "static" : "lazy");
    if (!description.text().isEmpty()) {
      json.add("description", description.text());
    }
    if (description.millis() > 0) {
      json.add("estimated_ms", description.millis());
    }
    return json;
  }
}
