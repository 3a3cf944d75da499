package org.freshet.planted.essentials.ratelimit;

import org.eclipse.microprofile.openapi.models.OpenAPI;

/** A planted violation. */
public class NamesOpenApi {
  OpenAPI document;
}
