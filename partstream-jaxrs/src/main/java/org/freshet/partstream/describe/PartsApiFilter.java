package org.freshet.partstream.describe;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.freshet.partstream.describe.PartsApi.Kind;

/**
 * Tells the OpenAPI document of an application how responses in parts look: the envelope, the forms
 * of streams, the parameters and the refusals. Found by the filter of {@code essentials-jaxrs}.
 */
public class PartsApiFilter implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null) {
      return;
    }
    boolean used = false;
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      for (Map.Entry<PathItem.HttpMethod, Operation> operation :
          path.getValue().getOperations().entrySet()) {
        Kind kind = PartsApi.find(operation.getKey().name(), path.getKey());
        if (kind != null) {
          PartsOperation.describe(operation.getValue(), kind);
          used = true;
        }
      }
    }
    if (used) {
      Components components =
          document.getComponents() == null
              ? OASFactory.createComponents()
              : document.getComponents();
      PartsSchemas.add(components);
      document.setComponents(components);
    }
  }
}
