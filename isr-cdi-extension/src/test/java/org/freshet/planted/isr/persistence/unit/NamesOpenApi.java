package org.freshet.planted.isr.persistence.unit;

import org.eclipse.microprofile.openapi.OASFilter;

/** Planted: names a type of MicroProfile OpenAPI outside of the room for that. */
public class NamesOpenApi implements OASFilter {}
