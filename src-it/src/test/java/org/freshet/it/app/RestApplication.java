package org.freshet.it.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Resources answer below {@code /api}; the server finds them by itself. */
@ApplicationPath("api")
public class RestApplication extends Application {}
