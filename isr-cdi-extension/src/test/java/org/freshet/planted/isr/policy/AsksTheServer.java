package org.freshet.planted.isr.policy;

import jakarta.ws.rs.core.UriInfo;

/** Planted: a decision that knows the container. */
class AsksTheServer {
  UriInfo request;
}
