package org.freshet.planted.essentials.seal;

import jakarta.ws.rs.core.UriInfo;

/** A planted violation. */
public class AsksTheServer {
  UriInfo uri;
}
