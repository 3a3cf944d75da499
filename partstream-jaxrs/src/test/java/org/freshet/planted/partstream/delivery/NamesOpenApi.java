package org.freshet.planted.partstream.delivery;

import org.eclipse.microprofile.openapi.models.OpenAPI;

/** A planted violation. */
public class NamesOpenApi {
  OpenAPI document;
}
