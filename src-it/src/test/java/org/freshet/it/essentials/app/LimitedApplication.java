package org.freshet.it.essentials.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.freshet.essentials.api.RateLimited;

/** A limit for whatever has none of its own. */
@ApplicationPath("limited")
@RateLimited(limit = 4, window = 3600, name = "app")
public class LimitedApplication extends Application {}
