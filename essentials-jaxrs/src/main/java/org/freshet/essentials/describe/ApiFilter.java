package org.freshet.essentials.describe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.freshet.essentials.config.Codes;

/**
 * Tells the OpenAPI document of an application what this library does: errors as problems, limits
 * with their fields, what will go; for the methods that are concerned and no others. Then asks all
 * filters that {@code META-INF/services} names, those of sister modules among them, since an
 * application can have one filter only.
 *
 * <p>It is the filter of each application with this library and without {@code mp.openapi.filter}.
 * One that has a filter of its own calls {@code new ApiFilter().filterOpenAPI(document)} from
 * there. A document that cannot be told anything stays as it was.
 */
public class ApiFilter implements OASFilter {

  private static final Logger LOG = System.getLogger(ApiFilter.class.getName());

  @Override
  public void filterOpenAPI(OpenAPI document) {
    try {
      if (document.getPaths() != null) {
        describe(document);
      }
      for (OASFilter other : ServiceLoader.load(OASFilter.class, loader())) {
        other.filterOpenAPI(document);
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, Codes.OPENAPI + ": the OpenAPI document is told nothing", e);
    }
  }

  private static ClassLoader loader() {
    return ApiFilter.class.getClassLoader();
  }

  private static void describe(OpenAPI document) {
    DescribedApi api = DescribedApi.current();
    Components components =
        document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
    Responses responses = new Responses(components);
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      for (Map.Entry<PathItem.HttpMethod, Operation> operation :
          path.getValue().getOperations().entrySet()) {
        Facts facts = api.find(operation.getKey().name(), path.getKey());
        responses.describe(operation.getValue(), facts);
      }
    }
    if (responses.isUsed()) {
      document.setComponents(components);
    }
  }
}
