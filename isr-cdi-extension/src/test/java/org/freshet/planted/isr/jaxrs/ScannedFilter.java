package org.freshet.planted.isr.jaxrs;

import jakarta.ws.rs.ext.Provider;

/** Planted: waits to be scanned. */
@Provider
public abstract class ScannedFilter {}
